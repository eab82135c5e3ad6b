package contacts

import (
	"context"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// List answers the contacts of a customer, newest first. The customer, which says who may see them, and all of its
// contacts come in one query; as they are 200 at most, a page is cut from them here.
var List = operation.Read(operation.Spec{
	Name:     "contacts.list",
	Route:    "GET /v1/customers/{id}/contacts",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List the contacts of a customer",
	Problems: []problem.Code{"customer.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	ID      string `json:"id" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Deleted bool   `json:"deleted,omitempty" query:"deleted" doc:"The recycle bin instead."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[contact.Contact], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "contacts.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	key := func(c contact.Contact) table.Key { return contact.Key(call.Caller.Tenant, in.ID, c.ID) }
	found := book.Contacts(in.Deleted)
	if !after.IsZero() {
		found = slices.DeleteFunc(found, func(c contact.Contact) bool { return key(c).Sort() >= after.Key.Sort() })
	}
	var next table.Position
	if len(found) > in.Limit {
		found = found[:in.Limit]
		next.Key = key(found[in.Limit-1])
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return &operation.List[contact.Contact]{Items: found, NextCursor: cursor}, err
}
