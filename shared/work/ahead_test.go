package work_test

import (
	"context"
	"slices"
	"testing"

	"kehu/shared/job"
	"kehu/shared/table"
	"kehu/shared/work"
)

// independent is the work of a job of kind count whose rows are planned ahead.
type independent struct{ counting }

func (independent) Independent() bool { return true }

// noting notes of each transaction whether it may be answered before it is on disk.
type noting struct {
	table.Table
	deferred []bool
}

func (n *noting) Transact(ctx context.Context, tx table.Tx) error {
	n.deferred = append(n.deferred, table.IsDeferred(ctx))
	return n.Table.Transact(ctx, tx)
}

// A job whose rows are planned ahead waits for the disk when it is taken and when it ends, and for no chunk between: a power cut takes rows and cursor back
// together. One whose rows are not waits each time.
func TestRun_waits_for_the_disk_where_it_must(t *testing.T) {
	for name, ahead := range map[string]bool{"planned ahead": true, "one after the other": false} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			j := w.queue(100)
			seen := &noting{Table: w.table}
			if err := work.Run(t.Context(), w.process(seen), map[job.Type]work.Open{"count": w.openAs(ahead)}, w.told(j)); err != nil {
				t.Fatal(err)
			}
			w.want(j.ID, 100, allDone)
			last := len(seen.deferred) - 1
			if last < 3 || seen.deferred[0] || seen.deferred[last] {
				t.Fatalf("taken and ended before that was on disk: %v", seen.deferred)
			}
			if chunks := seen.deferred[1:last]; slices.Contains(chunks, !ahead) {
				t.Errorf("chunks that are deferred: %v", chunks)
			}
		})
	}
}
