package local

import (
	"fmt"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// commit writes the changes and waits until they are on disk, unless they are deferred. The caller holds writing, which
// commit releases as soon as the order is fixed: the wait is outside, so that one fsync serves
// all who wait.
func (t *Table) commit(changes []change, token *usedToken, deferred bool) error {
	batch := t.database.store.NewBatch()
	if err := t.fill(batch, changes, token); err != nil {
		t.writing.Unlock()
		return fmt.Errorf("local: commit: %w", err)
	}
	commit, sequence := t.journal.begin(changes), t.sequence
	if deferred {
		err := t.database.store.Apply(batch, pebble.NoSync)
		t.writing.Unlock()
		if err != nil {
			storeLogger{t.database.options.Logger}.Fatalf("local: commit: %v", err)
		}
		t.syncSoon()
		return batch.Close()
	}
	err := t.database.store.ApplyNoSyncWait(batch, pebble.Sync)
	t.writing.Unlock()
	if err == nil {
		err = batch.SyncWait()
	}
	if err != nil {
		storeLogger{t.database.options.Logger}.Fatalf("local: commit: %v", err)
	}
	t.journal.reached(commit, sequence)
	return batch.Close()
}

// fill puts into the batch what the changes mean for items, indexes, expiry and the log.
func (t *Table) fill(batch *pebble.Batch, changes []change, token *usedToken) error {
	now := t.database.options.Clock.Now()
	for i := range changes {
		c := &changes[i]
		if err := t.fillItem(batch, c); err != nil {
			return err
		}
		for _, index := range t.schema.Indexes {
			if err := t.fillIndex(batch, c, index); err != nil {
				return err
			}
		}
		if err := t.fillExpiry(batch, c); err != nil {
			return err
		}
		if t.schema.Streamed && c.has(t.schema.Told) {
			t.sequence++
			record := encoded(func(to []byte) []byte { return c.encode(to, now) })
			if err := set(batch, t.logKey(t.sequence), record); err != nil {
				return err
			}
		}
	}
	return t.fillToken(batch, token, now)
}

func (t *Table) fillItem(batch *pebble.Batch, c *change) error {
	if c.new == nil {
		return batch.Delete(t.itemKey(c.key), nil)
	}
	return set(batch, t.itemKey(c.key), c.new.raw)
}

// set puts an entry into the batch, and copies its value only there.
func set(batch *pebble.Batch, key []byte, value string) error {
	entry := batch.SetDeferred(len(key), len(value))
	copy(entry.Key, key)
	copy(entry.Value, value)
	return entry.Finish()
}

func (t *Table) fillIndex(batch *pebble.Batch, c *change, index table.Index) error {
	from, wasIn := c.old.place(index)
	to, isIn := c.new.place(index)
	if wasIn && (!isIn || from != to) {
		if err := batch.Delete(t.indexKey(from, c.key), nil); err != nil {
			return err
		}
	}
	if !isIn {
		return nil
	}
	return set(batch, t.indexKey(to, c.key), c.new.projected)
}

func (t *Table) fillExpiry(batch *pebble.Batch, c *change) error {
	var before, now int64
	if c.old != nil {
		before = c.old.expires
	}
	if c.new != nil {
		now = c.new.expires
	}
	if before == now {
		return nil
	}
	if before != 0 {
		if err := batch.Delete(t.expiryKey(before, c.key), nil); err != nil {
			return err
		}
	}
	if now == 0 {
		return nil
	}
	return batch.Set(t.expiryKey(now, c.key), nil, nil)
}
