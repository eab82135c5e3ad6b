package contacts

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Create adds a contact to a customer. The first one is the primary contact. Two round trips: one reads the customer with
// all of its contacts, one writes.
var Create = operation.Write(operation.Spec{
	Name:     "contacts.create",
	Route:    "POST /v1/customers/{id}/contacts",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Add a contact to a customer",
	Problems: []problem.Code{"customer.notFound", "contact.tooMany"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body contact.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*contact.Contact, table.Tx, error) {
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Update, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return add(d, call, book, in.Body)
}

// add plans a new contact of a customer.
func add(d *app.Deps, call operation.Call, book contact.Book, fields contact.Fields) (*contact.Contact, table.Tx, error) {
	fields, warnings, err := fields.Normalize(book.Customer.Home(call.Caller.Company), call.At)
	if err != nil {
		return nil, table.Tx{}, err
	}
	created, tx, err := book.Add(contact.Kind.NewID(d.IDs), call.Stamp(), fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	advise(call, &book, &created, warnings)
	return &created, tx, nil
}

// advise puts into a dry run's answer what looks wrong, and which other contacts of the customer look alike.
func advise(call operation.Call, book *contact.Book, c *contact.Contact, warnings []problem.Field) {
	if call.DryRun {
		c.Warn(call.Language, warnings...)
		c.Repeat(book.Likeness(c)...)
	}
}
