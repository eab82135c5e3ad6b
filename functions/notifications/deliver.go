package notifications

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/notification"
	"kehu/shared/operation"
)

// Deliver tells events to those whom the rules of the company name, and reviewers of what waits for them, whatever the rules are.
var Deliver = operation.Event(operation.Spec{
	Name:    "notifications.deliver",
	Summary: "Tell events to whom the rules name",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable, operation.SendMail},
	Timeout: time.Minute,
}, []event.Type{
	event.CustomerCreated, event.CustomerUpdated, event.CustomerDeleted, event.CustomerRestored, event.OrderSubmitted, event.OrderApproved,
	event.OrderRejected, event.OrderCompleted, event.OrderCancelled, event.JobFinished, event.ReviewStarted,
}, deliver)

func deliver(ctx context.Context, d *app.Deps, e event.Event) error {
	company, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("notification: %w", err)
	}
	return notification.Deliver(ctx, d, company, e)
}
