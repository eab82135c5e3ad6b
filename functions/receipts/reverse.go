package receipts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Reverse notes that money was lost again, as by a cheque that bounced, or was never there: what it paid is to be paid again. An order
// that was completed is so no more.
var Reverse = operation.Write(operation.Spec{
	Name:     "receipts.reverse",
	Route:    "POST /v1/receipts/{id}/reverse",
	Need:     access.Needs(access.Receipt, access.Reverse),
	Summary:  "Reverse a receipt",
	Problems: append([]problem.Code{"receipt.notFound", "receipt.reversed"}, paying...),
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, reverse)

type reverseInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The receipt's identifier."`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why."`
	}
}

func reverse(ctx context.Context, d *app.Deps, call operation.Call, in *reverseInput) (*receipt.Receipt, table.Tx, error) {
	var c text.Checker
	reason := c.Line("/reason", in.Body.Reason)
	if err := c.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, debtor, err := read(ctx, d, call, access.Reverse, in.ID, (*receipt.Receipt).Paid)
	if err != nil {
		return nil, table.Tx{}, err
	}
	plan, err := before.Reverse(reason, &debtor, call.Stamp(), call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return stored(call, &plan, &debtor)
}
