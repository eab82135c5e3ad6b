package checkups

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/checkup"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
)

// Get answers when a customer was looked through, by whom, and when it is due next. Two round trips: who may see it stands in the customer.
var Get = operation.Read(operation.Spec{
	Name:     "checkups.get",
	Route:    "GET /v1/customers/{id}/checkup",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "Get when a customer was and will be looked through",
	Problems: []problem.Code{"customer.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	ID string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*checkup.View, error) {
	of, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	c, plan, tree, err := checkup.Get(ctx, d.Table, call.Caller.Tenant, of.ID)
	if err != nil {
		return nil, err
	}
	view := c.ViewOn(order.On(call.At, call.Caller.Company).Day, plan, tree, &of)
	return &view, nil
}
