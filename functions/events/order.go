package events

import (
	"kehu/shared/event"
	"kehu/shared/order"
	"kehu/shared/receipt"
	"kehu/shared/table"
)

// reached is what is told when an order comes into a state. That it is in delivery is told by its shipments.
var reached = map[order.Status]event.Type{
	order.Submitted: event.OrderSubmitted,
	order.Approved:  event.OrderApproved,
	order.Rejected:  event.OrderRejected,
	order.Completed: event.OrderCompleted,
	order.Cancelled: event.OrderCancelled,
	order.Closed:    event.OrderClosed,
}

// orderEvent tells of an order that came into another state, and else that it changed. One that needs no approval comes from draft
// to approved: nobody is told that it was submitted. One that was approved before, and is so again when a shipment is void, has changed.
func orderEvent(change table.Change) (event.Event, bool, error) {
	o, err := order.Decode(change.New)
	if err != nil {
		return event.Event{}, false, err
	}
	was := order.Status(change.Old.Text("st"))
	kind, told := reached[o.Status]
	if !told || change.Old == nil || was == o.Status || o.Status == order.Approved && (was == order.InDelivery || was == order.Completed) {
		kind = ofOrders.after(change)
	}
	return eventOf(o.Meta, kind), true, nil
}

// shipmentEvent tells of goods that left.
func shipmentEvent(change table.Change) (event.Event, bool, error) {
	var s order.Shipment
	if err := table.Decode(change.New, &s); err != nil || change.Old != nil {
		return event.Event{}, false, err
	}
	e := eventOf(s.Meta, event.OrderShipped)
	e.Attributes = map[string]string{"order": s.Order}
	return e, true, nil
}

// receiptEvent tells of money that came in, or was lost again.
func receiptEvent(change table.Change) (event.Event, bool, error) {
	r, err := receipt.Decode(change.New)
	if err != nil {
		return event.Event{}, false, err
	}
	was := receipt.Status(change.Old.Text("st"))
	switch {
	case change.Old == nil:
		return eventOf(r.Meta, event.ReceiptRecorded), true, nil
	case r.Status == receipt.Reversed && was != receipt.Reversed:
		return eventOf(r.Meta, event.ReceiptReversed), true, nil
	default:
		return event.Event{}, false, nil
	}
}
