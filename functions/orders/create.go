package orders

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Create makes an order, a draft, with all of its lines. Three round trips: customer and products in one batch (more for
// more than 49 different products), the number from a counter of its own, one transaction.
var Create = operation.Write(operation.Spec{
	Name:     "orders.create",
	Route:    "POST /v1/orders",
	Need:     access.Needs(access.Order, access.Create),
	Summary:  "Make an order",
	Problems: []problem.Code{"auth.outOfReach", "order.tooLarge"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body order.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*order.Order, table.Tx, error) {
	src, err := order.Load(ctx, d.Table, call.Caller.Tenant, in.Body.Customer, products(in.Body.Lines))
	if err != nil {
		return nil, table.Tx{}, err
	}
	o, err := order.New(record.Created(order.Kind, order.Kind.NewID(d.IDs), call.Stamp()), in.Body, &src, call.Caller)
	if err != nil {
		return nil, table.Tx{}, err
	}
	owner, err := sellsFor(call, access.Create, o.Owner)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if o.Number, err = order.NextNumber(ctx, d.Table, call.Caller.Tenant, call.Caller.Company.OrderNumber); err != nil {
		return nil, table.Tx{}, err
	}
	if err := src.Prepare(ctx, d.Table, call.Caller.Tenant, o.Products, call.DryRun); err != nil {
		return nil, table.Tx{}, err
	}
	tx := o.Created(call.Caller.Tenant)
	tx.Add(src.Uses(call.Caller.Tenant, o.Products)...)
	tx.Add(owner...)
	return &o, tx, nil
}

// products lists the products of lines.
func products(lines []order.LineFields) []string {
	all := make([]string, len(lines))
	for i := range lines {
		all[i] = lines[i].Product
	}
	return all
}

// sellsFor checks that the salesperson of an order is one on whose orders the caller may do the action, and, in the same
// transaction, that it is a user of the company.
func sellsFor(call operation.Call, action access.Action, owner string) ([]table.Write, error) {
	if !order.Reach(call.Caller, action).Includes(owner) {
		return nil, problem.New("auth.outOfReach", problem.At("/owner", "field.invalid"))
	}
	if owner == call.Caller.User {
		return nil, nil
	}
	check := table.Check(user.Key(call.Caller.Tenant, owner), table.Present())
	check.Else = problem.Invalid(problem.At("/owner", "order.ownerUnknown"))
	return []table.Write{check}, nil
}
