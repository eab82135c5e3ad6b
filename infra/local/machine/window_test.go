package machine

import (
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

func tenantOf(t *testing.T) access.Tenant {
	t.Helper()
	return access.NewTenant(id.NewSource(clock.System{}, nil))
}

// written is a table to which so many changes were made, and their sequences.
func written(t *testing.T, count int) (*tablelocal.Table, []string) {
	t.Helper()
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: clock.System{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	main := database.Table(table.Main)
	tenant := tenantOf(t)
	for n := range count {
		put := table.Put(table.In(tenant, fmt.Sprint(n)).Key("A"), table.Item{table.AttrKind: "x"})
		if err := main.Transact(table.Deferred(t.Context()), table.Tx{Writes: []table.Write{put}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := main.Sync(); err != nil {
		t.Fatal(err)
	}
	changes, err := main.Changes("", count+1)
	if err != nil || len(changes) != count {
		t.Fatalf("%d changes, %v, want %d", len(changes), err, count)
	}
	sequences := make([]string, count)
	for i, c := range changes {
		sequences[i] = c.Sequence
	}
	return main, sequences
}

// follow reads through the window from a sequence to the end.
func follow(t *testing.T, w *window, from string) (sequences []string) {
	t.Helper()
	for {
		part, err := w.after(from)
		if err != nil {
			t.Error(err)
			return nil
		}
		if len(part) == 0 {
			return sequences
		}
		if len(part) > batchSize {
			t.Errorf("%d changes at once", len(part))
		}
		for _, e := range part {
			sequences = append(sequences, e.Sequence)
		}
		from = sequences[len(sequences)-1]
	}
}

// Whoever follows from wherever is told each change after it, once and in order: with the others, behind all of them, or ahead.
func TestWindowTellsEverybodyEveryChange(t *testing.T) {
	t.Parallel()
	main, all := written(t, windowSize+batchSize+7) // more than is kept
	w := &window{main: main}
	for _, begin := range []int{len(all) - 3, 0, 10, windowSize, len(all), 1} { // the first is ahead of all who come
		from := ""
		if begin > 0 {
			from = all[begin-1]
		}
		if diff := cmp.Diff(all[begin:], append([]string{}, follow(t, w, from)...)); diff != "" {
			t.Errorf("from change %d on (-want +got):\n%.500s", begin, diff)
		}
	}
	if len(w.entries) > windowSize {
		t.Errorf("%d changes are kept", len(w.entries))
	}
}

func TestWindowIsSharedByManyAtOnce(t *testing.T) {
	t.Parallel()
	main, all := written(t, 3*batchSize)
	w := &window{main: main}
	var side sync.WaitGroup
	for range 8 {
		side.Go(func() {
			if got := follow(t, w, ""); !cmp.Equal(all, got) {
				t.Errorf("%d changes, want %d", len(got), len(all))
			}
		})
	}
	side.Wait()
}

// Each follower is given the same entries, so that a change is decoded once.
func TestWindowReadsAChangeOnce(t *testing.T) {
	t.Parallel()
	main, _ := written(t, 5)
	w := &window{main: main}
	first, err := w.after("")
	if err != nil {
		t.Fatal(err)
	}
	second, err := w.after("")
	if err != nil || len(first) != 5 || len(second) != 5 || first[0] != second[0] || first[4] != second[4] {
		t.Errorf("given anew: %v, %v, %v", first, second, err)
	}
}
