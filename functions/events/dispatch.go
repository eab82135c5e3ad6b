package events

import (
	"context"
	"fmt"

	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/event"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// Dispatch puts the event of each change on the bus.
var Dispatch = operation.Stream(operation.Spec{
	Name:    "events.dispatch",
	Summary: "Put the event of each change on the bus",
	Uses:    []operation.Grant{operation.PublishEvents},
}, dispatch)

func dispatch(ctx context.Context, d *app.Deps, change table.Change) error {
	e, told, err := EventOf(change)
	if err != nil || !told {
		return err
	}
	refused, err := d.Bus.Publish(ctx, []event.Event{e})
	if err != nil {
		return fmt.Errorf("publish %s: %w", e.ID, err)
	}
	if len(refused) > 0 {
		return fmt.Errorf("publish %s: refused for now", e.ID)
	}
	return nil
}

// EventOf returns the event of a change; told is false when it is none that anybody is told of.
func EventOf(change table.Change) (e event.Event, told bool, err error) {
	if change.New.Text("et") != customer.Kind.Name {
		return event.Event{}, false, nil
	}
	tenant, err := table.TenantOf(change.Key)
	if err != nil {
		return event.Event{}, false, fmt.Errorf("event of a change: %w", err)
	}
	c, err := customer.Decode(change.New)
	if err != nil {
		return event.Event{}, false, err
	}
	e = event.Event{
		ID:   fmt.Sprintf("%s-%d", c.ID, c.Version),
		Type: typeOf(change), Tenant: tenant.String(), Entity: c.ID, Version: c.Version,
		At: c.UpdatedAt, By: c.UpdatedBy, RequestID: c.RequestID,
	}
	if e.Type == event.CustomerCreated && c.Welcome {
		e.Attributes = map[string]string{"welcome": "true"}
	}
	return e, true, nil
}

func typeOf(change table.Change) event.Type {
	was, is := change.Old["da"] != nil, change.New["da"] != nil
	switch {
	case change.Old == nil:
		return event.CustomerCreated
	case is && !was:
		return event.CustomerDeleted
	case was && !is:
		return event.CustomerRestored
	default:
		return event.CustomerUpdated
	}
}
