package total

import (
	"context"
	"maps"
	"slices"
	"sync"

	"kehu/shared/access"
	"kehu/shared/order"
	"kehu/shared/table"
)

// Bulk counts many orders of a company that has none yet, and writes each total once. It leaves what Apply would: Apply of one of its
// orders changes nothing.
type Bulk struct {
	tenant access.Tenant
	mu     sync.Mutex
	sums   cells
}

// NewBulk returns a Bulk that has counted nothing.
func NewBulk(tenant access.Tenant) *Bulk { return &Bulk{tenant: tenant, sums: make(cells)} }

// Count counts an order, and returns the writes that remember what it contributes, and list it with its products. It is safe for
// concurrent use.
func (b *Bulk) Count(o *order.Order) ([]table.Write, error) {
	shares, err := sharesOf(o)
	if err != nil {
		return nil, err
	}
	c := counter{tenant: b.tenant, order: o.ID}
	b.mu.Lock()
	defer b.mu.Unlock()
	var writes []table.Write
	for i := range shares {
		shares[i].count(b.sums, b.tenant, 0, o.ID, 1)
		writes = append(writes, table.Put(c.key(0, i), table.Encode(shares[i])))
		writes = append(writes, shares[i].listed(b.tenant, o.ID, new(share))...)
	}
	return writes, nil
}

// Write writes the totals.
func (b *Bulk) Write(ctx context.Context, t table.Table) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var writes []table.Write
	for key, sums := range b.sums {
		item := make(table.Item, len(sums))
		for _, name := range slices.Sorted(maps.Keys(sums)) {
			item[name] = table.NumberOf(sums[name])
		}
		writes = append(writes, table.Put(key, item))
	}
	if len(writes) == 0 {
		return nil
	}
	return t.BatchWrite(ctx, writes)
}
