package contacts

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Update changes some fields of a contact. isPrimary: true takes it from whoever was the primary contact.
var Update = operation.Write(operation.Spec{
	Name:     "contacts.update",
	Route:    "PATCH /v1/customers/{id}/contacts/{contactId}",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Change a contact",
	Problems: []problem.Code{"customer.notFound", "contact.notFound", "contact.primaryInUse", "contact.cycle"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	Path
	Body operation.Patch[contact.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*contact.Contact, table.Tx, error) {
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
	fields, err := in.Body.Apply(before.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return change(call, book, before, fields)
}

// change plans other fields of a contact; nothing if they are as they were.
func change(call operation.Call, book contact.Book, before contact.Contact, fields contact.Fields) (*contact.Contact, table.Tx, error) {
	fields, warnings, err := fields.Normalize(book.Customer.Home(call.Caller.Company), call.At)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if reflect.DeepEqual(table.Encode(fields), table.Encode(before.Fields)) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	after, tx, err := book.Change(before, call.Stamp(), fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	advise(call, &book, &after, warnings)
	return &after, tx, nil
}
