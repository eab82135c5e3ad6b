// Package listing reads lists that are short and seldom read: those of platform administrators, and of requests. What a
// list of many thousands shows is carried by an index instead; see kehu/shared/customer.
//
// Promise: whatever the filter, a page costs at most MaxExamined records, and the position goes on exactly where it ended: a page
// may be short, or empty, and still have a next one.
package listing

import (
	"context"
	"fmt"

	"kehu/shared/table"
)

// MaxExamined is how many records a page looks at, at most.
const MaxExamined = 1000

// Find returns up to limit records that the query's index lists and keep lets through, and the position of the next page. The
// records are read whole, in one batch for each hundred. The query's Limit is set here.
func Find[T any](
	ctx context.Context, t table.Table, query table.Query, limit int, decode func(table.Item) (T, error), keep func(T) bool,
) ([]T, table.Position, error) {
	found := []T{}
	for examined := 0; examined < MaxExamined && len(found) < limit; {
		query.Limit = min(limit-len(found), table.MaxBatchGet)
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list: %w", err)
		}
		items, err := read(ctx, t, page.Records)
		if err != nil {
			return nil, table.Position{}, err
		}
		for _, item := range items {
			if item == nil {
				continue // it vanished since the index was written
			}
			record, err := decode(item)
			if err != nil {
				return nil, table.Position{}, err
			}
			if keep(record) {
				found = append(found, record)
			}
		}
		query.After = page.Next
		if page.Next.IsZero() {
			break
		}
		examined += len(page.Records)
	}
	return found, query.After, nil
}

func read(ctx context.Context, t table.Table, records []table.Record) ([]table.Item, error) {
	if len(records) == 0 {
		return nil, nil
	}
	keys := make([]table.Key, len(records))
	for i, r := range records {
		keys[i] = r.Key
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("list: %w", err)
	}
	return items, nil
}
