package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/delivery"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// Mails answers which mails went to a customer and what became of them, newest first. Two reads: whether the caller may see the
// customer, and the mails.
var Mails = operation.Read(operation.Spec{
	Name:     "customers.mails",
	Route:    "GET /v1/customers/{id}/mails",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List the mails to a customer, newest first",
	Problems: []problem.Code{"customer.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, mails)

type mailsInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func mails(ctx context.Context, d *app.Deps, call operation.Call, in *mailsInput) (*operation.List[delivery.Delivery], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "customers.mails", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	if _, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID); err != nil {
		return nil, err
	}
	found, next, err := delivery.List(ctx, d.Table, call.Caller.Tenant, in.ID, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return &operation.List[delivery.Delivery]{Items: found, NextCursor: cursor}, err
}
