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

// Delete moves a draft to the recycle bin, or an order of an earlier system. What was submitted is cancelled instead.
var Delete = operation.Write(operation.Spec{
	Name:     "orders.delete",
	Route:    "DELETE /v1/orders/{id}",
	Need:     access.Needs(access.Order, access.Delete),
	Summary:  "Move a draft of an order to the recycle bin",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.notDraft"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Delete, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx, err := PlanRemoval(call, &before, in.IfMatch)
	return &operation.Nothing{}, tx, err
}

// PlanRemoval plans that a draft, or an order of an earlier system, goes to the recycle bin which is still in the version of the ETag.
func PlanRemoval(call operation.Call, before *order.Order, etag string) (table.Tx, error) {
	if err := (operation.Deleting{IfMatch: etag}).Version(before.Meta); err != nil {
		return table.Tx{}, err
	}
	after, err := before.IntoBin(call.Stamp(), call.Caller.Company.Retention)
	if err != nil {
		return table.Tx{}, err
	}
	return after.Replace(call.Caller.Tenant, before, order.Bound{}), nil
}
