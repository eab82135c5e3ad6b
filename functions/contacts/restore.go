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

// Restore takes a contact out of the recycle bin, with the identifier that it had. It is the primary contact only if there is
// no other.
var Restore = operation.Write(operation.Spec{
	Name:     "contacts.restore",
	Route:    "POST /v1/customers/{id}/contacts/{contactId}/restore",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Take a contact out of the recycle bin",
	Problems: []problem.Code{"customer.notFound", "contact.notFound", "contact.notDeleted", "contact.tooMany"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, restore)

type restoreInput struct {
	operation.Acting
	Path
}

func restore(ctx context.Context, d *app.Deps, call operation.Call, in *restoreInput) (*contact.Contact, table.Tx, error) {
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Update, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	before, err := book.Find(in.ContactID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !before.Deleted() {
		return nil, table.Tx{}, problem.New("contact.notDeleted")
	}
	after, tx, err := book.Restore(before, call.Stamp())
	return &after, tx, err
}
