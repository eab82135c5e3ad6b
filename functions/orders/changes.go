package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// Changes answers the changes of an order, latest first.
var Changes = operation.Read(operation.Spec{
	Name:     "orders.changes",
	Route:    "GET /v1/orders/{id}/changes",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "List the changes of an order",
	Problems: []problem.Code{"order.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, changes)

type changesInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The order's identifier."`
}

func changes(ctx context.Context, d *app.Deps, call operation.Call, in *changesInput) (*operation.List[order.ChangeOrder], error) {
	o, err := order.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "orders.changes", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := order.ListChanges(ctx, d.Table, call.Caller.Tenant, o.ID, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[order.ChangeOrder]{Items: found, NextCursor: cursor}, nil
}
