package contacts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// Plan plans what becomes of a contact of a customer, with the rules of the calls that create and change one. becomes is given the customer's
// contacts and answers which of them is meant, nil for a new one, and its fields. The transaction is empty when nothing changes.
func Plan(
	ctx context.Context, d *app.Deps, call operation.Call, customer string,
	becomes func(book *contact.Book) (before *contact.Contact, fields contact.Fields, err error),
) (*contact.Contact, table.Tx, error) {
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Update, customer)
	if err != nil {
		return nil, table.Tx{}, err
	}
	before, fields, err := becomes(&book)
	switch {
	case err != nil:
		return nil, table.Tx{}, err
	case before == nil:
		return add(d, call, book, fields)
	default:
		return change(call, book, *before, fields)
	}
}

// PlanRemoval plans that a contact goes to the recycle bin if it is of the version of the ETag, with the rules of the call that deletes one.
func PlanRemoval(ctx context.Context, d *app.Deps, call operation.Call, customer, identifier, etag string) (table.Tx, error) {
	in := deleteInput{Path: Path{ID: customer, ContactID: identifier}}
	in.IfMatch = etag
	_, tx, err := remove(ctx, d, call, &in)
	return tx, err
}
