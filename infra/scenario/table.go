package scenario

import (
	"context"
	"sync"

	"kehu/shared/table"
)

// Table passes calls on to a table, counts them, and fails those that a test wants to fail.
type Table struct {
	to   table.Table
	name string // of its schema

	mu    sync.Mutex
	calls map[string]int
	fail  func(method string) error
}

// Watch returns a Table in front of the other, which has the schema.
func Watch(to table.Table, schema table.Schema) *Table {
	return &Table{to: to, name: schema.Name, calls: make(map[string]int)}
}

// Fail makes calls fail with the error that f returns for their method ("Get", "BatchGet", "Query", "Transact",
// "Reserve"), unless it is nil. A nil f ends it.
func (t *Table) Fail(f func(method string) error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.fail = f
}

// Calls returns how often the method was called.
func (t *Table) Calls(method string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.calls[method]
}

func (t *Table) enter(method string) error {
	t.mu.Lock()
	t.calls[method]++
	fail := t.fail
	t.mu.Unlock()
	if fail == nil {
		return nil
	}
	return fail(method)
}

// Get is table.Table's.
func (t *Table) Get(ctx context.Context, key table.Key) (table.Item, error) {
	if err := t.enter("Get"); err != nil {
		return nil, err
	}
	pass(ctx, demandOf(t.name, "GetItem", key))
	return t.to.Get(ctx, key)
}

// BatchGet is table.Table's.
func (t *Table) BatchGet(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	if err := t.enter("BatchGet"); err != nil {
		return nil, err
	}
	pass(ctx, demandOf(t.name, "BatchGetItem", keys...))
	return t.to.BatchGet(ctx, keys)
}

// Query is table.Table's.
func (t *Table) Query(ctx context.Context, q table.Query) (table.Page, error) {
	if err := t.enter("Query"); err != nil {
		return table.Page{}, err
	}
	pass(ctx, demand{"dynamodb:Query", resourceOf(t.name, q.Index), []string{q.Partition.String()}})
	return t.to.Query(ctx, q)
}

// Transact is table.Table's.
func (t *Table) Transact(ctx context.Context, tx table.Tx) error {
	if err := t.enter("Transact"); err != nil {
		return err
	}
	pass(ctx, demandsOf(t.name, tx.Writes)...)
	return t.to.Transact(ctx, tx)
}

// BatchWrite is table.Table's.
func (t *Table) BatchWrite(ctx context.Context, writes []table.Write) error {
	if err := t.enter("BatchWrite"); err != nil {
		return err
	}
	pass(ctx, demandOf(t.name, "BatchWriteItem", keysOf(writes)...))
	return t.to.BatchWrite(ctx, writes)
}

// Reserve is table.Table's.
func (t *Table) Reserve(ctx context.Context, key table.Key, count int64) (int64, error) {
	if err := t.enter("Reserve"); err != nil {
		return 0, err
	}
	pass(ctx, demandOf(t.name, "UpdateItem", key))
	return t.to.Reserve(ctx, key, count)
}
