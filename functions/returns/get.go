package returns

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
)

// Get answers one return of an order.
var Get = operation.Read(operation.Spec{
	Name:     "returns.get",
	Route:    "GET /v1/orders/{id}/returns/{returnId}",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "Get a return",
	Problems: []problem.Code{"order.notFound", "return.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID     string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Return string `json:"-" path:"returnId" maxLength:"64" doc:"The return's identifier."`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*order.GoodsReturn, error) {
	_, found, err := order.ReachableReturn(ctx, d.Table, call.Caller, access.Read, in.ID, in.Return)
	return &found, err
}
