package local

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehu/shared/table"
)

func key(name string) table.Key { return table.In(loadTenant, name).Key("A") }

func write(t testing.TB, to *Table, writes ...table.Write) {
	t.Helper()
	if err := to.Transact(context.Background(), table.Tx{Writes: writes}); err != nil {
		t.Fatal(err)
	}
}

func want(t testing.TB, in *Table, key table.Key, want table.Item) {
	t.Helper()
	got, err := in.Get(context.Background(), key)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("item (-want +got):\n%s", diff)
	}
}

func closeNow(t testing.TB, db *Database) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestEverythingIsThereAfterOpeningAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	item := table.Item{"nm": "a", "list": []any{table.Number("1")}}
	place := table.IndexKey{Index: table.ByOwner, Partition: table.In(loadTenant, "X"), Sort: "x"}
	db := open(t, dir, Options{})
	write(t, db.Table(everything), table.Put(key("a"), item, place))
	if _, err := db.Table(everything).Reserve(t.Context(), key("sequence"), 5); err != nil {
		t.Fatal(err)
	}
	before := db.Table(everything).LastSequence()
	closeNow(t, db)

	db = open(t, dir, Options{})
	main := db.Table(everything)
	want(t, main, key("a"), item)
	page, err := main.Query(t.Context(), table.Query{Index: place.Index, Partition: place.Partition, Limit: 1})
	if err != nil || len(page.Records) != 1 {
		t.Errorf("the index has %d records, %v", len(page.Records), err)
	}
	if next, err := main.Reserve(t.Context(), key("sequence"), 1); err != nil || next != 6 {
		t.Errorf("the sequence goes on at %d, %v, want 6", next, err)
	}
	if got := main.LastSequence(); got != before {
		t.Errorf("the last sequence is %s, want %s", got, before)
	}
	write(t, main, table.Delete(key("a")))
	changes, err := main.Changes(before, 10)
	if err != nil || len(changes) != 1 || changes[0].Sequence <= before {
		t.Errorf("the stream goes on with %v, %v", changes, err)
	}
}

