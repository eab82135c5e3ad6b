package shipments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
)

// Get answers one shipment of an order.
var Get = operation.Read(operation.Spec{
	Name:     "shipments.get",
	Route:    "GET /v1/orders/{id}/shipments/{shipmentId}",
	Need:     access.Needs(access.Order, access.Read),
	Summary:  "Get a shipment",
	Problems: []problem.Code{"order.notFound", "shipment.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID       string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Shipment string `json:"-" path:"shipmentId" maxLength:"64" doc:"The shipment's identifier."`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*order.Shipment, error) {
	_, found, err := order.ReachableShipment(ctx, d.Table, call.Caller, access.Read, in.ID, in.Shipment)
	return &found, err
}
