package local

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// contentsPage is how many items Contents returns at most, beside sequences.
const contentsPage = 500

// Contents is table.Inventory's. It reads no more than there is of the prefixes.
func (t *Table) Contents(ctx context.Context, prefixes []string, from table.Key) ([]table.Write, table.Key, error) {
	return t.ContentsUpTo(ctx, prefixes, from, contentsPage)
}

// ContentsUpTo is Contents with a limit of items: it tells those of one prefix after the other, and with the last of them the sequences.
func (t *Table) ContentsUpTo(ctx context.Context, prefixes []string, from table.Key, limit int) (found []table.Write, next table.Key, err error) {
	prefixes = apart(prefixes)
	for _, prefix := range prefixes {
		after, place := from, from.Partition().String()
		if !strings.HasPrefix(place, prefix) {
			if prefix < place {
				continue // all of it was told
			}
			after = table.Key{}
		}
		page, err := t.Scan(ctx, prefix, after, limit-len(found))
		if err != nil {
			return nil, table.Key{}, err
		}
		if found = append(found, page...); len(found) == limit {
			return found, found[limit-1].Key, nil
		}
	}
	for _, prefix := range prefixes {
		sequences, err := t.Sequences(ctx, prefix)
		if err != nil {
			return nil, table.Key{}, err
		}
		for _, s := range sequences {
			found = append(found, table.Put(s.Key, table.Item{table.AttrSequence: table.NumberOf(s.Last)}))
		}
	}
	return found, table.Key{}, nil
}

// apart returns the prefixes in order, without those that lie within another; no prefixes are one that all begins with.
func apart(prefixes []string) (all []string) {
	if len(prefixes) == 0 {
		return []string{""}
	}
	for _, prefix := range slices.Sorted(slices.Values(prefixes)) {
		if len(all) == 0 || !strings.HasPrefix(prefix, all[len(all)-1]) {
			all = append(all, prefix)
		}
	}
	return all
}

// Remove is table.Inventory's.
func (t *Table) Remove(ctx context.Context, keys []table.Key) error {
	deletes := make([]table.Write, len(keys))
	for i, key := range keys {
		deletes[i] = table.Delete(key)
	}
	if err := t.BatchWrite(ctx, deletes); err != nil {
		return err
	}
	return t.removeSequences(ctx, keys)
}

// removeSequences deletes the sequences at the keys, and waits until that is on disk.
func (t *Table) removeSequences(ctx context.Context, keys []table.Key) (err error) {
	if err := t.enter(ctx); err != nil {
		return err
	}
	defer t.database.leave()
	t.reserving.Lock()
	defer t.reserving.Unlock()
	batch := t.database.store.NewBatch()
	defer func() { err = errors.Join(err, batch.Close()) }()
	for _, key := range keys {
		stored, err := t.database.read(t.sequenceKey(key))
		if err != nil {
			return err
		}
		if stored == nil {
			continue
		}
		if err := batch.Delete(t.sequenceKey(key), nil); err != nil {
			return fmt.Errorf("local: remove: %w", err)
		}
	}
	if batch.Empty() {
		return nil
	}
	if err := t.database.store.Apply(batch, pebble.Sync); err != nil {
		return fmt.Errorf("local: remove: %w", err)
	}
	return nil
}