func TestTablesAreApart(t *testing.T) {
	db := open(t, t.TempDir(), Options{})
	main, audit := db.Table(everything), db.Table(table.Audit)
	if db.Table(everything) != main {
		t.Error("the same schema gives two tables")
	}
	place := table.IndexKey{Index: table.ByTenant, Partition: table.In(loadTenant, "X"), Sort: "x"}
	row := table.Item{"who": "me", "what": map[string]any{"a": "b"}}
	write(t, main, table.Put(key("a"), table.Item{"in": "main"}))
	write(t, audit, table.Put(key("a"), row, place))
	wide := db.Table(table.Schema{Name: "wide", Indexes: []table.Index{table.ByTenant}})
	write(t, wide, table.Put(key("a"), row, place))
	want(t, main, key("a"), table.Item{"in": "main"})
	want(t, audit, key("a"), row)
	for name, test := range map[string]struct {
		in   *Table
		want []table.Record
	}{
		"main":                        {main, nil},
		"an index of keys alone":      {audit, []table.Record{{Key: key("a"), Item: table.Item{}}}},
		"an index of every attribute": {wide, []table.Record{{Key: key("a"), Item: row}}},
	} {
		page, err := test.in.Query(t.Context(), table.Query{Index: place.Index, Partition: place.Partition, Limit: 9})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, page.Records, cmp.AllowUnexported(table.Key{}, table.Partition{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if changes := allChanges(t, main); len(changes) != 1 {
		t.Errorf("the main table told %d changes, want 1", len(changes))
	}
	if changes := allChanges(t, audit); len(changes) != 0 {
		t.Errorf("the audit table is not streamed and told %d changes", len(changes))
	}
	for i, in := range []*Table{main, audit} {
		if _, err := in.Reserve(t.Context(), key("sequence"), 10); err != nil {
			t.Fatal(err)
		}
		if next, err := in.Reserve(t.Context(), key("sequence"), 1); err != nil || next != 11 {
			t.Errorf("table %d: got %d, %v", i, next, err)
		}
	}
}

func TestFolderInUseIsRefused(t *testing.T) {
	dir := t.TempDir()
	db := open(t, dir, Options{})
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("by this process: got %v, want ErrInUse", err)
	}
	output, err := child("open", dir, "").Output()
	if want := "in use\n"; err != nil || string(output) != want {
		t.Errorf("by another process: got %q, %v, want %q", output, err, want)
	}
	closeNow(t, db)
	open(t, dir, Options{})
}

func openChild() {
	db, err := Open(os.Getenv(childFolder), Options{})
	if errors.Is(err, ErrInUse) {
		fmt.Println("in use")
		return
	}
	fmt.Println(db, err)
}

func TestOtherFormatsAreRefused(t *testing.T) {
	for name, prepare := range map[string]func(*pebble.DB) error{
		"another version": func(db *pebble.DB) error { return db.Set(formatKey, []byte("kehu 999"), pebble.Sync) },
		"another program": func(db *pebble.DB) error { return db.Set([]byte("a"), []byte("b"), pebble.Sync) },
	} {
		t.Run(name, func(t *testing.T) {
			disk := vfs.NewMem()
			db, err := pebble.Open("data", &pebble.Options{FS: disk, Logger: storeLogger{slog.New(slog.DiscardHandler)}})
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(prepare(db), db.Close()); err != nil {
				t.Fatal(err)
			}
			if _, err := Open("data", Options{files: disk}); !errors.Is(err, ErrFormat) {
				t.Errorf("got %v, want ErrFormat", err)
			}
			if _, err := Open("data", Options{files: disk}); !errors.Is(err, ErrFormat) {
				t.Errorf("again: got %v, want ErrFormat", err)
			}
		})
	}
}

func TestBackupUnderLoadIsADatabase(t *testing.T) {
	dir := t.TempDir()
	db := open(t, filepath.Join(dir, "data"), Options{MemtableBytes: 256 << 10})
	ctx, stop := context.WithCancel(t.Context())
	told, atBackup := make(facts), make(facts)
	var mu sync.Mutex
	enough := make(chan struct{})
	var once sync.Once
	var load sync.WaitGroup
	load.Go(func() {
		runLoad(ctx, db.Table(everything), "load", ledger{write: func(kind, what string) {
			mu.Lock()
			defer mu.Unlock()
			told.add(kind, what)
			if len(told["acknowledged"]) == 200 {
				once.Do(func() { close(enough) })
			}
		}})
	})
	<-enough
	mu.Lock()
	for kind, lines := range told {
		for what := range lines {
			atBackup.add(kind, what)
		}
	}
	mu.Unlock()
	target := filepath.Join(dir, "backups", "one")
	if err := db.Backup(target); err != nil {
		t.Fatal(err)
	}
	stop()
	load.Wait()
	copied := open(t, target, Options{}).Table(everything)
	checkLoad(t, copied, atBackup)
	write(t, copied, table.Put(key("only in the copy"), nil))
	want(t, db.Table(everything), key("only in the copy"), nil)
	checkLoad(t, db.Table(everything), told)
}

func TestBackupSurvivesPowerCut(t *testing.T) {
	disk := vfs.NewCrashableMem()
	db := open(t, "data", Options{files: disk})
	write(t, db.Table(everything), table.Put(key("a"), table.Item{"nm": "a"}))
	if err := db.Backup("backup"); err != nil {
		t.Fatal(err)
	}
	left := disk.CrashClone(vfs.CrashCloneCfg{})
	want(t, open(t, "backup", Options{files: left}).Table(everything), key("a"), table.Item{"nm": "a"})
}

func TestBackupRefusesFolderWithFiles(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "data"), Options{})
	empty, full := t.TempDir(), t.TempDir()
	precious := filepath.Join(full, "precious")
	if err := os.WriteFile(precious, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := db.Backup(full); !errors.Is(err, ErrExists) {
		t.Errorf("got %v, want ErrExists", err)
	}
	if _, err := os.Stat(precious); err != nil {
		t.Errorf("the file is gone: %v", err)
	}
	if err := db.Backup(empty); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
	if err := db.Backup(empty); !errors.Is(err, ErrExists) {
		t.Errorf("a second time: got %v, want ErrExists", err)
	}
}

func TestCallsAfterCloseAreRefused(t *testing.T) {
	db := open(t, t.TempDir(), Options{})
	main := db.Table(everything)
	closeNow(t, db)
	closeNow(t, db)
	ctx := t.Context()
	for name, call := range map[string]func() error{
		"get":   func() error { _, err := main.Get(ctx, key("a")); return err },
		"batch": func() error { _, err := main.BatchGet(ctx, []table.Key{key("a")}); return err },
		"query": func() error {
			_, err := main.Query(ctx, table.Query{Partition: key("a").Partition(), Limit: 1})
			return err
		},
		"transact": func() error {
			return main.Transact(ctx, table.Tx{Writes: []table.Write{table.Put(key("a"), nil)}})
		},
		"reserve":            func() error { _, err := main.Reserve(ctx, key("a"), 1); return err },
		"changes":            func() error { _, err := main.Changes("", 1); return err },
		"wait":               func() error { return main.Wait(ctx, "") },
		"trim":               func() error { return main.Trim("1") },
		"checkpoint":         func() error { _, err := main.Checkpoint("a"); return err },
		"save checkpoint":    func() error { return main.SaveCheckpoint("a", "1") },
		"add dead letter":    func() error { return main.AddDeadLetter("a", table.Change{Sequence: "1"}, "") },
		"dead letters":       func() error { _, err := main.DeadLetters("a"); return err },
		"remove dead letter": func() error { return main.RemoveDeadLetter("a", "1") },
		"expire":             func() error { _, err := main.Expire(ctx, db.options.Clock.Now()); return err },
		"backup":             func() error { return db.Backup(t.TempDir()) },
		"a new table":        func() error { _, err := db.Table(table.Audit).Get(ctx, key("a")); return err },
		"wait of a new one":  func() error { return db.Table(table.Audit).Wait(ctx, "") },
	} {
		if err := call(); !errors.Is(err, ErrClosed) {
			t.Errorf("%s: got %v, want ErrClosed", name, err)
		}
	}
}

func TestCloseWaitsForCalls(t *testing.T) {
	for range 5 {
		db, err := Open("data", Options{files: vfs.NewMem()})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		begun := make(chan struct{})
		var once sync.Once
		var load sync.WaitGroup
		load.Go(func() {
			runLoad(ctx, db.Table(everything), "load", ledger{write: func(kind, what string) {
				if kind == "fault" {
					t.Error(what)
				}
				once.Do(func() { close(begun) })
			}})
		})
		<-begun
		closeNow(t, db) // the calls that come later are refused
		stop()
		load.Wait()
	}
}

func TestCacheFitsTheData(t *testing.T) {
	files := vfs.NewMem()
	for _, test := range []struct{ size, want int64 }{{0, 32 << 20}, {64 << 20, 34 << 20}, {10 << 30, 256 << 20}} {
		if err := files.MkdirAll("data", 0o700); err != nil {
			t.Fatal(err)
		}
		got, err := cacheFor("data", sized{files, test.size})
		if err != nil || got != test.want {
			t.Errorf("%d bytes: got %d, %v, want %d", test.size, got, err, test.want)
		}
	}
}

// sized is a file system with one file of that size.
type sized struct {
	vfs.FS
	size int64
}

func (s sized) List(string) ([]string, error) { return []string{"a"}, nil }

func (s sized) Stat(string) (vfs.FileInfo, error) { return fileInfo{size: s.size}, nil }

type fileInfo struct {
	vfs.FileInfo
	size int64
}

func (i fileInfo) Size() int64 { return i.size }
