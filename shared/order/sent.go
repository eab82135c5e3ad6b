package order

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/merge"
	"kehu/shared/table"
)

// Sent is what a list of a customer's shipments shows of one.
type Sent struct {
	ID     string   `json:"id" table:"id"`
	Number string   `json:"number" table:"nu" doc:"The order's number, and which shipment of it this is."`
	Order  string   `json:"orderId" table:"rf"`
	Date   string   `json:"date" table:"pl" doc:"When it left."`
	Status Movement `json:"status" table:"st" enum:"made,void" doc:"void: it was none, and counts no more."`
}

func shipmentsTo(t access.Tenant, customerID string) table.Partition {
	return table.In(t, ShipmentKind.Key, "CUSTOMER", customerID)
}

// SentTo returns up to limit shipments to the customer from the position on, latest first, and where they ended: those of orders within
// reach. One round trip, and one more for each hundred if the reach is not on all orders.
func SentTo(ctx context.Context, t table.Table, tenant access.Tenant, customerID string, reach access.Reach, after table.Position, limit int) ([]Sent, table.Position, error) {
	l := merge.List{Table: t, Index: table.ByTenant, Partitions: []table.Partition{shipmentsTo(tenant, customerID)}, After: after, Sort: sortOf}
	found, next, err := merge.Find[Sent](ctx, l, limit, nil)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("shipments to a customer: %w", err)
	}
	if reach.Everyone() {
		return found, next, nil
	}
	keys := make([]table.Key, len(found))
	for i, s := range found {
		keys[i] = Key(tenant, s.Order)
	}
	items, err := readAll(ctx, t, keys)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("shipments to a customer: %w", err)
	}
	within := []Sent{}
	for i, s := range found {
		if items[i] != nil && reach.Includes(items[i].Text("ow")) {
			within = append(within, s)
		}
	}
	return within, next, nil
}

// SentPosition is where SentTo goes on behind a shipment.
func SentPosition(t access.Tenant, customerID string, s Sent) table.Position {
	return table.Position{
		Key: movementKey(t, s.Order, ShipmentKind, s.ID), IndexPart: shipmentsTo(t, customerID).String(), IndexSort: place(s.Date, s.ID),
	}
}
