package audit

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Filter says which rows to list.
type Filter struct {
	Kind     record.Kind // with Entity
	Entity   string      // one record's rows
	Actor    string      // what one user did
	From, To time.Time   // inclusive; From is required unless Entity or Actor is given
}

// MaxMonths is how many months back one call looks.
const MaxMonths = 24

// List returns up to limit rows, newest first, from the position on, and the position of the next page. Of one record that is one query, else
// a query of each month that it looks at, and a read of the rows, as the indexes carry their keys alone.
func List(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]Row, table.Position, error) {
	rows := make([]Row, 0, limit)
	for _, q := range f.queries(tenant, after) {
		q.Descending, q.Limit = true, limit-len(rows)
		page, err := t.Query(ctx, q)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list audit rows: %w", err)
		}
		if q.Index != table.Primary {
			if err := fetch(ctx, t, &page); err != nil {
				return nil, table.Position{}, err
			}
		}
		for _, r := range page.Records {
			row, err := decode(r.Item)
			if err != nil {
				return nil, table.Position{}, err
			}
			if f.holds(&row) {
				rows = append(rows, row)
			}
		}
		if !page.Next.IsZero() {
			return rows, page.Next, nil
		}
		if len(rows) == limit {
			return rows, f.end(tenant, q, page), nil
		}
	}
	return rows, table.Position{}, nil
}

// fetch puts the rows in the place of the index entries that name them. One that is gone since is left out.
func fetch(ctx context.Context, t table.Table, page *table.Page) error {
	found := page.Records[:0]
	for part := range slices.Chunk(page.Records, table.MaxBatchGet) {
		keys := make([]table.Key, len(part))
		for i, r := range part {
			keys[i] = r.Key
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return fmt.Errorf("read audit rows: %w", err)
		}
		for i, item := range items {
			if item != nil {
				found = append(found, table.Record{Key: keys[i], Item: item})
			}
		}
	}
	page.Records = found
	return nil
}

// end is the position behind a partition that was read to its end exactly when the page was full: the
// next page begins with the partition after it.
func (f Filter) end(tenant access.Tenant, q table.Query, page table.Page) table.Position {
	queries := f.queries(tenant, table.Position{})
	last := queries[len(queries)-1]
	if last.Partition == q.Partition || len(page.Records) == 0 {
		return table.Position{}
	}
	r := page.Records[len(page.Records)-1]
	row, err := decode(r.Item)
	if err != nil {
		return table.Position{}
	}
	return table.Position{Key: r.Key, IndexPart: q.Partition.String(), IndexSort: row.timeKey()}
}

// queries lists the partitions that hold the rows, newest first, from the position on.
func (f Filter) queries(tenant access.Tenant, after table.Position) []table.Query {
	switch {
	case f.Entity != "":
		return []table.Query{{Partition: Key(tenant, f.Kind, f.Entity, 1).Partition(), After: after, Consistent: true}}
	case f.Actor != "":
		return []table.Query{{Index: table.ByOwner, Partition: ByActor(tenant, f.Actor), Sort: f.span(), After: after}}
	}
	var queries []table.Query
	last := f.To.UTC()
	month := time.Date(last.Year(), last.Month(), 1, 0, 0, 0, 0, time.UTC)
	for range MaxMonths {
		queries = append(queries, table.Query{Index: table.ByTenant, Partition: ByTime(tenant, month), Sort: f.span()})
		if !month.After(f.From) {
			break
		}
		month = month.AddDate(0, -1, 0)
	}
	if after.IsZero() {
		return queries
	}
	i := slices.IndexFunc(queries, func(q table.Query) bool { return q.Partition.String() == after.IndexPart })
	if i < 0 {
		return nil
	}
	queries[i].After = after
	return queries[i:]
}

// span is the range of time keys between From and To.
func (f Filter) span() table.Range {
	var r table.Range
	if !f.From.IsZero() {
		r.From = f.From.UTC().Format("2006-01-02T15:04:05.000Z")
	}
	if !f.To.IsZero() {
		r.To = f.To.UTC().Format("2006-01-02T15:04:05.000Z") + "\uffff"
	}
	return r
}

// holds checks what the partition does not say.
func (f Filter) holds(r *Row) bool {
	return (f.Actor == "" || r.By == f.Actor) &&
		(f.From.IsZero() || !r.At.Before(f.From)) && (f.To.IsZero() || !r.At.After(f.To))
}
