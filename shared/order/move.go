package order

import (
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/credit"
	"kehu/shared/ledger"
	"kehu/shared/record"
	"kehu/shared/table"
)

// EntryPrefix begins the sort keys of the entries of a customer's orders, in the customer's partition.
const EntryPrefix = entryPrefix

// MovedFrom reports whether the item of an order, of its entry, of a contact or of the entry of a receipt came last from the customer, by a merge.
func MovedFrom(entry table.Item, customer string) bool {
	path, _ := entry["mf"].([]any)
	return len(path) > 0 && path[len(path)-1] == customer
}

// Move returns the transaction that makes the order another customer's, with what it uses of the credit limit; its
// number, and the name that stands on it, stay. What is owed for it moves from account to account. back is that it was that one's before a merge, which is taken back. The account that
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
	tx.Add(ledger.Move(t, before.Customer, ledger.Posting{Customer: to, Day: o.UpdatedAt.UTC().Format(time.DateOnly), Record: o.ID, Version: o.Version, Number: o.Number, Amount: o.amount(o.Charged)})...)
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
