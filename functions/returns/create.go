package returns

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/dictionary"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Create takes back goods that were shipped: for a credit, which makes what the customer owes less, or to be replaced, which makes
// them be shipped again.
var Create = operation.Write(operation.Spec{
	Name:     "returns.create",
	Route:    "POST /v1/orders/{id}/returns",
	Need:     access.Needs(access.Order, access.Ship),
	Summary:  "Take back goods of an order",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition", "order.creditCurrency", "order.customerGone"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body struct {
		order.GoodsReturnFields
		Lines []order.LineQuantity `json:"lines" minItems:"1" maxItems:"500" nullable:"false" doc:"What came back."`
	}
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*order.GoodsReturn, table.Tx, error) {
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Ship, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := known(ctx, d.Table, call.Caller.Tenant, in.Body.ReasonCode); err != nil {
		return nil, table.Tx{}, err
	}
	identifier := order.GoodsReturnKind.NewID(d.IDs)
	after, made, err := before.TakeBack(identifier, call.Stamp(), in.Body.GoodsReturnFields, in.Body.Lines, call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx, err := order.Moving(ctx, d.Table, call.Caller, order.Step{Before: before, After: after}, call.At)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx.Add(made.Created(call.Caller.Tenant))
	return &made, tx, nil
}

// known checks that the code is a reason that the company offers.
func known(ctx context.Context, t table.Table, tenant access.Tenant, code string) error {
	e, err := dictionary.Get(ctx, t, tenant, dictionary.ReturnReason, code)
	if problem.Is(err, "dictionary.notFound") || err == nil && e.Disabled {
		return problem.Invalid(problem.At("/reason", "return.reasonUnknown"))
	}
	return err
}
