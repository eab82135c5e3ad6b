package notification

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/event"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Life is how long a notification is kept, read or not.
const Life = 90 * 24 * time.Hour

// Notification is what somebody is told, as it is stored and answered.
type Notification struct {
	ID        string     `json:"id" table:"id" doc:"The identifier."`
	Event     event.Type `json:"event" table:"kd" doc:"What happened." example:"customer.created"`
	Record    string     `json:"record" table:"rf" doc:"The record that it happened to."`
	Actor     string     `json:"actor,omitempty" table:"ow" doc:"Who did it."`
	CreatedAt time.Time  `json:"createdAt" table:"ca" doc:"When it happened."`
	ReadAt    *time.Time `json:"readAt,omitempty" table:"ua" doc:"When it was marked as read."`
	Text      string     `json:"text" doc:"What happened, in words, in your language."`
	Label     string     `json:"label,omitempty" doc:"What people call the record; absent when it is gone, or you may not see it any more."`
}

const prefix = "ntf"

// idOf makes the identifier of the notification of an event for a user: the same each time, and sorted by when it happened.
func idOf(e event.Event, user string) string {
	return id.Derived(prefix, e.At, e.ID+"\x00"+string(e.Type)+"\x00"+user)
}

// Inbox returns the partition of what a user is told, oldest first.
func Inbox(tenant access.Tenant, user string) table.Partition { return table.In(tenant, "NOTE", user) }

// unread is the partition of table.ByOwner that lists what the user has not read.
func unread(tenant access.Tenant, user string) table.Partition {
	return table.In(tenant, "NOTE", "UNREAD", user)
}

func (n Notification) put(tenant access.Tenant, user string) table.Write {
	var index []table.IndexKey
	if n.ReadAt == nil {
		index = append(index, table.IndexKey{Index: table.ByOwner, Partition: unread(tenant, user), Sort: n.ID})
	}
	return table.Put(Inbox(tenant, user).Key(n.ID), table.Encode(n), index...).Expiring(n.CreatedAt.Add(Life))
}

// Tell stores the notification of the event for the user, once.
func Tell(ctx context.Context, t table.Table, tenant access.Tenant, user string, kind event.Type, e event.Event) error {
	n := Notification{ID: idOf(e, user), Event: kind, Record: e.Entity, Actor: e.By, CreatedAt: e.At}
	err := t.Transact(ctx, table.Tx{Writes: []table.Write{n.put(tenant, user).When(table.Absent(), nil)}})
	var canceled *table.Canceled
	if errors.As(err, &canceled) && canceled.Failed() >= 0 {
		return nil // told before
	}
	return err
}

// List returns a page of what the user is told, newest first, or only of what is unread, and the position after it.
func List(ctx context.Context, t table.Table, tenant access.Tenant, user string, onlyUnread bool, after table.Position, limit int) ([]Notification, table.Position, error) {
	query := table.Query{Partition: Inbox(tenant, user), Descending: true, Consistent: true, Limit: limit, After: after}
	if onlyUnread {
		query.Index, query.Partition, query.Consistent = table.ByOwner, unread(tenant, user), false
	}
	page, err := t.Query(ctx, query)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list notifications: %w", err)
	}
	found := make([]Notification, len(page.Records))
	for i, r := range page.Records {
		if err := table.Decode(r.Item, &found[i]); err != nil {
			return nil, table.Position{}, fmt.Errorf("notification: %w", err)
		}
	}
	return found, page.Next, nil
}

// MaxPage is how many notifications a page has at most: of so many the records are read in one batch.
const MaxPage = table.MaxBatchGet

// MaxUnread is up to how many unread notifications are counted, and marked as read by one call.
const MaxUnread = 100

// Unread returns how many notifications the user has not read; more is true when there are more than MaxUnread. It is one read.
func Unread(ctx context.Context, t table.Table, tenant access.Tenant, user string) (count int, more bool, err error) {
	page, err := t.Query(ctx, table.Query{Index: table.ByOwner, Partition: unread(tenant, user), Limit: MaxUnread + 1})
	if err != nil {
		return 0, false, fmt.Errorf("count notifications: %w", err)
	}
	count = min(len(page.Records), MaxUnread)
	return count, len(page.Records) > count || !page.Next.IsZero(), nil
}

// Get returns a notification of the user. The problem is notification.notFound.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, user, identifier string) (n Notification, err error) {
	missing := problem.New("notification.notFound")
	if _, err := id.Parse(prefix, identifier); err != nil {
		return n, missing
	}
	item, err := t.Get(ctx, Inbox(tenant, user).Key(identifier))
	if err != nil {
		return n, fmt.Errorf("read notification: %w", err)
	}
	if item == nil {
		return n, missing
	}
	if err := table.Decode(item, &n); err != nil {
		return n, fmt.Errorf("notification: %w", err)
	}
	return n, nil
}

// Read returns the notification as read at the time, and the transaction that makes it so: none when it was read before.
func (n Notification) Read(tenant access.Tenant, user string, at time.Time) (Notification, table.Tx) {
	if n.ReadAt != nil {
		return n, table.Tx{}
	}
	at = at.Truncate(time.Millisecond)
	n.ReadAt = &at
	return n, table.Tx{Writes: []table.Write{n.put(tenant, user).When(table.Present(), problem.New("notification.notFound"))}}
}

// ReadAll marks the newest MaxUnread unread notifications of the user as read, and reports how many these were.
func ReadAll(ctx context.Context, t table.Table, tenant access.Tenant, user string, at time.Time) (count int, err error) {
	found, _, err := List(ctx, t, tenant, user, true, table.Position{}, MaxUnread)
	if err != nil || len(found) == 0 {
		return 0, err
	}
	var tx table.Tx
	for _, n := range found {
		_, one := n.Read(tenant, user, at)
		tx.Add(one.Writes...)
	}
	// Unread ones of the index may be read already, or expired: a put without a condition makes them so again, and TTL removes them.
	for i := range tx.Writes {
		tx.Writes[i] = tx.Writes[i].When(table.Condition{}, nil)
	}
	if err := t.BatchWrite(ctx, tx.Writes); err != nil {
		return 0, fmt.Errorf("mark as read: %w", err)
	}
	return len(found), nil
}
