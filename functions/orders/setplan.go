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

// SetPlan agrees by when how much of an order shall be paid.
var SetPlan = operation.Write(operation.Spec{
	Name:     "orders.setPlan",
	Route:    "PUT /v1/orders/{id}/plan",
	Need:     access.Needs(access.Order, access.Plan),
	Summary:  "Set by when an order shall be paid",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, setPlan)

type setPlanInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body order.PlanFields
}

func setPlan(ctx context.Context, d *app.Deps, call operation.Call, in *setPlanInput) (*order.Plan, table.Tx, error) {
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Plan, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	after, err := before.WithPlan(call.Stamp(), in.Body)
	if err != nil {
		return nil, table.Tx{}, err
	}
	bound := order.On(call.At, call.Caller.Company)
	p := after.PlanOn(bound.Day)
	return &p, after.Replace(call.Caller.Tenant, &before, bound), nil
}
