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

// Reopen makes a draft of a rejected order, so that it can be changed and submitted again.
var Reopen = operation.Write(operation.Spec{
	Name:     "orders.reopen",
	Route:    "POST /v1/orders/{id}/reopen",
	Need:     access.Needs(access.Order, access.Submit),
	Summary:  "Make a draft of a rejected order",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, reopen)

type reopenInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
}

func reopen(ctx context.Context, d *app.Deps, call operation.Call, in *reopenInput) (*order.Order, table.Tx, error) {
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Submit, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, err := before.Reopen(call.Stamp())
	if err != nil {
		return nil, table.Tx{}, err
	}
	return &after, after.Replace(call.Caller.Tenant, &before, order.Bound{}), nil
}
