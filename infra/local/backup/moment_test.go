package backup_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kehu/infra/local/backup"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// TestWhatTheTableKnowsOfIsThere backs a folder up while files are stored, each before the item that tells of it, and others, which were there before, removed, each
// after it. In every backup each item has its file.
func TestWhatTheTableKnowsOfIsThere(t *testing.T) {
	const kept, rounds = 300, 2
	data, database := folder(t)
	main := database.Table(table.Main)
	partition := key.Partition()
	name := func(i int) string { return filepath.Join(data, backup.Files, "a", fmt.Sprint("file-", i)) }
	item := func(i int) table.Key { return partition.Key(fmt.Sprint("file-", i)) }
	store := func(i int) error {
		put := table.Tx{Writes: []table.Write{table.Put(item(i), table.Item{"n": table.NumberOf(i)})}}
		return errors.Join(os.WriteFile(name(i), []byte(fmt.Sprint(i)), 0o600), main.Transact(table.Deferred(t.Context()), put))
	}
	remove := func(i int) error {
		tx := table.Tx{Writes: []table.Write{table.Delete(item(i))}}
		return errors.Join(main.Transact(table.Deferred(t.Context()), tx), os.Remove(name(i)))
	}
	for i := range kept {
		if err := store(i); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	var working sync.WaitGroup
	working.Go(func() {
		for i := kept; ctx.Err() == nil; i++ {
			err := store(i)
			if old := i - kept; old < kept {
				err = errors.Join(err, remove(old))
			}
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
	var copies []*bytes.Buffer
	for range rounds {
		var copied bytes.Buffer
		if err := backup.Stream(&copied, database, data, time.Now()); err != nil {
			t.Error(err)
		}
		copies = append(copies, &copied)
	}
	stop()
	working.Wait()
	for round, copied := range copies {
		home := t.TempDir()
		file, restored := filepath.Join(home, "kehu.tar"), filepath.Join(home, "data")
		if err := os.WriteFile(file, copied.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := backup.Restore(file, restored); err != nil {
			t.Fatal(err)
		}
		again, err := tablelocal.Open(filepath.Join(restored, backup.Table), tablelocal.Options{})
		if err != nil {
			t.Fatal(err)
		}
		puts, err := again.Table(table.Main).Scan(t.Context(), partition.String(), table.Key{}, 1<<20)
		if err := errors.Join(err, again.Close()); err != nil {
			t.Fatal(err)
		}
		if len(puts) < kept {
			t.Errorf("backup %d has %d items", round, len(puts))
		}
		for _, put := range puts {
			n, told := put.Item["n"].(table.Number)
			if !told {
				continue // the one that folder stores
			}
			content, err := os.ReadFile(filepath.Join(restored, backup.Files, "a", put.Key.Sort()))
			if err != nil || string(content) != string(n) {
				t.Errorf("backup %d, %s: %q, %v", round, put.Key.Sort(), content, err)
			}
		}
	}
}
