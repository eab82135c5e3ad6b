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

// Restore takes a draft out of the recycle bin, as it was. It is refused while its customer is deleted.
var Restore = operation.Write(operation.Spec{
	Name:     "orders.restore",
	Route:    "POST /v1/orders/{id}/restore",
	Need:     access.Needs(access.Order, access.Restore),
	Summary:  "Take a draft of an order out of the recycle bin",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.notDeleted", "order.customerGone", "order.numberTaken"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, restore)

type restoreInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
}

func restore(ctx context.Context, d *app.Deps, call operation.Call, in *restoreInput) (*order.Order, table.Tx, error) {
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Restore, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !before.Deleted() {
		return nil, table.Tx{}, problem.New("order.notDeleted")
	}
	src, err := order.Load(ctx, d.Table, call.Caller.Tenant, before.Customer, nil)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if src.Customer == nil || src.Customer.Deleted() {
		return nil, table.Tx{}, problem.New("order.customerGone")
	}
	after := before.OutOfBin(call.Stamp())
	return &after, after.Replace(call.Caller.Tenant, &before, order.Bound{}), nil
}
