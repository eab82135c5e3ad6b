package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
)

// Get answers one order, also one in the recycle bin: deletedAt tells.
var Get = operation.Read(operation.Spec{
	Name:     "orders.get",
	Route:    "GET /v1/orders/{id}",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "Get an order",
	Problems: []problem.Code{"order.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier." example:"ord_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*order.Order, error) {
	o, err := order.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	return &o, err
}
