package contacts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Delete moves a contact to the recycle bin, from where it can be restored for as long as the company's settings say;
// then it is gone for good. The primary contact goes only if a successor is named, or it is the only one.
var Delete = operation.Write(operation.Spec{
	Name:     "contacts.delete",
	Route:    "DELETE /v1/customers/{id}/contacts/{contactId}",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Move a contact to the recycle bin",
	Problems: []problem.Code{"customer.notFound", "contact.notFound", "contact.primaryInUse"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	Path
	Successor string `json:"-" query:"successor" maxLength:"64" doc:"The contact that becomes primary, when the primary contact goes."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Update, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	before, err := book.InUse(in.ContactID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	tx, err := book.Remove(before, call.Stamp(), call.Caller.Company.Retention, in.Successor)
	return &operation.Nothing{}, tx, err
}
