package returns

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Void takes back a return that was none: it stays, and counts no more.
var Void = operation.Write(operation.Spec{
	Name:     "returns.void",
	Route:    "POST /v1/orders/{id}/returns/{returnId}/void",
	Need:     access.Needs(access.Order, access.Ship),
	Summary:  "Void a return",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition", "return.notFound", "return.void", "return.replaced", "order.creditCurrency", "order.customerGone"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, void)

type voidInput struct {
	operation.Acting
	ID     string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Return string `json:"-" path:"returnId" maxLength:"64" doc:"The return's identifier."`
	Body   struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why it is void."`
	}
}

func void(ctx context.Context, d *app.Deps, call operation.Call, in *voidInput) (*order.GoodsReturn, table.Tx, error) {
	var c text.Checker
	reason := c.Line("/reason", in.Body.Reason)
	if err := c.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, made, err := order.ReachableReturn(ctx, d.Table, call.Caller, access.Ship, in.ID, in.Return)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, voided, err := before.VoidReturn(made, call.Stamp(), reason)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx, err := order.Moving(ctx, d.Table, call.Caller, order.Step{Before: before, After: after}, call.At)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx.Add(voided.Replace(call.Caller.Tenant, &made))
	return &voided, tx, nil
}
