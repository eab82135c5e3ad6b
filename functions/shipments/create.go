package shipments

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Create ships lines of an approved order, in part or whole. What is left of each line stands in the order's item, which changes in
// the same transaction under the condition that nobody else changed it: many shipments at once never ship more than was ordered. An
// order that is shipped and paid is completed.
var Create = operation.Write(operation.Spec{
	Name:     "shipments.create",
	Route:    "POST /v1/orders/{id}/shipments",
	Need:     access.Needs(access.Order, access.Ship),
	Summary:  "Ship an order, in part or whole",
	Problems: []problem.Code{"auth.outOfReach", "order.notFound", "order.transition"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body struct {
		order.ShipmentFields
		Lines []order.LineQuantity `json:"lines,omitempty" minItems:"1" maxItems:"500" nullable:"false" doc:"What leaves; all that is left if absent."`
	}
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*order.Shipment, table.Tx, error) {
	before, err := order.Reachable(ctx, d.Table, call.Caller, access.Ship, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	identifier := order.ShipmentKind.NewID(d.IDs)
	after, made, err := before.Ship(identifier, call.Stamp(), in.Body.ShipmentFields, in.Body.Lines, call.Caller.Company)
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
