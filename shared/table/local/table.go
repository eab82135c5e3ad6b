package local

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// Table is one table of a Database. It implements table.Table; its other methods are what
// DynamoDB does by itself or through its streams.
type Table struct {
	database  *Database
	schema    table.Schema
	projected map[string]bool // what indexes carry; nil: everything
	broken    error           // the table's state could not be read
	journal   *journal

	writing  sync.Mutex // held from the check of conditions to the hand-over to the log
	syncer   syncer
	sequence uint64 // the newest change; guarded by writing

	reserving sync.Mutex // held while numbers of a sequence are taken
}

var (
	_ table.Table     = (*Table)(nil)
	_ table.Inventory = (*Table)(nil)
)

func newTable(db *Database, schema table.Schema) *Table {
	t := &Table{database: db, schema: schema}
	t.journal = newJournal(t.syncNow)
	if schema.Projected != nil {
		t.projected = make(map[string]bool, len(schema.Projected))
		for _, name := range schema.Projected {
			t.projected[name] = true
		}
	}
	if t.broken = db.enter(); t.broken != nil {
		return t
	}
	defer db.leave()
	t.sequence, t.broken = t.newestChange()
	t.journal.sequence = t.sequence // what the store reads at its start is on disk
	return t
}

// newestChange returns the sequence of the newest change that the log has or had.
func (t *Table) newestChange() (uint64, error) {
	newest, err := t.trimmed()
	if err != nil {
		return 0, err
	}
	prefix := t.in(logSpace)
	entries, err := t.database.store.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: after(prefix)})
	if err != nil {
		return 0, fmt.Errorf("local: read the change log: %w", err)
	}
	if entries.Last() {
		newest = max(newest, binary.BigEndian.Uint64(entries.Key()[len(prefix):]))
	}
	return newest, entries.Close()
}

// enter begins a call: it counts the trip and refuses it when it cannot be served. After
// no error the caller must leave the database.
func (t *Table) enter(ctx context.Context) error {
	table.Report(ctx, table.Usage{Trips: 1})
	if err := ctx.Err(); err != nil {
		return err
	}
	if t.broken != nil {
		return t.broken
	}
	return t.database.enter()
}

// row reads a row; nil when there is none.
func (t *Table) row(key table.Key) (*row, error) {
	value, closer, err := t.database.store.Get(t.itemKey(key))
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("local: read: %w", err)
	}
	raw := string(value)
	if err := closer.Close(); err != nil {
		return nil, fmt.Errorf("local: read: %w", err)
	}
	return parseRow(raw)
}

// Get implements table.Table.
func (t *Table) Get(ctx context.Context, key table.Key) (table.Item, error) {
	if err := key.Validate(); err != nil {
		return nil, err
	}
	if err := t.enter(ctx); err != nil {
		return nil, err
	}
	defer t.database.leave()
	return t.get(key)
}

func (t *Table) get(key table.Key) (table.Item, error) {
	found, err := t.row(key)
	if err != nil {
		return nil, err
	}
	t.journal.settle(table.Primary, key.Partition())
	return found.item()
}

// BatchGet implements table.Table.
func (t *Table) BatchGet(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	different := make(map[table.Key]bool, len(keys))
	for _, key := range keys {
		if err := key.Validate(); err != nil {
			return nil, err
		}
		different[key] = true
	}
	if len(different) > table.MaxBatchGet {
		return nil, fmt.Errorf("%w: %d keys", table.ErrInvalid, len(different))
	}
	if err := t.enter(ctx); err != nil {
		return nil, err
	}
	defer t.database.leave()
	items := make([]table.Item, len(keys))
	for i, key := range keys {
		item, err := t.get(key)
		if err != nil {
			return nil, err
		}
		items[i] = item
	}
	return items, nil
}

// Reserve implements table.Table.
//
// It does not wait for the disk. The write-ahead log keeps its order (see journal), so the fsync
// of a transaction that carries the number, which can only come later, covers it too. A power
// cut can make only such numbers be handed out again that stand in no acknowledged transaction.
func (t *Table) Reserve(ctx context.Context, key table.Key, count int64) (int64, error) {
	if err := key.Validate(); err != nil {
		return 0, err
	}
	if count < 1 {
		return 0, fmt.Errorf("%w: %d numbers", table.ErrInvalid, count)
	}
	if err := t.enter(ctx); err != nil {
		return 0, err
	}
	defer t.database.leave()
	t.reserving.Lock()
	defer t.reserving.Unlock()
	stored, err := t.database.read(t.sequenceKey(key))
	if err != nil {
		return 0, err
	}
	var taken int64
	if stored != nil {
		taken = int64(binary.BigEndian.Uint64(stored))
	}
	if taken+count < taken {
		return 0, fmt.Errorf("%w: the sequence is at its end", table.ErrInvalid)
	}
	last := binary.BigEndian.AppendUint64(nil, uint64(taken+count))
	if err := t.database.store.Set(t.sequenceKey(key), last, pebble.NoSync); err != nil {
		return 0, fmt.Errorf("local: reserve: %w", err)
	}
	return taken + 1, nil
}
