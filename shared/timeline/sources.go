package timeline

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/order"
	"kehu/shared/receipt"
	"kehu/shared/table"
)

// entries makes a source of a function that returns records and where they end, as lists do.
func entries[T any](kind Kind, read func(table.Position) ([]T, table.Position, error), entry func(*T) Entry, behind func(*T) table.Position) Source {
	return Source{Kind: kind, Read: func(after table.Position) ([]Entry, []table.Position, table.Position, error) {
		found, next, err := read(after)
		all, places := make([]Entry, len(found)), make([]table.Position, len(found))
		for i := range found {
			all[i], places[i] = entry(&found[i]), behind(&found[i])
			all[i].Kind = kind
		}
		return all, places, next, err
	}}
}

// day is the beginning of a day. What is no day was never stored.
func day(date string) time.Time {
	at, _ := time.Parse(time.DateOnly, date)
	return at
}

// Changes are the changes of the customer.
func Changes(ctx context.Context, trail table.Table, tenant access.Tenant, customerID string, limit int) Source {
	return entries(Changed, func(after table.Position) ([]audit.Row, table.Position, error) {
		return audit.List(ctx, trail, tenant, audit.Filter{Kind: customer.Kind, Entity: customerID}, after, limit)
	}, func(r *audit.Row) Entry { return Entry{At: r.At, Change: r} }, func(r *audit.Row) table.Position { return r.Position(tenant, customer.Kind) })
}

// Contacts are the contacts of the book that are in use, by when they were added. They were read whole.
func Contacts(tenant access.Tenant, book *contact.Book) Source {
	behind := func(c *contact.Contact) table.Position {
		return table.Position{Key: contact.Key(tenant, book.Customer.ID, c.ID)}
	}
	return entries(Contact, func(after table.Position) ([]contact.Contact, table.Position, error) {
		all := book.Contacts(false) // newest first
		for i := range all {
			if behind(&all[i]) == after {
				return all[i+1:], table.Position{}, nil
			}
		}
		return all, table.Position{}, nil
	}, func(c *contact.Contact) Entry {
		return Entry{At: c.CreatedAt, Contact: &Person{ID: c.ID, Name: c.Name, Title: c.Title}}
	}, behind)
}

// Orders are the customer's orders within reach.
func Orders(ctx context.Context, t table.Table, tenant access.Tenant, customerID string, reach access.Reach, limit int) Source {
	return entries(Ordered, func(after table.Position) ([]order.Summary, table.Position, error) {
		return order.Search(ctx, t, tenant, order.Filter{Customer: customerID, Reach: reach}, after, limit)
	}, func(s *order.Summary) Entry { return Entry{At: day(s.OrderDate), Order: s} }, func(s *order.Summary) table.Position { return order.PositionOf(tenant, *s) })
}

// Shipments are the shipments to the customer, of orders within reach.
func Shipments(ctx context.Context, t table.Table, tenant access.Tenant, customerID string, reach access.Reach, limit int) Source {
	return entries(Shipped, func(after table.Position) ([]order.Sent, table.Position, error) {
		return order.SentTo(ctx, t, tenant, customerID, reach, after, limit)
	}, func(s *order.Sent) Entry { return Entry{At: day(s.Date), Shipment: s} }, func(s *order.Sent) table.Position { return order.SentPosition(tenant, customerID, *s) })
}

// Receipts are the customer's receipts within reach.
func Receipts(ctx context.Context, t table.Table, tenant access.Tenant, customerID string, reach access.Reach, limit int) Source {
	return entries(Received, func(after table.Position) ([]receipt.Summary, table.Position, error) {
		return receipt.Search(ctx, t, tenant, receipt.Filter{Customer: customerID, Reach: reach}, after, limit)
	}, func(s *receipt.Summary) Entry { return Entry{At: day(s.Date), Receipt: s} }, func(s *receipt.Summary) table.Position { return receipt.PositionOf(tenant, *s) })
}
