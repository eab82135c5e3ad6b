package orders

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/operation"
	"kehu/shared/total"
)

// Total adds an order up, and lists it with its products, after each change. An event that comes twice, or late, does no harm:
// what counts is the order as it is when the event arrives.
var Total = operation.Event(operation.Spec{
	Name:    "orders.total",
	Summary: "Add up what orders come to",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout: time.Minute,
}, []event.Type{
	event.OrderApproved, event.OrderCancelled, event.OrderClosed, event.OrderCompleted, event.OrderCreated,
	event.OrderDeleted, event.OrderRejected, event.OrderRestored, event.OrderSubmitted, event.OrderUpdated,
}, addUp)

func addUp(ctx context.Context, d *app.Deps, e event.Event) error {
	tenant, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("total: %w", err)
	}
	return total.Apply(ctx, d.Table, tenant, e.Entity)
}
