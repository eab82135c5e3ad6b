package contact

import (
	"context"
	"slices"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Prefix begins the sort keys of contacts, in the partition of their customer.
var Prefix = Kind.Key + "#"

// Read reads a customer and its contacts for work that was allowed before. The problem is customer.notFound.
func Read(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Book, error) {
	b := Book{tenant: tenant}
	if !customer.Kind.Valid(identifier) {
		return b, problem.New("customer.notFound")
	}
	if err := b.read(ctx, t, identifier); err != nil {
		return b, err
	}
	if b.Customer.ID == "" {
		return b, problem.New("customer.notFound")
	}
	return b, nil
}

// InUseCount is how many contacts are in use.
func (b *Book) InUseCount() int64 { return b.tally.Count }

// Move returns the transaction that makes a contact of this book one of the other book's customer. It is the primary contact there
// if there is no other, or if primary says so; if it was the primary one here, the oldest of those that stay is it from then on.
// back is that it was the other customer's before a merge, which is taken back. The problem is contact.tooMany.
func (b *Book) Move(c Contact, to *Book, s record.Stamp, primary, back bool) (table.Tx, error) {
	after := c
	after.Meta, after.Customer, after.From, after.IsPrimary = c.Changed(s), to.Customer.ID, b.Customer.ID, primary && !c.Deleted()
	if back {
		after.Moved = slices.Clone(c.Moved[:len(c.Moved)-1])
	} else {
		after.Moved = append(slices.Clone(c.Moved), b.Customer.ID)
	}
	var tx table.Tx
	left := table.Put(Key(b.tenant, b.Customer.ID, c.ID), table.Item{"to": to.Customer.ID}) // of no kind: see record.AttrFrom
	tx.Add(left.When(c.Unchanged(), stale))
	if !c.Deleted() {
		if err := to.enter(&tx, s, &after); err != nil {
			return table.Tx{}, err
		}
		tx.Add(b.count(-1, false))
		if c.IsPrimary && b.Customer.MergedInto == "" {
			b.succeed(&tx, s, c.ID)
		}
	}
	tx.Add(after.put(b.tenant)) // what came from there before, and went back, left an item of no kind
	return tx, nil
}

// succeed adds what makes the oldest contact in use but the one that leaves the primary one.
func (b *Book) succeed(tx *table.Tx, s record.Stamp, leaves string) {
	for _, next := range b.contacts {
		if next.ID == leaves || next.Deleted() {
			continue
		}
		led := next
		led.Meta, led.IsPrimary = next.Changed(s), true
		tx.Add(led.put(b.tenant).When(next.Unchanged(), table.ErrConflict))
		tx.Add(b.Customer.Led(b.tenant, s, led.ID, led.Name, led.Title))
		return
	}
	tx.Add(b.Customer.Led(b.tenant, s, "", "", ""))
}
