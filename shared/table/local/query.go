package local

import (
	"context"
	"fmt"
	"strings"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// Query implements table.Table.
func (t *Table) Query(ctx context.Context, q table.Query) (table.Page, error) {
	if err := q.Validate(); err != nil {
		return table.Page{}, err
	}
	if !t.schema.Has(q.Index) {
		return table.Page{}, fmt.Errorf("%w: no index %s", table.ErrInvalid, q.Index)
	}
	if err := t.enter(ctx); err != nil {
		return table.Page{}, err
	}
	defer t.database.leave()
	prefix := t.partitionKey(q.Index, q.Partition)
	lower, upper := t.bounds(prefix, q)
	entries, err := t.database.store.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: upper})
	if err != nil {
		return table.Page{}, fmt.Errorf("local: query: %w", err)
	}
	page, err := readPage(entries, q, len(prefix))
	if closing := entries.Close(); err == nil && closing != nil {
		err = fmt.Errorf("local: query: %w", closing)
	}
	if err != nil {
		return table.Page{}, err
	}
	t.journal.settle(q.Index, q.Partition)
	return page, nil
}

// bounds returns the part of the store that answers the query. Sort keys hold no 0 byte: in
// the table `sort` ends a key, in an index a 0 byte follows it, so that `sort 01` is
// the first key after all with exactly that sort key.
func (t *Table) bounds(prefix []byte, q table.Query) (lower, upper []byte) {
	with := func(sort string, end ...byte) []byte {
		key := make([]byte, 0, len(prefix)+len(sort)+len(end))
		return append(append(append(key, prefix...), sort...), end...)
	}
	switch {
	case q.Sort.Prefix != "":
		lower = with(q.Sort.Prefix)
		upper = after(lower)
	default:
		lower, upper = with(q.Sort.From), after(prefix)
		if q.Sort.To != "" {
			upper = with(q.Sort.To, 1)
		}
	}
	if q.After.IsZero() {
		return lower, upper
	}
	at := t.itemKey(q.After.Key)
	if q.Index != table.Primary {
		at = t.indexKey(table.IndexKey{Index: q.Index, Partition: q.Partition, Sort: q.After.IndexSort}, q.After.Key)
	}
	if q.Descending {
		return lower, at
	}
	return append(at, 0), upper
}

func readPage(entries *pebble.Iterator, q table.Query, prefix int) (table.Page, error) {
	start, step := entries.First, entries.Next
	if q.Descending {
		start, step = entries.Last, entries.Prev
	}
	page := table.Page{Records: make([]table.Record, 0, min(q.Limit, 64))}
	var last table.Position
	size := 0
	for more := start(); more; more = step() {
		value, err := entries.ValueAndErr()
		if err != nil {
			return page, fmt.Errorf("local: query: %w", err)
		}
		size += len(entries.Key()) + len(value)
		if len(page.Records) == q.Limit || size > table.MaxPageBytes && len(page.Records) > 0 {
			page.Next = last
			break
		}
		last = positionOf(q, string(entries.Key()[prefix:]))
		item, err := readItem(q.Index, string(value))
		if err != nil {
			return page, err
		}
		page.Records = append(page.Records, table.Record{Key: last.Key, Item: item})
	}
	if err := entries.Error(); err != nil {
		return page, fmt.Errorf("local: query: %w", err)
	}
	return page, nil
}

// positionOf reads what follows the partition in a key of the store.
func positionOf(q table.Query, rest string) table.Position {
	if q.Index == table.Primary {
		return table.Position{Key: q.Partition.Key(rest)}
	}
	sort, key, _ := strings.Cut(rest, "\x00")
	return table.Position{Key: splitKey(key), IndexPart: q.Partition.String(), IndexSort: sort}
}

func readItem(index table.Index, value string) (table.Item, error) {
	if index != table.Primary {
		return decodeItem(value)
	}
	found, err := parseRow(value)
	if err != nil {
		return nil, err
	}
	return found.item()
}
