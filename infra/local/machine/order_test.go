package machine

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"sync"
	"testing"
	"time"

	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// TestChangesOfAnItemComeInOrder: items go side by side, and each in the order of its changes, also to one that stumbles now and then.
func TestChangesOfAnItemComeInOrder(t *testing.T) {
	const items, changes = 20, 30
	main, _ := written(t, 0)
	tenant := tenantOf(t)
	for n := range changes {
		for i := range items {
			item := table.Item{table.AttrKind: "x", "id": strconv.Itoa(i), "n": table.NumberOf(n)}
			if err := main.Transact(table.Deferred(t.Context()), table.Tx{Writes: []table.Write{table.Put(table.In(tenant, strconv.Itoa(i)).Key("A"), item)}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	var mu sync.Mutex
	seen := make(map[string]int64)
	calls, most, now := 0, 0, 0
	o := operation.Operation{Spec: operation.Spec{Name: "test.order"}, Source: operation.TableStream, Changes: func(_ context.Context, _ *app.Deps, c table.Change) error {
		mu.Lock()
		calls++
		now++
		most = max(most, now)
		stumbles := calls%7 == 0
		mu.Unlock()
		time.Sleep(50 * time.Microsecond)
		mu.Lock()
		defer mu.Unlock()
		now--
		if stumbles {
			return errors.New("stumbled")
		}
		if id, n := c.New.Text("id"), c.New.Int("n"); n != seen[id] {
			t.Errorf("item %s: change %d came when %d was next", id, n, seen[id])
		} else {
			seen[id]++
		}
		return nil
	}}
	f := newFeed(&app.Deps{}, main, []operation.Operation{o}, slog.New(slog.DiscardHandler))
	f.pause = time.Microsecond
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { f.run(ctx) })
	soon, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	err := f.drain(soon)
	stop()
	running.Wait()
	if err != nil {
		t.Fatal(err)
	}
	for i := range items {
		if n := seen[strconv.Itoa(i)]; n != changes {
			t.Errorf("item %d: %d changes came, want %d", i, n, changes)
		}
	}
	if most < 2 {
		t.Error("nothing went side by side")
	}
}
