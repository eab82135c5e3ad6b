package product

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/table"
)

// Find returns the identifiers of the products in use that have the entries' codes, or else bar codes, "" for each of which there is none: one round trip for
// each 100 different ones.
func Find(ctx context.Context, t table.Table, tenant access.Tenant, entries []Entry) ([]string, error) {
	places := make(map[table.Key]int)
	var keys []table.Key
	for i := range entries {
		p := Product{Entry: entries[i]}
		for _, m := range p.marks() {
			key := m.key(tenant)
			if _, known := places[key]; !known {
				places[key] = len(keys)
				keys = append(keys, key)
			}
		}
	}
	var items []table.Item
	for first := 0; first < len(keys); first += table.MaxBatchGet {
		some, err := t.BatchGet(ctx, keys[first:min(first+table.MaxBatchGet, len(keys))])
		if err != nil {
			return nil, fmt.Errorf("look products up: %w", err)
		}
		items = append(items, some...)
	}
	found := make([]string, len(entries))
	for i := range entries {
		p := Product{Entry: entries[i]}
		for _, m := range p.marks() {
			if found[i] == "" {
				found[i] = items[places[m.key(tenant)]].Text("rec")
			}
		}
	}
	return found, nil
}

// Lookup returns the identifier of the product in use that has the normalised entry's code, or else its bar code; "" when there is none.
func (e Entry) Lookup(ctx context.Context, t table.Table, tenant access.Tenant) (string, error) {
	p := Product{Entry: e}
	for _, m := range p.marks() {
		item, err := t.Get(ctx, m.key(tenant))
		if err != nil {
			return "", fmt.Errorf("look product up: %w", err)
		}
		if found := item.Text("rec"); found != "" {
			return found, nil
		}
	}
	return "", nil
}
