package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Cancel ends an order of which nothing is shipped, for a reason. It uses no credit any more.
var Cancel = operation.Write(operation.Spec{
	Name:     "orders.cancel",
	Route:    "POST /v1/orders/{id}/cancel",
	Need:     access.Needs(access.Order, access.Cancel),
	Summary:  "Cancel an order",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition", "order.paid"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, cancel)

type cancelInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body reasonBody
}

func cancel(ctx context.Context, d *app.Deps, call operation.Call, in *cancelInput) (*order.Order, table.Tx, error) {
	reason, err := in.Body.tidy()
	if err != nil {
		return nil, table.Tx{}, err
	}
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Cancel, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, err := before.Cancel(call.Stamp(), reason)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return &after, after.Replace(call.Caller.Tenant, &before, order.On(call.At, call.Caller.Company)), nil
}
