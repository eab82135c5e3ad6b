package local

import (
	"context"
	"encoding/binary"
	"fmt"
	"strconv"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// sequenceText prints the sequence of a change with a fixed width, so that it sorts as text.
func sequenceText(sequence uint64) string { return fmt.Sprintf("%020d", sequence) }

// parseSequence reads sequenceText; "" is before the first change.
func parseSequence(text string) (uint64, error) {
	if text == "" {
		return 0, nil
	}
	sequence, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%w: not a sequence", table.ErrInvalid)
	}
	return sequence, nil
}

// Changes returns the next changes after the sequence, at most limit, in the order in which they
// happened; none when the table is not streamed. "" asks from the oldest that is kept. Only
// changes that are on disk are shown.
func (t *Table) Changes(after string, limit int) ([]table.Change, error) {
	from, err := parseSequence(after)
	if err != nil {
		return nil, err
	}
	if err := t.enter(context.Background()); err != nil {
		return nil, err
	}
	defer t.database.leave()
	durable := t.journal.durable()
	if from >= durable || limit < 1 {
		return nil, nil
	}
	bounds := &pebble.IterOptions{LowerBound: t.logKey(from + 1), UpperBound: t.logKey(durable + 1)}
	entries, err := t.database.store.NewIter(bounds)
	if err != nil {
		return nil, fmt.Errorf("local: read the change log: %w", err)
	}
	changes, err := readChanges(entries, len(t.in(logSpace)), limit)
	if closing := entries.Close(); err == nil && closing != nil {
		err = fmt.Errorf("local: read the change log: %w", closing)
	}
	return changes, err
}

func readChanges(entries *pebble.Iterator, prefix, limit int) ([]table.Change, error) {
	var changes []table.Change
	for more := entries.First(); more && len(changes) < limit; more = entries.Next() {
		value, err := entries.ValueAndErr()
		if err != nil {
			return nil, fmt.Errorf("local: read the change log: %w", err)
		}
		d := decoder{text: string(value)}
		c, err := d.change(binary.BigEndian.Uint64(entries.Key()[prefix:]))
		if err != nil {
			return nil, err
		}
		changes = append(changes, c)
	}
	return changes, entries.Error()
}

// Wait returns when there is a change after the sequence, or with an error when the context ends or
// the database is closed.
func (t *Table) Wait(ctx context.Context, after string) error {
	from, err := parseSequence(after)
	if err != nil {
		return err
	}
	if t.broken != nil {
		return t.broken
	}
	return t.journal.awaitAfter(ctx, from)
}

// LastSequence returns the sequence of the newest change that is on disk, also when it has
// been trimmed; a new subscriber that does not care for the past begins there.
func (t *Table) LastSequence() string { return sequenceText(t.journal.durable()) }

// Trim drops the changes before the sequence, and never one that is not on disk. The caller
// sees to it that every subscriber is past them.
func (t *Table) Trim(before string) error {
	end, err := parseSequence(before)
	if err != nil {
		return err
	}
	if err := t.enter(context.Background()); err != nil {
		return err
	}
	defer t.database.leave()
	end = min(end, t.journal.durable()+1)
	done, err := t.trimmed()
	if err != nil || end <= done+1 {
		return err
	}
	batch := t.database.store.NewBatch()
	if err := batch.DeleteRange(t.logKey(done), t.logKey(end), nil); err != nil {
		return fmt.Errorf("local: trim: %w", err)
	}
	newest := binary.BigEndian.AppendUint64(nil, end-1)
	if err := batch.Set(t.in(trimSpace), newest, nil); err != nil {
		return fmt.Errorf("local: trim: %w", err)
	}
	if err := batch.Commit(pebble.NoSync); err != nil { // a trim that is lost is done again
		return fmt.Errorf("local: trim: %w", err)
	}
	return nil
}

// trimmed returns the newest change that was dropped. Sequences go on from there even when the
// log is empty.
func (t *Table) trimmed() (uint64, error) {
	stored, err := t.database.read(t.in(trimSpace))
	if err != nil || stored == nil {
		return 0, err
	}
	return binary.BigEndian.Uint64(stored), nil
}
