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

// Invoiced notes how many of lines are invoiced, as where invoices are written by another system. The numbers are those of all invoices
// together, so a call that is repeated changes nothing.
var Invoiced = operation.Write(operation.Spec{
	Name:     "orders.invoice",
	Route:    "POST /v1/orders/{id}/invoiced",
	Need:     access.Needs(access.Order, access.Invoice),
	Summary:  "Note how many of an order's lines are invoiced",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, invoiced)

type invoicedInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body struct {
		Lines []order.InvoicedQuantity `json:"lines" minItems:"1" maxItems:"500" nullable:"false" doc:"How many are invoiced; of lines that are not named, as many as before."`
	}
}

func invoiced(ctx context.Context, d *app.Deps, call operation.Call, in *invoicedInput) (*order.Order, table.Tx, error) {
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Invoice, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, err := before.WithInvoiced(call.Stamp(), in.Body.Lines)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if after.Equal(&before) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	return &after, after.Replace(call.Caller.Tenant, &before, order.On(call.At, call.Caller.Company)), nil
}
