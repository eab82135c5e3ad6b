package main

import (
	"maps"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"kehu/infra/client"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// TestWhatWasGivenUpGoesThroughByOneCommand: of two changes that the trail gave up, one goes through, and the other, which nobody can read, is kept and told.
func TestWhatWasGivenUpGoesThroughByOneCommand(t *testing.T) {
	data := t.TempDir()
	running := start(t, data)
	c := client.New(running.base)
	s, _ := open(t, c)
	if out, err := command(t, data, "replay"); err == nil {
		t.Errorf("replayed beside a system that runs: %s", out)
	}
	running.kill(t)
	if out, err := command(t, filepath.Join(data, "absent"), "replay"); err == nil {
		t.Errorf("replayed where nothing is: %s", out)
	}
	if out, err := command(t, data, "replay"); err != nil || !strings.Contains(out, "0 went through, 0 wait still") {
		t.Errorf("nothing was given up: %v: %s", err, out)
	}
	within(t, data, func(database *tablelocal.Database) error {
		main, trail := database.Table(table.Main), database.Table(table.Audit)
		changes, err := main.Changes("", 1<<20)
		for _, change := range changes {
			if change.New.Text("id") != s.product {
				continue
			}
			spoilt := change
			spoilt.Sequence, spoilt.New = "0"+strings.Repeat("9", len(change.Sequence)-1), maps.Clone(change.New)
			spoilt.New["v"] = "poison"
			for _, letter := range []table.Change{spoilt, change} {
				if err := main.AddDeadLetter("audit.record", letter, "given up"); err != nil {
					return err
				}
			}
			rows, _, err := trail.Contents(t.Context(), []string{change.Key.Partition().String()[:len("T#")+26]}, table.Key{})
			for _, row := range rows {
				if row.Item.Text("en") == s.product {
					err = trail.Remove(t.Context(), []table.Key{row.Key}) // as if it had never been written
				}
			}
			return err
		}
		return err
	})
	out, err := command(t, data, "replay")
	if err == nil || !strings.Contains(out, "1 went through, 1 wait still") || !strings.Contains(out, "FAILED  audit.record") {
		t.Errorf("%v: %s", err, out)
	}
	c.Base = start(t, data).base
	var rows struct{ Items []struct{ Action string } }
	if _, err := c.Do(t.Context(), http.MethodGet, "/v1/audit?entity="+s.product, nil, &rows); err != nil || len(rows.Items) != 1 || rows.Items[0].Action != "created" {
		t.Errorf("the row that was given up: %+v, %v", rows.Items, err)
	}
}
