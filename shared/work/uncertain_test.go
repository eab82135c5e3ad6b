package work_test

import (
	"fmt"
	"io"
	"testing"

	"kehu/shared/job"
	"kehu/shared/table"
	"kehu/shared/work"
)

// An answer that was lost costs a look, whether it happened or not: the same call goes on, or gives the job back, and nobody waits for its lease to end.
func TestRun_goes_on_when_an_answer_was_lost(t *testing.T) {
	t.Parallel()
	for name, happened := range map[string]bool{"and it did not happen": false, "and it happened": true} {
		for kind, ahead := range map[string]bool{"planned ahead": true, "one after the other": false} {
			t.Run(name+", "+kind, func(t *testing.T) {
				t.Parallel()
				for commit := 1; ; commit++ {
					w := newWorld(t)
					j := w.queue(150)
					losing := &faulty{Table: w.table}
					n := 0
					lose := func() error {
						if n++; n == commit {
							return fmt.Errorf("%w: %w", table.ErrUncertain, io.ErrUnexpectedEOF)
						}
						return nil
					}
					if happened {
						losing.after = lose
					} else {
						losing.before = lose
					}
					if err := work.Run(t.Context(), w.process(losing), map[job.Type]work.Open{"count": w.openAs(ahead)}, w.told(j)); err != nil && (happened || commit > 1) {
						t.Fatalf("commit %d: %v\n%s", commit, err, w.log.String())
					}
					if end := w.finish(w.process(w.table), j.ID); end.State != job.Succeeded || end.Done != 150 {
						t.Errorf("commit %d: %+v", commit, end)
					}
					w.want(j.ID, 150, allDone)
					if n < commit {
						if commit < 5 {
							t.Errorf("there were %d commits only", n)
						}
						return
					}
				}
			})
		}
	}
}
