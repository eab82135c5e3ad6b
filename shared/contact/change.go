package contact

import (
	"errors"
	"time"

	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Add returns a new contact of normalised fields, and the transaction that stores it. The first contact is the primary one.
// The problems are contact.tooMany and, for reportsTo, request.invalid.
func (b *Book) Add(identifier string, s record.Stamp, f Fields) (Contact, table.Tx, error) {
	c := Contact{Meta: record.Created(Kind, identifier, s), Customer: b.Customer.ID, Fields: f}
	if err := b.mayReport(&c, ""); err != nil {
		return c, table.Tx{}, err
	}
	var tx table.Tx
	err := b.enter(&tx, s, &c)
	tx.Add(c.put(b.tenant).When(table.Absent(), errors.New("contact: identifier made twice")))
	return c, tx, err
}

// Change returns the contact with other fields, and the transaction that stores it. The problems are contact.primaryInUse
// when the primary contact shall not be primary any more, contact.cycle and, for reportsTo, request.invalid.
func (b *Book) Change(before Contact, s record.Stamp, f Fields) (Contact, table.Tx, error) {
	if before.IsPrimary && !f.IsPrimary {
		return before, table.Tx{}, problem.New("contact.primaryInUse", problem.At("/isPrimary", "field.invalid"))
	}
	after := before
	after.Meta, after.Fields = before.Changed(s), f
	if err := b.mayReport(&after, before.ReportsTo); err != nil {
		return before, table.Tx{}, err
	}
	var tx table.Tx
	tx.Add(after.put(b.tenant).When(before.Unchanged(), stale))
	if after.ReportsTo != before.ReportsTo {
		tx.Add(b.count(0, true))
	}
	if after.IsPrimary && (!before.IsPrimary || after.Name != before.Name || after.Title != before.Title) {
		b.lead(&tx, s, &after)
	}
	return after, tx, nil
}

// Remove returns the transaction that moves the contact to the recycle bin for so long. A primary contact needs a
// successor, the identifier of another contact, unless it is the only one: the problem is contact.primaryInUse without, and
// request.invalid when there is no such other. Those who report to the contact go on doing so: it may come back.
func (b *Book) Remove(before Contact, s record.Stamp, life time.Duration, successor string) (table.Tx, error) {
	after := before
	after.Meta, after.IsPrimary = before.IntoBin(s), false
	purge := after.UpdatedAt.Add(life)
	after.PurgeAt = &purge
	var tx table.Tx
	tx.Add(after.put(b.tenant).When(before.Unchanged(), stale))
	if successor == "" && before.IsPrimary && len(b.Contacts(false)) == 1 {
		last := b.count(-1, false)
		last.If = table.Equal("n", table.NumberOf(1)) // nobody came meanwhile
		tx.Add(last, b.Customer.Led(b.tenant, s, "", "", ""))
		return tx, nil
	}
	tx.Add(b.count(-1, false))
	if !before.IsPrimary {
		return tx, nil
	}
	if successor == "" {
		return table.Tx{}, problem.New("contact.primaryInUse")
	}
	next, err := b.InUse(successor)
	if err != nil || next.ID == before.ID {
		return table.Tx{}, problem.Invalid(problem.At("query:successor", "contact.unknown"))
	}
	led := next
	led.Meta, led.IsPrimary = next.Changed(s), true
	tx.Add(led.put(b.tenant).When(next.Unchanged(), table.ErrConflict))
	tx.Add(b.Customer.Led(b.tenant, s, led.ID, led.Name, led.Title))
	return tx, nil
}

// Restore returns the contact as it is in use again, and the transaction that makes it so. It is the primary one if there is
// no other. The problem is contact.tooMany.
func (b *Book) Restore(before Contact, s record.Stamp) (Contact, table.Tx, error) {
	after := before
	after.Meta, after.PurgeAt = before.OutOfBin(s), nil
	var tx table.Tx
	err := b.enter(&tx, s, &after)
	tx.Add(after.put(b.tenant).When(before.Unchanged(), stale))
	return after, tx, err
}

// stale is the error when someone changed the contact since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// enter adds what a transaction needs beside the contact's own write, when one more comes into use.
func (b *Book) enter(tx *table.Tx, s record.Stamp, c *Contact) error {
	if b.tally.Count >= Max {
		return problem.New("contact.tooMany")
	}
	tx.Add(b.count(1, false)) // the tree does not change: nobody reports to who is new, and those in the bin stay in it
	if c.IsPrimary = c.IsPrimary || b.Customer.PrimaryContact == ""; c.IsPrimary {
		b.lead(tx, s, c)
		return nil
	}
	// That there is a primary contact, and a customer, must still be so.
	tx.Add(b.Customer.Led(b.tenant, s, b.Customer.PrimaryContact, b.Customer.ContactName, b.Customer.ContactTitle))
	return nil
}

// lead adds what makes the contact the primary one: the customer follows, and whoever was it before is no more.
func (b *Book) lead(tx *table.Tx, s record.Stamp, c *Contact) {
	tx.Add(b.Customer.Led(b.tenant, s, c.ID, c.Name, c.Title))
	old := b.at(b.Customer.PrimaryContact)
	if old == nil || old.ID == c.ID {
		return
	}
	after := *old
	after.Meta, after.IsPrimary = old.Changed(s), false
	tx.Add(after.put(b.tenant).When(old.Unchanged(), table.ErrConflict))
}

// count is the write that counts contacts in use and, when the tree changes, makes sure that nobody else changed it since it
// was read: two changes, each fine by itself, could make a circle.
func (b *Book) count(more int64, tree bool) table.Write {
	condition := table.Or(table.Unset("n"), table.Less("n", table.NumberOf(Max+1-more)))
	add := map[string]int64{"n": more}
	if tree {
		add["r"] = 1
		same := table.Unset("r")
		if b.tally.Reporting > 0 {
			same = table.Equal("r", table.NumberOf(b.tally.Reporting))
		}
		condition = table.And(condition, same)
	}
	return table.Update(partition(b.tenant, b.Customer.ID).Key(tallySort), nil, add).When(condition, table.ErrConflict)
}

// mayReport checks whom the contact reports to, if that is another than before.
func (b *Book) mayReport(c *Contact, before string) error {
	if c.ReportsTo == before || c.ReportsTo == "" {
		return nil
	}
	superior := b.at(c.ReportsTo)
	if superior == nil || superior.Deleted() {
		return problem.Invalid(problem.At("/reportsTo", "contact.unknown"))
	}
	// Those in the recycle bin count, too: they may come back. There is no circle yet, so this ends.
	for ; superior != nil; superior = b.at(superior.ReportsTo) {
		if superior.ID == c.ID {
			return problem.New("contact.cycle", problem.At("/reportsTo", "field.invalid"))
		}
	}
	return nil
}
