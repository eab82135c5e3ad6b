package order

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
)

// examinedPage is how many entries of an owner's orders are looked at with one query, most of which may be finished.
const examinedPage = 500

// OpenOwned returns up to limit open orders of the owner whose place comes after the given one, by order date, earliest first.
func OpenOwned(ctx context.Context, t table.Table, tenant access.Tenant, owner, after string, limit int) ([]Summary, error) {
	query := table.Query{Index: table.ByOwner, Partition: owned(tenant, owner, ""), Limit: examinedPage}
	if after != "" {
		query.Sort.From = after + "!" // before any other place, as all are of one length
	}
	var found []Summary
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("open orders of %s: %w", owner, err)
		}
		for _, r := range page.Records {
			var s Summary
			if err := table.Decode(r.Item, &s); err != nil {
				return nil, fmt.Errorf("open orders of %s: %w", owner, err)
			}
			if s.Status.Open() {
				found = append(found, s)
			}
			if len(found) == limit {
				return found, nil
			}
		}
		if query.After = page.Next; page.Next.IsZero() {
			return found, nil
		}
	}
}

// Place is where the order stands among those of its owner; OpenOwned goes on behind it.
func (s *Summary) Place() string { return place(s.OrderDate, s.ID) }

// GetAll returns the orders, nil for each that the tenant does not have, with one read for each hundred.
func GetAll(ctx context.Context, t table.Table, tenant access.Tenant, identifiers []string) ([]*Order, error) {
	all := make([]*Order, len(identifiers))
	for first := 0; first < len(identifiers); first += table.MaxBatchGet {
		some := identifiers[first:min(first+table.MaxBatchGet, len(identifiers))]
		keys := make([]table.Key, len(some))
		for i, identifier := range some {
			keys[i] = Key(tenant, identifier)
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("read orders: %w", err)
		}
		for i, item := range items {
			if item == nil {
				continue
			}
			o, err := Decode(item)
			if err != nil {
				return nil, err
			}
			all[first+i] = &o
		}
	}
	return all, nil
}

// OpenWith reports whether the order is an open one of the owner, and not in the recycle bin.
func (o *Order) OpenWith(owner string) bool { return o.Owner == owner && o.open() == 1 }

// Handed returns the order's next version, with another owner. It uses as much of the credit limit as before.
func (o Order) Handed(s record.Stamp, owner string) Order {
	o.Meta = o.Changed(s)
	o.Owner = owner
	return o
}
