package orders

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
)

// Plan answers by when how much of an order shall be paid, and how much of that is: as agreed for this order, else as the payment terms
// say.
var Plan = operation.Read(operation.Spec{
	Name:     "orders.plan",
	Route:    "GET /v1/orders/{id}/plan",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "Get by when an order shall be paid",
	Problems: []problem.Code{"order.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, plan)

type planInput struct {
	ID string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
}

func plan(ctx context.Context, d *app.Deps, call operation.Call, in *planInput) (*order.Plan, error) {
	o, err := order.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	p := o.PlanOn(order.On(call.At, call.Caller.Company).Day)
	return &p, nil
}
