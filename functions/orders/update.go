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

// Update changes a draft; lines are replaced whole. What is approved is changed by orders.change. The order is read
// before what it is made from, as it says what that is.
var Update = operation.Write(operation.Spec{
	Name:     "orders.update",
	Route:    "PATCH /v1/orders/{id}",
	Need:     access.Needs(access.Order, access.Update),
	Summary:  "Change a draft of an order",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.notDraft", "order.tooLarge"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body operation.Patch[order.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*order.Order, table.Tx, error) {
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Update, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Apply(before.Fields())
	if err != nil {
		return nil, table.Tx{}, err
	}
	src, err := order.Load(ctx, d.Table, call.Caller.Tenant, before.Customer, products(fields.Lines))
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, err := before.With(call.Stamp(), fields, &src, call.Caller)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if after.Equal(&before) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	if err := src.Prepare(ctx, d.Table, call.Caller.Tenant, after.Products, call.DryRun); err != nil {
		return nil, table.Tx{}, err
	}
	tx := after.Replace(call.Caller.Tenant, &before, order.Bound{})
	tx.Add(src.Uses(call.Caller.Tenant, after.Products)...)
	if after.Owner != before.Owner {
		owner, err := sellsFor(call, access.Update, after.Owner)
		if err != nil {
			return nil, table.Tx{}, err
		}
		tx.Add(owner...)
	}
	return &after, tx, nil
}
