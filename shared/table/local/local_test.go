package local

import (
	"testing"
	"time"

	"kehu/shared/table"
	"kehu/shared/table/tabletest"
)

// everything is the schema of the main table as it is tested here: every change is told.
var everything = tabletest.EveryChange(table.Main)

// open opens a database in the folder and closes it after the test.
func open(t testing.TB, dir string, options Options) *Database {
	t.Helper()
	db, err := Open(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestConformance(t *testing.T) {
	tabletest.Run(t, func(t *testing.T) tabletest.Harness {
		main := open(t, t.TempDir(), Options{}).Table(everything)
		return tabletest.Harness{
			Table:   main,
			Changes: func(t *testing.T) []table.Change { return allChanges(t, main) },
			Expire: func(t *testing.T, now time.Time) {
				t.Helper()
				if _, err := main.Expire(t.Context(), now); err != nil {
					t.Fatal(err)
				}
			},
		}
	})
}

// allChanges reads the stream in small steps, from the oldest change that is kept.
func allChanges(t testing.TB, from *Table) []table.Change {
	t.Helper()
	var all []table.Change
	after := ""
	for {
		changes, err := from.Changes(after, 7)
		if err != nil {
			t.Fatal(err)
		}
		if len(changes) == 0 {
			return all
		}
		all = append(all, changes...)
		after = changes[len(changes)-1].Sequence
	}
}
