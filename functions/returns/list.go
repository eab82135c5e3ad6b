package returns

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// List answers the returns of an order, latest first, void ones included.
var List = operation.Read(operation.Spec{
	Name:     "returns.list",
	Route:    "GET /v1/orders/{id}/returns",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "List the returns of an order",
	Problems: []problem.Code{"order.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The order's identifier."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[order.GoodsReturn], error) {
	o, err := order.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "returns.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := order.ListReturns(ctx, d.Table, call.Caller.Tenant, o.ID, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[order.GoodsReturn]{Items: found, NextCursor: cursor}, nil
}
