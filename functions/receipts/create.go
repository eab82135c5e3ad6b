package receipts

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Create records money that came in, and allocates it to orders. Customer, credit account and orders are read in one round trip; the
// number comes from a counter of its own; everything changes in one transaction, on the versions of the orders that were read: many
// receipts at once never pay more than is open.
var Create = operation.Write(operation.Spec{
	Name:     "receipts.create",
	Route:    "POST /v1/receipts",
	Need:     access.Needs(access.Receipt, access.Create),
	Summary:  "Record money that came in",
	Problems: paying,
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

// paying are the problems of what changes how much of orders is paid.
var paying = []problem.Code{"auth.outOfReach", "order.creditCurrency", "order.customerGone", "receipt.tooLarge"}

type createInput struct {
	operation.Creating
	Body receipt.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*receipt.Receipt, table.Tx, error) {
	tenant := call.Caller.Tenant
	debtor, err := order.LoadDebtor(ctx, d.Table, tenant, in.Body.Customer, receipt.Orders(in.Body.Allocations))
	if err != nil {
		return nil, table.Tx{}, err
	}
	meta := record.Created(receipt.Kind, receipt.Kind.NewID(d.IDs), call.Stamp())
	plan, err := receipt.New(meta, in.Body, &debtor, call.Stamp(), call.Caller)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !receipt.Reach(call.Caller, access.Create).Includes(plan.Receipt.Owner) {
		return nil, table.Tx{}, problem.New("auth.outOfReach", problem.At("/customerId", "field.invalid"))
	}
	if plan.Receipt.Number, err = receipt.NextNumber(ctx, d.Table, tenant); err != nil {
		return nil, table.Tx{}, err
	}
	return stored(call, &plan, &debtor)
}

// stored returns the receipt of a plan, and the plan's transaction.
func stored(call operation.Call, plan *receipt.Plan, debtor *order.Debtor) (*receipt.Receipt, table.Tx, error) {
	tx, err := plan.Tx(call.Caller.Tenant, debtor, order.On(call.At, call.Caller.Company).Day)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return &plan.Receipt, tx, nil
}

// read reads a receipt on which the caller may do the action, and then, as it says whose they are, its customer, the customer's credit
// account and orders.
func read(ctx context.Context, d *app.Deps, call operation.Call, action access.Action, identifier string, orders func(*receipt.Receipt) []string) (receipt.Receipt, order.Debtor, error) {
	r, err := receipt.Reachable(ctx, d.Table, call.Caller, action, identifier)
	if err != nil {
		return receipt.Receipt{}, order.Debtor{}, err
	}
	debtor, err := order.LoadDebtor(ctx, d.Table, call.Caller.Tenant, r.Customer, orders(&r))
	return r, debtor, err
}
