package mails

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/delivery"
	"kehu/shared/listing"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// Suppressions answers the addresses that get no mail of the company any more, the newest first.
var Suppressions = operation.Read(operation.Spec{
	Name:     "mails.suppressions",
	Route:    "GET /v1/mails/suppressions",
	Need:     access.Needs(access.Settings, access.Update),
	Summary:  "List the addresses that get no mail of your company",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, suppressions)

type suppressionsInput struct {
	operation.Listing
}

func suppressions(ctx context.Context, d *app.Deps, call operation.Call, in *suppressionsInput) (*operation.List[delivery.Suppression], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "mails.suppressions", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	holds := func(s delivery.Suppression) bool { return !s.Deleted() }
	found, next, err := listing.Find(ctx, d.Table, delivery.Suppressions(call.Caller.Tenant, after), in.Limit, delivery.DecodeSuppression, holds)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return &operation.List[delivery.Suppression]{Items: found, NextCursor: cursor}, err
}
