package order

import (
	"context"
	"fmt"
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

// maxMoved is how many shipments and returns move in the transaction of their order: so many, of 500 lines each, are within what it may hold.
const maxMoved = 20

// MoveGoods returns the writes by which the order's shipments and returns become another customer's, for the transaction of Order.Move. Of an
// order that has more of them than go into it, most are moved before: that is safe to repeat, and done again until the order itself moves. One round
// trip for an order without them.
func (o *Order) MoveGoods(ctx context.Context, t table.Table, tenant access.Tenant, s record.Stamp, to string) ([]table.Write, error) {
	if o.Shipments == 0 && o.Returns == 0 {
		return nil, nil // and none comes without a change of the order
	}
	var writes []table.Write
	for _, kind := range []record.Kind{ShipmentKind, GoodsReturnKind} {
		query := table.Query{Partition: table.Entity(tenant, Kind.Key, o.ID), Sort: table.Range{Prefix: kind.Key + "#"}, Limit: 100, Consistent: true}
		for {
			page, err := t.Query(ctx, query)
			if err != nil {
				return nil, fmt.Errorf("move goods of order: %w", err)
			}
			for _, r := range page.Records {
				w, moves, err := moveOne(tenant, r, kind, s, to)
				if err != nil {
					return nil, err
				}
				if moves {
					writes = append(writes, w)
				}
			}
			if query.After = page.Next; page.Next.IsZero() {
				break
			}
		}
	}
	for ; len(writes) > maxMoved; writes = writes[maxMoved:] {
		tx := table.Tx{Writes: writes[:maxMoved]}
		if err := t.Transact(ctx, tx); err != nil {
			return nil, fmt.Errorf("move goods of order: %w", tx.Explain(err))
		}
	}
	return writes, nil
}

// moveOne returns the write by which one shipment or return becomes another customer's; moves is false when it is that already.
func moveOne(t access.Tenant, r table.Record, kind record.Kind, s record.Stamp, to string) (w table.Write, moves bool, err error) {
	if r.Item.Text("cu") == to {
		return w, false, nil
	}
	if kind.Name == ShipmentKind.Name {
		var before Shipment
		if err := table.Decode(r.Item, &before); err != nil {
			return w, false, fmt.Errorf("shipment: %w", err)
		}
		after := before
		after.Meta, after.Customer = before.Changed(s), to
		return after.Replace(t, &before), true, nil
	}
	var before GoodsReturn
	if err := table.Decode(r.Item, &before); err != nil {
		return w, false, fmt.Errorf("return: %w", err)
	}
	after := before
	after.Meta, after.Customer = before.Changed(s), to
	return after.Replace(t, &before), true, nil
}
