package machine

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// patient is a subscriber that refuses some items, and remembers what it took.
type patient struct {
	mu      sync.Mutex
	refuses map[string]bool // by the second part of the partition
	panics  bool
	took    []string // item and sequence
}

func (p *patient) take(_ context.Context, _ *app.Deps, c table.Change) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	name := c.New.Text("id")
	if p.refuses[name] && p.panics {
		panic("poison")
	}
	if p.refuses[name] {
		return errors.New("poison")
	}
	p.took = append(p.took, name+" "+c.New.Text("n"))
	return nil
}

// poisoned is a feed with one subscriber of a table to which items a, b and c were written twice in turns.
func poisoned(t *testing.T, p *patient) (*feed, *tablelocal.Table) {
	t.Helper()
	main, _ := written(t, 0)
	tenant := tenantOf(t)
	for round := range 2 {
		for _, name := range []string{"a", "b", "c"} {
			item := table.Item{table.AttrKind: "x", "id": name, "n": fmt.Sprint(round)}
			if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{table.Put(table.In(tenant, name).Key("A"), item)}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	o := operation.Operation{Spec: operation.Spec{Name: "test.patient"}, Source: operation.TableStream, Changes: p.take}
	f := newFeed(&app.Deps{}, main, []operation.Operation{o}, slog.New(slog.DiscardHandler))
	f.pause = time.Microsecond
	return f, main
}

// TestPoisonIsKeptAndReplayed: what fails each time holds up nothing else, is kept in its order, and goes through by one call when the cause is mended.
func TestPoisonIsKeptAndReplayed(t *testing.T) {
	for name, panics := range map[string]bool{"an error": false, "a panic": true} {
		t.Run(name, func(t *testing.T) {
			p := &patient{refuses: map[string]bool{"a": true, "b": true}, panics: panics}
			f, main := poisoned(t, p)
			ctx, stop := context.WithCancel(t.Context())
			var running sync.WaitGroup
			running.Go(func() { f.run(ctx) })
			defer running.Wait()
			defer stop()
			soon, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			if err := f.drain(soon); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"c 0", "c 1"}, p.took); diff != "" {
				t.Errorf("beside the poison (-want +got):\n%s", diff)
			}
			want := func(done int, left, took []string) {
				t.Helper()
				p.took = nil
				n, letters, err := f.replay(t.Context())
				var names []string
				for _, l := range letters {
					names = append(names, l.Op+" "+l.Cause.Error())
				}
				if diff := cmp.Diff(left, names); diff != "" || n != done || err != nil {
					t.Errorf("%d went through, want %d, %v; left (-want +got):\n%s", n, done, err, diff)
				}
				if diff := cmp.Diff(took, p.took); diff != "" {
					t.Errorf("took (-want +got):\n%s", diff)
				}
				kept, err := main.DeadLetters("test.patient")
				if err != nil || len(kept) != len(left) {
					t.Errorf("%d are kept, %v, want %d", len(kept), err, len(left))
				}
			}
			cause := "test.patient poison"
			if panics {
				cause = "test.patient panic: poison"
			}
			want(0, []string{cause, cause, cause, cause}, nil)
			p.refuses["b"] = false
			want(2, []string{cause, cause}, []string{"b 0", "b 1"})
			p.refuses["a"] = false
			want(2, nil, []string{"a 0", "a 1"})
			want(0, nil, nil)
		})
	}
}
