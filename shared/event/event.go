// Package event holds the typed events that Kehu tells the world about, and the port to the bus
// that carries them: EventBridge in the cloud, the local change log on one machine.
//
// Promise: an event is published after its cause is durable, at least once, and may come out of
// order; ID is the same each time, so that a consumer can be idempotent.
package event

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// Source is the `source` of every event on the bus.
const Source = "kehu"

// Type names what happened, e.g. customer.created.
type Type string

// The event types.
const (
	CustomerCreated  Type = "customer.created"
	CustomerUpdated  Type = "customer.updated"
	CustomerDeleted  Type = "customer.deleted"
	CustomerRestored Type = "customer.restored"
	CustomerPurged   Type = "customer.purged" // is gone for good: the record cannot be read any more
	CustomerErased   Type = "customer.erased" // the person's data is no more; what else holds it must let it go
	ContactCreated   Type = "contact.created"
	ContactUpdated   Type = "contact.updated"
	ContactDeleted   Type = "contact.deleted"
	ContactRestored  Type = "contact.restored"
	ContactErased    Type = "contact.erased"
	ContactGone      Type = "contact.gone" // is not with this customer any more: gone for good, or with another
	ProductCreated   Type = "product.created"
	ProductUpdated   Type = "product.updated"
	ProductDeleted   Type = "product.deleted"
	ProductRestored  Type = "product.restored"
	ProductPurged    Type = "product.purged"
	OrderCreated     Type = "order.created"
	OrderUpdated     Type = "order.updated" // in another way than the other types of orders tell
	OrderDeleted     Type = "order.deleted"
	OrderRestored    Type = "order.restored"
	OrderSubmitted   Type = "order.submitted" // and waits for approval
	OrderApproved    Type = "order.approved"  // for the first time, or one whose change was
	OrderRejected    Type = "order.rejected"
	OrderShipped     Type = "order.shipped" // in part or whole; the entity is the shipment
	OrderCompleted   Type = "order.completed"
	OrderCancelled   Type = "order.cancelled"
	OrderClosed      Type = "order.closed"
	ReceiptRecorded  Type = "receipt.recorded"
	ReceiptReversed  Type = "receipt.reversed"
	JobQueued        Type = "job.queued" // a job waits for somebody to work on it, for the first time or again
	JobFinished      Type = "job.finished"
	ReviewStarted    Type = "review.started" // its items are gathered: the reviewers can begin
	MailQueued       Type = "mail.queued"    // a mail that somebody asked for waits to be made and sent; the entity is its name

	// What the provider of mail tells: see FromProvider.
	MailDelivered  Type = "mail.delivered"
	MailBounced    Type = "mail.bounced"
	MailComplained Type = "mail.complained"
	MailRejected   Type = "mail.rejected"
)

// FoundAsBefore is an attribute of the update of a record that changes nothing of what it is found by, or counted under.
const FoundAsBefore = "foundAsBefore"

// Event is one thing that happened to one record. It carries names of records, not their
// contents: consumers read what they need, so no personal data lies on the bus.
type Event struct {
	ID        string    `json:"id"` // entity and version: the same for every delivery
	Type      Type      `json:"type"`
	Tenant    string    `json:"tenant"`
	Entity    string    `json:"entity"` // the record's identifier
	Version   int64     `json:"version"`
	At        time.Time `json:"at"`
	By        string    `json:"by"`
	RequestID string    `json:"requestId"`
	// Attributes are the few settings that consumers filter by, e.g. welcome=true.
	Attributes map[string]string `json:"attributes,omitempty"`
}

// Bus takes events.
type Bus interface {
	// Publish puts the events on the bus and returns the positions of those that were refused
	// and may be tried again. Errors: the whole call failed.
	Publish(ctx context.Context, events []Event) (refused []int, err error)
}

// Parse reads an event's JSON.
func Parse(detail []byte) (Event, error) {
	var e Event
	if err := json.Unmarshal(detail, &e); err != nil {
		return Event{}, fmt.Errorf("event: %w", err)
	}
	if e.ID == "" || e.Type == "" || e.Tenant == "" {
		return Event{}, fmt.Errorf("event: incomplete")
	}
	return e, nil
}
