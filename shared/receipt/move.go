package receipt

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Load reads a receipt for work that was allowed before. The problem is receipt.notFound.
func Load(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Receipt, error) {
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return Receipt{}, fmt.Errorf("read receipt: %w", err)
	}
	if item == nil {
		return Receipt{}, problem.New("receipt.notFound")
	}
	var r Receipt
	if err := table.Decode(item, &r); err != nil {
		return Receipt{}, fmt.Errorf("receipt: %w", err)
	}
	return r, nil
}

// Move returns the transaction that makes the receipt another customer's; the name that stands on it stays. back is that it was
// that one's before a merge, which is taken back.
func (r Receipt) Move(t access.Tenant, s record.Stamp, to string, back bool) table.Tx {
	before := r
	r.Meta, r.Customer = before.Changed(s), to
	if back {
		r.Moved = slices.Clone(r.Moved[:len(r.Moved)-1])
	} else {
		r.Moved = append(slices.Clone(r.Moved), before.Customer)
	}
	return table.Tx{Writes: []table.Write{
		r.put(t).When(before.Unchanged(), stale),
		table.Delete(before.entry(t).Key), r.entry(t),
	}}
}
