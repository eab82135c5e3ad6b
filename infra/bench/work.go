package main

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"sync"
	"syscall"
	"time"

	awslambda "github.com/aws/aws-lambda-go/lambda"

	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/table"
)

// work prints what a call costs the processor beside the table: from the event's JSON to the answer's, with a table in
// memory that answers at once.
func work(ctx context.Context, out *report) error {
	h, err := newHouse(ctx, newDeps(newMemory(), newMemory(), clock.System{}))
	if err != nil {
		return err
	}
	create, err := h.endpoint("customers.create")
	if err != nil {
		return err
	}
	var made customer.Customer
	body := fmt.Sprintf(typicalCustomer, 100)
	if err := create.call(ctx, create.event("", "", body), &made); err != nil {
		return err
	}
	s := newSheet("work per call, table in memory", "processor ms", "KB allocated", "allocations")
	empty := awslambda.NewHandler(func(context.Context, json.RawMessage) (json.RawMessage, error) { return json.RawMessage(`{}`), nil })
	calls := []struct{ name, operation, query, body string }{
		{"customers.get", "customers.get", "", ""},
		{"customers.list, 1", "customers.list", "limit=50", ""},
		{"customers.create", "customers.create", "", body},
		{"customers.update", "customers.update", "", `{"status": "blocked", "notes": "Does not pay."}`},
	}
	for i, c := range calls {
		e, err := h.endpoint(c.operation)
		if err != nil {
			return err
		}
		event, err := json.Marshal(e.event(made.ID, c.query, c.body, "if-match", "*"))
		if err != nil {
			return err
		}
		if i == 0 {
			cells, err := cost(ctx, "aws-lambda-go alone", empty, event)
			if err != nil {
				return err
			}
			s.row(cells...)
		}
		cells, err := cost(ctx, c.name, awslambda.NewHandler(e.http.Serve), event)
		if err != nil {
			return err
		}
		s.row(cells...)
	}
	return out.show(s)
}

// workTime is how long a call is repeated.
const workTime = time.Second

// cost measures one call of a handler; it returns the cells of its row. It counts the processor's time, which other
// work on the machine disturbs less than time by the clock; the garbage collector's is part of it.
func cost(ctx context.Context, name string, handler awslambda.Handler, event []byte) (cells []any, err error) {
	for range 100 { // warms up
		if _, err := handler.Invoke(ctx, event); err != nil {
			return nil, err
		}
	}
	var memoryBefore, memoryAfter runtime.MemStats
	runtime.ReadMemStats(&memoryBefore)
	before, began, calls := processor(), time.Now(), 0
	for ; time.Since(began) < workTime; calls++ {
		if _, err := handler.Invoke(ctx, event); err != nil {
			return nil, err
		}
	}
	busy := processor() - before
	runtime.ReadMemStats(&memoryAfter)
	allocated := float64(memoryAfter.TotalAlloc-memoryBefore.TotalAlloc) / 1024 / float64(calls)
	return []any{name, fmt.Sprintf("%.3f", busy.Seconds()*1000/float64(calls)), allocated, (memoryAfter.Mallocs - memoryBefore.Mallocs) / uint64(calls)}, nil
}

// processor is how long this process has kept processors busy.
func processor() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err) // the arguments are right
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// memory is a table of one partition per item: it holds no conditions against what it has, and a query answers the
// last item that was put.
type memory struct {
	mu    sync.Mutex
	items map[table.Key]table.Item
	last  table.Record
}

func newMemory() *memory { return &memory{items: make(map[table.Key]table.Item)} }

// Get returns an item.
func (m *memory) Get(_ context.Context, key table.Key) (table.Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.items[key], nil
}

// BatchGet returns items.
func (m *memory) BatchGet(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	items := make([]table.Item, len(keys))
	for i, key := range keys {
		items[i], _ = m.Get(ctx, key)
	}
	return items, nil
}

// Query returns the last customer.
func (m *memory) Query(context.Context, table.Query) (table.Page, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return table.Page{Records: []table.Record{m.last}}, nil
}

// Transact keeps what is put. A customer stays the only one, so that memory does not grow with the calls.
func (m *memory) Transact(_ context.Context, tx table.Tx) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, w := range tx.Writes {
		switch {
		case w.Kind != table.KindPut || w.Key.Sort() == "UNIQ":
		case w.Key.Sort() != customer.Kind.Key:
			m.items[w.Key] = w.Item
		case m.last.Item == nil || w.Key == m.last.Key:
			m.items[w.Key], m.last = w.Item, table.Record{Key: w.Key, Item: w.Item}
		}
	}
	return nil
}

// BatchWrite keeps what is put.
func (m *memory) BatchWrite(ctx context.Context, writes []table.Write) error {
	return m.Transact(ctx, table.Tx{Writes: writes})
}

// Reserve returns the same number each time.
func (m *memory) Reserve(context.Context, table.Key, int64) (int64, error) { return 1, nil }
