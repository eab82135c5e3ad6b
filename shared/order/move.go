package order

import (
	"slices"

	"kehu/shared/access"
	"kehu/shared/credit"
	"kehu/shared/record"
	"kehu/shared/table"
)

// EntryPrefix begins the sort keys of the entries of a customer's orders, in the customer's partition.
const EntryPrefix = entryPrefix

// Move returns the transaction that makes the order another customer's, with what it uses of the credit limit; its
// number, and the name that stands on it, stay. back is that it was that one's before a merge, which is taken back. The account that
// it goes to takes it whatever its limit. The transaction fails with table.ErrConflict when the account is of a customer that is
// gone, or in another currency.
func (o Order) Move(t access.Tenant, s record.Stamp, to string, back bool) table.Tx {
	before := o
	o.Meta, o.Customer = before.Changed(s), to
	if back {
		o.Moved = slices.Clone(o.Moved[:len(o.Moved)-1])
	} else {
		o.Moved = append(slices.Clone(o.Moved), before.Customer)
	}
	var tx table.Tx
	tx.Add(o.put(t).When(before.Unchanged(), stale))
	if o.Deleted() {
		return tx
	}
	tx.Add(table.Delete(before.entryKey(t)), o.entry(t))
	tx.Add(o.receivables(t, &before)...)
	taken := o.change(nil)
	taken.Forced = true
	given := credit.Change{Open: -taken.Open, Used: taken.Used.Negate()}
	if w, ok := given.Write(t, before.Customer); ok {
		tx.Add(w)
	}
	if w, ok := taken.Write(t, to); ok {
		tx.Add(w)
	}
	return tx
}
