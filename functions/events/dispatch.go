package events

import (
	"context"
	"fmt"
	"strconv"

	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/delivery"
	"kehu/shared/event"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/product"
	"kehu/shared/receipt"
	"kehu/shared/record"
	"kehu/shared/review"
	"kehu/shared/table"
	"kehu/shared/tag"
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
	if change.Old == nil && change.New[table.AttrMoved] != nil {
		return event.Event{}, false, nil
	}
	var describe func(table.Change) (event.Event, bool, error)
	switch change.New.Text(table.AttrKind) {
	case "":
		describe = leaves[change.Old.Text(table.AttrKind)]
	case customer.Kind.Name:
		describe = customerEvent
	case contact.Kind.Name:
		describe = contactEvent
	case product.Kind.Name:
		describe = productEvent
	case order.Kind.Name:
		describe = orderEvent
	case order.ShipmentKind.Name:
		describe = shipmentEvent
	case receipt.Kind.Name:
		describe = receiptEvent
	case job.Kind.Name:
		describe = jobEvent
	case review.Kind.Name:
		describe = reviewEvent
	case delivery.Waiting:
		describe = mailEvent
	}
	if describe == nil {
		return event.Event{}, false, nil
	}
	tenant, err := table.TenantOf(change.Key)
	if err != nil {
		return event.Event{}, false, fmt.Errorf("event of a change: %w", err)
	}
	e, told, err = describe(change)
	e.Tenant = tenant.String()
	return e, told, err
}

// eventOf returns the event of a record's version.
func eventOf(m record.Meta, kind event.Type) event.Event {
	return event.Event{
		ID: fmt.Sprintf("%s-%d", m.ID, m.Version), Type: kind, Entity: m.ID, Version: m.Version,
		At: m.UpdatedAt, By: m.UpdatedBy, RequestID: m.RequestID,
	}
}

func customerEvent(change table.Change) (event.Event, bool, error) {
	c, err := customer.Decode(change.New)
	if err != nil || change.Old != nil && change.Old.Int("v") == c.Version { // see customer.Relisted
		return event.Event{}, false, err
	}
	e := eventOf(c.Meta, ofCustomers.after(change))
	e.Attributes = make(map[string]string)
	if e.Type == event.CustomerUpdated && !changes(change, customer.Findable.Reads) && !changes(change, tag.Reads) {
		e.Attributes[event.FoundAsBefore] = "true"
	}
	if erased(change) {
		e.Type = event.CustomerErased
	}
	if e.Type == event.CustomerCreated && c.Welcome {
		e.Attributes["welcome"] = "true"
	}
	if e.Type == event.CustomerUpdated && change.Old.Text("ow") != c.Owner {
		e.Attributes["handed"] = "true"
	}
	if len(c.Tags) > 0 || change.Old["tg"] != nil {
		e.Attributes["tagged"] = "true" // before or after
	}
	return e, true, nil
}

// jobEvent tells of a job that was queued, or handed over to whoever works on it next, and of one that came to its end. Of the
// checkpoints in between nobody is told.
func jobEvent(change table.Change) (event.Event, bool, error) {
	j, err := job.Decode(change.New)
	if err != nil {
		return event.Event{}, false, err
	}
	kind := event.JobQueued
	switch {
	case j.Finished():
		kind = event.JobFinished
	case change.Old != nil && change.Old.Int("tu") == j.Turn:
		return event.Event{}, false, nil
	}
	e := eventOf(j.Meta, kind)
	e.Attributes = map[string]string{"kind": string(j.Type), "turn": strconv.FormatInt(j.Turn, 10)}
	return e, true, nil
}

// reviewEvent tells of a review whose items are gathered; of what is decided then nobody is told.
func reviewEvent(change table.Change) (event.Event, bool, error) {
	r, err := review.Decode(change.New)
	if err != nil || r.State != review.Open || change.Old.Text("st") == string(review.Open) {
		return event.Event{}, false, err
	}
	return eventOf(r.Meta, event.ReviewStarted), true, nil
}

// mailEvent tells of a mail that was queued; of what becomes of it nobody is told.
func mailEvent(change table.Change) (event.Event, bool, error) {
	if change.Old != nil {
		return event.Event{}, false, nil
	}
	m, err := delivery.Decode(change.New)
	if err != nil {
		return event.Event{}, false, err
	}
	return event.Event{
		ID: m.ID + "-1", Type: event.MailQueued, Entity: m.ID, Version: 1, At: m.CreatedAt.UTC(), By: m.By, RequestID: m.Request,
		Attributes: map[string]string{"kind": m.Kind},
	}, true, nil
}
