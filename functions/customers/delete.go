package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Delete moves a customer to the recycle bin, from where it can be restored for as long
// as the company's settings say. Its unique values are free for others meanwhile, but for its number.
var Delete = operation.Write(operation.Spec{
	Name:     "customers.delete",
	Route:    "DELETE /v1/customers/{id}",
	Need:     access.Needs(access.Customer, access.Delete),
	Summary:  "Move a customer to the recycle bin",
	Problems: []problem.Code{"customer.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Delete, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	after := before.IntoBin(call.Stamp(), call.Caller.Company.Retention)
	return &operation.Nothing{}, after.Replace(call.Caller.Tenant, before), nil
}
