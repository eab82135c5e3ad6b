package customer

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/merge"
	"kehu/shared/table"
)

// has reports whether the sorted list has the text.
func has(sorted []string, text string) bool {
	_, found := slices.BinarySearch(sorted, text)
	return found
}

// categorised returns the writes that keep the customer among those of its category: none while it lies in the recycle bin.
func (c *Customer) categorised(tenant access.Tenant, before *Customer) []table.Write {
	in := func(c *Customer) string {
		if c == nil || c.Deleted() {
			return ""
		}
		return c.Category
	}
	return category.Refer(tenant, c.ID, in(before), in(c), "/categoryId")
}

// inCategories is Search for whoever may see every customer: the members of each category are merged, newest first, and read
// whole, in one batch for each hundred.
func (f Filter) inCategories(ctx context.Context, t table.Table, tenant access.Tenant, after table.Position, limit int) ([]Summary, table.Position, error) {
	l := merge.List{Table: t, Index: table.ByOwner, After: after, Within: f.identifiers(), Expected: limit, Sort: identifier}
	for _, one := range f.Categories {
		l.Partitions = append(l.Partitions, category.Members(tenant, one))
	}
	return f.wholes(ctx, t, tenant, merge.NewReader(l), func(r table.Record) string { return r.Item.Text("id") }, limit)
}

// inSegment is Search for the members of a segment: they are read whole, in one batch for each hundred.
func (f Filter) inSegment(ctx context.Context, t table.Table, tenant access.Tenant, after table.Position, limit int) ([]Summary, table.Position, error) {
	of := func(r table.Record) string { return r.Key.Sort() }
	reader := merge.NewReader(merge.List{
		Table: t, Partitions: []table.Partition{InSegment(tenant, f.Segment)}, After: after, Within: f.identifiers(), Expected: limit, Sort: of,
	})
	return f.wholes(ctx, t, tenant, reader, of, limit)
}

// wholes reads the customers whole that the records name, and holds the filter against them.
func (f Filter) wholes(
	ctx context.Context, t table.Table, tenant access.Tenant, reader *merge.Reader, of func(table.Record) string, limit int,
) ([]Summary, table.Position, error) {
	match, found := f.matcher(), make([]Summary, 0, limit)
	for examined := 0; examined < MaxExamined && len(found) < limit; {
		var keys []table.Key
		for len(keys) < min(limit-len(found), table.MaxBatchGet) {
			r, ok, err := reader.Next(ctx)
			if err != nil {
				return nil, table.Position{}, fmt.Errorf("list customers: %w", err)
			}
			if !ok {
				break
			}
			keys = append(keys, Key(tenant, of(r)))
		}
		if len(keys) == 0 {
			break
		}
		examined += len(keys)
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list customers: %w", err)
		}
		for _, item := range items {
			s, err := DecodeSummary(item)
			if err != nil {
				return nil, table.Position{}, err
			}
			if item != nil && (s.DeletedAt != nil) == f.Deleted && match(&s) {
				found = append(found, s)
			}
		}
	}
	return found, reader.Position(), nil
}
