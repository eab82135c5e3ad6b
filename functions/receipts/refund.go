package receipts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/table"
)

// Refund notes that money on account went back to the customer, as after an overpayment. What is allocated is released first. One read,
// one transaction on the version that was read: many refunds at once never pay back more than is there.
var Refund = operation.Write(operation.Spec{
	Name:     "receipts.refund",
	Route:    "POST /v1/receipts/{id}/refund",
	Need:     access.Needs(access.Receipt, access.Refund),
	Summary:  "Give money on account back to the customer",
	Problems: []problem.Code{"auth.outOfReach", "receipt.notFound", "receipt.reversed"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, refund)

type refundInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The receipt's identifier."`
	Body receipt.RefundFields
}

func refund(ctx context.Context, d *app.Deps, call operation.Call, in *refundInput) (*receipt.Receipt, table.Tx, error) {
	before, err := receipt.Reachable(ctx, d.Table, call.Caller, access.Refund, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	plan, err := before.Refund(in.Body, call.Stamp(), call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return stored(call, &plan, &order.Debtor{})
}
