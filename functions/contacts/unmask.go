package contacts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/contact"
	"kehu/shared/mask"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Unmask answers in clear what is masked in a contact, as customers.unmask does in a customer.
var Unmask = operation.WriteThen(operation.Spec{
	Name:     "contacts.unmask",
	Route:    "POST /v1/customers/{id}/contacts/{contactId}/unmask",
	Need:     access.Needs(access.Customer, access.Unmask),
	Summary:  "Show what is masked in a contact",
	Problems: []problem.Code{"customer.notFound", "contact.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, unmask, func(ctx context.Context, d *app.Deps, call operation.Call, out *shown) error {
	c, err := find(ctx, d, call, out.Customer, out.ID)
	if err == nil {
		out.Values = mask.Values(&c, out.Fields...)
	}
	return err
})

type unmaskInput struct {
	operation.Acting
	Path
	Body mask.Request
}

type shown struct {
	Customer string `json:"customerId" doc:"The customer that the person belongs to."`
	mask.Answer
}

func unmask(ctx context.Context, d *app.Deps, call operation.Call, in *unmaskInput) (*shown, table.Tx, error) {
	request, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	c, err := find(ctx, d, call, in.ID, in.ContactID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	var tx table.Tx
	tx.Add(audit.Disclose(call.Caller.Tenant, d.IDs, contact.Kind, c.Meta, request, call.Stamp()))
	return &shown{c.Customer, mask.Answer{ID: c.ID, Fields: request.Fields, Values: []mask.Value{}}}, tx, nil
}

// find reads a contact in use of a customer on which the caller's permission to unmask reaches.
func find(ctx context.Context, d *app.Deps, call operation.Call, customer, identifier string) (contact.Contact, error) {
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Unmask, customer)
	if err != nil {
		return contact.Contact{}, err
	}
	return book.InUse(identifier)
}
