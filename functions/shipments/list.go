package shipments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// List answers the shipments of an order, latest first, void ones included.
var List = operation.Read(operation.Spec{
	Name:     "shipments.list",
	Route:    "GET /v1/orders/{id}/shipments",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "List the shipments of an order",
	Problems: []problem.Code{"order.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The order's identifier."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[order.Shipment], error) {
	o, err := order.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "shipments.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := order.ListShipments(ctx, d.Table, call.Caller.Tenant, o.ID, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[order.Shipment]{Items: found, NextCursor: cursor}, nil
}
