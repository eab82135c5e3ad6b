package receipts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/table"
)

// Allocate gives what is on account to orders.
var Allocate = operation.Write(operation.Spec{
	Name:     "receipts.allocate",
	Route:    "POST /v1/receipts/{id}/allocate",
	Need:     access.Needs(access.Receipt, access.Allocate),
	Summary:  "Allocate what is on account to orders",
	Problems: append([]problem.Code{"receipt.notFound", "receipt.reversed"}, paying...),
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, allocate)

type allocateInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The receipt's identifier."`
	Body struct {
		Allocations []receipt.Part `json:"allocations" minItems:"1" maxItems:"20" nullable:"false" doc:"Which orders it pays besides."`
	}
}

func allocate(ctx context.Context, d *app.Deps, call operation.Call, in *allocateInput) (*receipt.Receipt, table.Tx, error) {
	orders := func(*receipt.Receipt) []string { return receipt.Orders(in.Body.Allocations) }
	before, debtor, err := read(ctx, d, call, access.Allocate, in.ID, orders)
	if err != nil {
		return nil, table.Tx{}, err
	}
	plan, err := before.Allocate(in.Body.Allocations, &debtor, call.Stamp())
	if err != nil {
		return nil, table.Tx{}, err
	}
	return stored(call, &plan, &debtor)
}
