package local

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// Scan returns the next items after a key, at most limit, whose partition keys begin with the prefix, each as the put that stores it; none
// at the end. It is for copies of the table. Items that change meanwhile may be told in either state.
func (t *Table) Scan(ctx context.Context, prefix string, from table.Key, limit int) ([]table.Write, error) {
	if err := t.enter(ctx); err != nil {
		return nil, err
	}
	defer t.database.leave()
	lower := append(t.in(itemSpace), prefix...)
	bounds := &pebble.IterOptions{LowerBound: lower, UpperBound: after(lower)}
	if !from.IsZero() {
		bounds.LowerBound = append(t.itemKey(from), end) // the first key after it
	}
	var found []table.Write
	err := t.each(bounds, len(t.in(itemSpace)), func(key table.Key, value []byte) (more bool, err error) {
		r, err := parseRow(string(value))
		if err != nil {
			return false, err
		}
		item, err := r.item()
		if err != nil {
			return false, err
		}
		found = append(found, table.Put(key, item, r.index...))
		return len(found) < limit, nil
	})
	t.journal.await(t.begun())
	return found, err
}

// Stored returns the put that stores the item; found is false when there is none.
func (t *Table) Stored(ctx context.Context, key table.Key) (put table.Write, found bool, err error) {
	if err := t.enter(ctx); err != nil {
		return put, false, err
	}
	defer t.database.leave()
	r, err := t.row(key)
	if err != nil || r == nil {
		return put, false, err
	}
	t.journal.settle(table.Primary, key.Partition())
	item, err := r.item()
	return table.Put(key, item, r.index...), err == nil, err
}

// Sequence is a sequence of Reserve, and the last number that was taken.
type Sequence struct {
	Key  table.Key
	Last int64
}

// Sequences returns all sequences whose partition keys begin with the prefix.
func (t *Table) Sequences(ctx context.Context, prefix string) ([]Sequence, error) {
	if err := t.enter(ctx); err != nil {
		return nil, err
	}
	defer t.database.leave()
	lower := append(t.in(sequenceSpace), prefix...)
	var found []Sequence
	err := t.each(&pebble.IterOptions{LowerBound: lower, UpperBound: after(lower)}, len(t.in(sequenceSpace)), func(key table.Key, value []byte) (bool, error) {
		if len(value) != 8 {
			return false, errCorrupt
		}
		found = append(found, Sequence{Key: key, Last: int64(binary.BigEndian.Uint64(value))})
		return true, nil
	})
	return found, err
}

// each reads entries of the store, whose keys end in `partition 00 sort` after so many bytes, until there are no more or read says so.
func (t *Table) each(bounds *pebble.IterOptions, head int, read func(table.Key, []byte) (more bool, err error)) error {
	entries, err := t.database.store.NewIter(bounds)
	if err != nil {
		return fmt.Errorf("local: scan: %w", err)
	}
	for more := entries.First(); more && err == nil; {
		var value []byte
		if value, err = entries.ValueAndErr(); err == nil {
			if more, err = read(splitKey(string(entries.Key()[head:])), value); more {
				more = entries.Next()
			}
		}
	}
	if err == nil {
		err = entries.Error()
	}
	if closing := entries.Close(); err == nil && closing != nil {
		err = fmt.Errorf("local: scan: %w", closing)
	}
	return err
}

// begun returns the newest commit.
func (t *Table) begun() uint64 {
	t.writing.Lock()
	defer t.writing.Unlock()
	return t.journal.begun
}
