package local

import (
	"context"
	"maps"
	"sync"

	"kehu/shared/table"
)

// memory is a table.Table without a disk: one lock makes every call serializable.
type memory struct {
	table.Table // Query, BatchGet and Reserve are not used here
	mu          sync.Mutex
	items       map[table.Key]table.Item
}

func newMemory() *memory { return &memory{items: map[table.Key]table.Item{}} }

func (m *memory) Get(_ context.Context, key table.Key) (table.Item, error) {
	if err := key.Validate(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.items[key]), nil
}

func (m *memory) Transact(ctx context.Context, tx table.Tx) error {
	if err := tx.Validate(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	reasons := make([]table.Reason, len(tx.Writes))
	failed := false
	for i, w := range tx.Writes {
		if !w.If.Holds(m.items[w.Key]) {
			reasons[i].Code, failed = table.ConditionFailed, true
		}
	}
	if failed {
		return &table.Canceled{Reasons: reasons}
	}
	for _, w := range tx.Writes {
		switch w.Kind {
		case table.KindPut:
			m.items[w.Key] = maps.Clone(w.Item)
		case table.KindDelete:
			delete(m.items, w.Key)
		case table.KindUpdate:
			panic("the provider writes whole items only")
		case table.KindCheck:
		}
	}
	return nil
}
