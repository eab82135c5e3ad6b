package order

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/merge"
	"kehu/shared/table"
)

// ProductEntry tells that a product stands in an order. It stands in the product's list of orders, by date, and in the index that
// lists those of each salesperson. It is written off the stream (kehu/shared/total), and says no more
// than where the order's entry is, so that it changes seldom.
type ProductEntry struct {
	ID        string `table:"id"`
	Customer  string `table:"rf"`
	Owner     string `table:"ow"`
	OrderDate string `table:"pl"`
}

// ProductEntryKey is the key of the entry of a product in an order of that date.
func ProductEntryKey(t access.Tenant, product, date, identifier string) table.Key {
	return ofProduct(t, product, "").Key(place(date, identifier))
}

// PutProductEntry is the write of an entry.
func PutProductEntry(t access.Tenant, product string, e ProductEntry) table.Write {
	return table.Put(ProductEntryKey(t, product, e.OrderDate, e.ID), table.Encode(e),
		table.IndexKey{Index: table.ByOwner, Partition: ofProduct(t, product, e.Owner), Sort: place(e.OrderDate, e.ID)})
}

// ofProduct is where the orders of a product are listed: all, or those of a salesperson.
func ofProduct(t access.Tenant, product, owner string) table.Partition {
	if owner == "" {
		return table.In(t, Kind.Key, "PRODUCT", product)
	}
	return table.In(t, Kind.Key, "PRODUCT", product, "OWNER", owner)
}

// byProduct is Search for the orders of a product: their places from its list, then what lists show of them from the
// entries of their customers, in batches of 100.
func byProduct(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Summary, table.Position, error) {
	list := merge.List{
		Table: t, Index: table.Primary, Partitions: []table.Partition{ofProduct(tenant, f.Product, "")}, After: after, Sort: sortOf,
		Within: f.period(""), Expected: limit,
	}
	if owners := f.Reach.Owners(); !f.Reach.Everyone() && len(owners) <= maxMerged {
		list.Index, list.Partitions = table.ByOwner, nil
		for _, owner := range owners {
			list.Partitions = append(list.Partitions, ofProduct(tenant, f.Product, owner))
		}
	}
	found, last := []Summary{}, after
	for examined := 0; ; {
		list.After = last
		reader := merge.NewReader(list)
		want := limit - len(found)
		var keys []table.Key
		for len(keys) < want {
			r, ok, err := reader.Next(ctx)
			if err != nil {
				return nil, table.Position{}, err
			}
			if !ok {
				break
			}
			var e ProductEntry
			if err := table.Decode(r.Item, &e); err != nil {
				return nil, table.Position{}, fmt.Errorf("order of a product: %w", err)
			}
			o := Order{Head: Head{Customer: e.Customer, OrderDate: e.OrderDate}}
			o.ID = e.ID
			keys = append(keys, o.entryKey(tenant))
		}
		items, err := readAll(ctx, t, keys)
		if err != nil {
			return nil, table.Position{}, err
		}
		for _, item := range items {
			var s Summary
			if err := table.Decode(item, &s); err != nil {
				return nil, table.Position{}, fmt.Errorf("order of a product: %w", err)
			}
			if item != nil && f.match(&s) { // it may have changed since the list was written
				found = append(found, s)
			}
		}
		examined += len(keys)
		if last = reader.Position(); last.IsZero() || len(found) == limit || examined >= merge.MaxExamined {
			return found, last, nil
		}
	}
}
