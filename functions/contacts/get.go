package contacts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Get answers one contact, also one in the recycle bin: deletedAt tells.
var Get = operation.Read(operation.Spec{
	Name:     "contacts.get",
	Route:    "GET /v1/customers/{id}/contacts/{contactId}",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "Get a contact",
	Problems: []problem.Code{"customer.notFound", "contact.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	Path
}

// Path names a contact.
type Path struct {
	ID        string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	ContactID string `json:"-" path:"contactId" maxLength:"64" doc:"The contact's identifier." example:"con_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*contact.Contact, error) {
	c, err := contact.Get(ctx, d.Table, call.Caller, in.ID, in.ContactID)
	return &c, err
}
