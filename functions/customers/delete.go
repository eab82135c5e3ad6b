package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Delete moves a customer to the recycle bin, from where it can be restored for as long
// as the company's settings say. One with open orders stays. Its unique values are free for others meanwhile, but for its number.
var Delete = operation.Write(operation.Spec{
	Name:     "customers.delete",
	Route:    "DELETE /v1/customers/{id}",
	Need:     access.Needs(access.Customer, access.Delete),
	Summary:  "Move a customer to the recycle bin",
	Problems: []problem.Code{"customer.notFound", "customer.hasOrders"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Delete, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	busy, err := openOrders(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after := before.IntoBin(call.Stamp(), call.Caller.Company.Retention)
	tx := after.Replace(call.Caller.Tenant, before)
	tx.Add(credit.Close(call.Caller.Tenant, in.ID, busy))
	return &operation.Nothing{}, tx, nil
}

// listedOrders is how many open orders are named that stand in the way.
const listedOrders = 10

// openOrders returns the problem of a customer with open orders, which names the latest. That there are none is decided in
// the transaction, by the customer's account; this read is for the answer alone.
func openOrders(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (*problem.Error, error) {
	open, err := order.OpenOf(ctx, d.Table, call.Caller.Tenant, identifier, listedOrders)
	if err != nil {
		return nil, err
	}
	busy := problem.New("customer.hasOrders")
	for _, o := range open {
		field := problem.At("", "customer.orderOpen")
		field.Params = map[string]string{"number": o.Number}
		busy.Fields = append(busy.Fields, field)
	}
	return busy, nil
}
