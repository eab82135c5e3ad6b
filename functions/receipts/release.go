package receipts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/decimal"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/table"
)

// Release takes money from an order again, to be kept on account: as when goods that were paid came back, or an order shall be
// cancelled.
var Release = operation.Write(operation.Spec{
	Name:     "receipts.release",
	Route:    "POST /v1/receipts/{id}/release",
	Need:     access.Needs(access.Receipt, access.Allocate),
	Summary:  "Take money from an order, to be kept on account",
	Problems: append([]problem.Code{"receipt.notFound", "receipt.reversed"}, paying...),
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, release)

type releaseInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The receipt's identifier."`
	Body struct {
		Order  string       `json:"orderId" minLength:"1" maxLength:"40" doc:"An order to which the receipt is allocated."`
		Amount decimal.Wire `json:"amount,omitempty" doc:"How much; all of it if absent."`
	}
}

func release(ctx context.Context, d *app.Deps, call operation.Call, in *releaseInput) (*receipt.Receipt, table.Tx, error) {
	before, debtor, err := read(ctx, d, call, access.Allocate, in.ID, func(*receipt.Receipt) []string { return []string{in.Body.Order} })
	if err != nil {
		return nil, table.Tx{}, err
	}
	plan, err := before.Release(in.Body.Order, in.Body.Amount, &debtor, call.Stamp())
	if err != nil {
		return nil, table.Tx{}, err
	}
	return stored(call, &plan, &debtor)
}
