package local

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"

	"kehu/shared/table"
)

// A deferred write is seen at once, and told as a change soon.
func TestDeferredWritesAreReadAndTold(t *testing.T) {
	t.Parallel()
	database := open(t, t.TempDir(), Options{})
	main := database.Table(everything)
	ctx := table.Deferred(t.Context())
	for i := range 50 {
		at := key(fmt.Sprint(i))
		if err := main.Transact(ctx, table.Tx{Writes: []table.Write{table.Put(at, table.Item{"n": fmt.Sprint(i)})}}); err != nil {
			t.Fatal(err)
		}
		item, err := main.Get(t.Context(), at)
		if err != nil || item.Text("n") != fmt.Sprint(i) {
			t.Fatalf("%d: %v, %v", i, item, err)
		}
	}
	soon, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	seen := 0
	for after := ""; seen < 50; {
		if err := main.Wait(soon, after); err != nil {
			t.Fatalf("after %d changes: %v", seen, err)
		}
		changes, err := main.Changes(after, 100)
		if err != nil {
			t.Fatal(err)
		}
		seen += len(changes)
		after = changes[len(changes)-1].Sequence
	}
}

// Closing keeps deferred writes, whoever still reads.
func TestDeferredWritesOutliveAClose(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for round := range 20 {
		database := open(t, folder, Options{})
		main := database.Table(everything)
		var side sync.WaitGroup
		for i := range 8 {
			side.Go(func() {
				at := key(fmt.Sprint(round*8 + i))
				if err := main.Transact(table.Deferred(t.Context()), table.Tx{Writes: []table.Write{table.Put(at, table.Item{"n": "x"})}}); err != nil {
					t.Error(err)
				}
				if item, err := main.Get(t.Context(), at); err != nil || item == nil {
					t.Errorf("%v, %v", item, err)
				}
			})
		}
		side.Wait()
		if err := database.Close(); err != nil {
			t.Fatal(err)
		}
	}
	main := open(t, folder, Options{}).Table(everything)
	for i := range 20 * 8 {
		if item, err := main.Get(t.Context(), key(fmt.Sprint(i))); err != nil || item == nil {
			t.Errorf("%d: %v, %v", i, item, err)
		}
	}
}

// TestSyncCoversAllTables: what follows from a change is written to several, and is as good as done when one of them is synced.
func TestSyncCoversAllTables(t *testing.T) {
	t.Parallel()
	disk := vfs.NewCrashableMem()
	database := open(t, "data", Options{files: disk})
	main, trail := database.Table(everything), database.Table(table.Audit)
	put := table.Tx{Writes: []table.Write{table.Put(key("row"), table.Item{"n": "x"})}}
	if err := main.Transact(t.Context(), put); err != nil {
		t.Fatal(err)
	}
	trail.syncer.mu.Lock() // nobody but Sync writes it to the disk
	trail.syncer.closed = true
	trail.syncer.mu.Unlock()
	if err := trail.Transact(table.Deferred(t.Context()), put); err != nil {
		t.Fatal(err)
	}
	if err := main.Sync(); err != nil {
		t.Fatal(err)
	}
	left := open(t, "data", Options{files: disk.CrashClone(vfs.CrashCloneCfg{})})
	for name, of := range map[string]*Table{"main": left.Table(everything), "audit": left.Table(table.Audit)} {
		if item, err := of.Get(t.Context(), key("row")); err != nil || item == nil {
			t.Errorf("%s: %v, %v", name, item, err)
		}
	}
}
