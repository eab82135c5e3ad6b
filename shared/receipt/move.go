package receipt

import (
	"fmt"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/ledger"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Move returns the transaction that makes the receipt another customer's, with what it means to what that one owes; the name that
// stands on it stays. back is that it was that one's before a merge, which is taken back. Orders that it pays move by themselves.
func (r Receipt) Move(t access.Tenant, s record.Stamp, to string, back bool) (table.Tx, error) {
	before := r
	r.Meta, r.Customer = before.Changed(s), to
	if back {
		r.Moved = slices.Clone(r.Moved[:len(r.Moved)-1])
	} else {
		r.Moved = append(slices.Clone(r.Moved), before.Customer)
	}
	var tx table.Tx
	tx.Add(r.put(t).When(before.Unchanged(), stale), table.Delete(before.entryKey(t)), r.entry(t))
	if r.Status == Reversed {
		return tx, nil // it means nothing
	}
	amount, err := r.Amount.Parse()
	if err != nil {
		return table.Tx{}, fmt.Errorf("receipt %s: %w", r.ID, err)
	}
	tx.Add(ledger.Move(t, before.Customer, ledger.Posting{
		Customer: to, Day: r.UpdatedAt.UTC().Format(time.DateOnly), Record: r.ID, Version: r.Version, Number: r.Number, Amount: amount.Negate(),
	})...)
	return tx, nil
}
