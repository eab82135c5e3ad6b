package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/mask"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Unmask answers in clear what is masked in a customer. Each time goes to the audit trail, with the reason. The values are
// read anew after the transaction, a third round trip, so that they are never remembered under an Idempotency-Key.
var Unmask = operation.WriteThen(operation.Spec{
	Name:     "customers.unmask",
	Route:    "POST /v1/customers/{id}/unmask",
	Need:     access.Needs(access.Customer, access.Unmask),
	Summary:  "Show what is masked in a customer",
	Problems: []problem.Code{"customer.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, unmask, func(ctx context.Context, d *app.Deps, call operation.Call, out *mask.Answer) error {
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Unmask, out.ID)
	if err == nil {
		out.Values = mask.Values(&c, out.Fields...)
	}
	return err
})

type unmaskInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body mask.Request
}

func unmask(ctx context.Context, d *app.Deps, call operation.Call, in *unmaskInput) (*mask.Answer, table.Tx, error) {
	request, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Unmask, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	var tx table.Tx
	tx.Add(audit.Disclose(call.Caller.Tenant, d.IDs, customer.Kind, c.Meta, request, call.Stamp()))
	return &mask.Answer{ID: c.ID, Fields: request.Fields, Values: []mask.Value{}}, tx, nil
}
