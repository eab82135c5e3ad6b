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

// Close ends an order before all of it is delivered (a short close). What is delivered and not paid goes on using the
// customer's credit.
var Close = operation.Write(operation.Spec{
	Name:     "orders.close",
	Route:    "POST /v1/orders/{id}/close",
	Need:     access.Needs(access.Order, access.Close),
	Summary:  "Close an order before all of it is delivered",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, closeShort)

type closeInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body *noteBody
}

type noteBody struct {
	Reason string `json:"reason,omitempty" maxLength:"500" doc:"Why."`
}

func closeShort(ctx context.Context, d *app.Deps, call operation.Call, in *closeInput) (*order.Order, table.Tx, error) {
	reason := ""
	if in.Body != nil && in.Body.Reason != "" {
		var err error
		if reason, err = (reasonBody{in.Body.Reason}).tidy(); err != nil {
			return nil, table.Tx{}, err
		}
	}
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Close, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, err := before.Close(call.Stamp(), reason)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return &after, after.Replace(call.Caller.Tenant, &before, order.On(call.At, call.Caller.Company)), nil
}
