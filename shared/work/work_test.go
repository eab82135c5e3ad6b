package work_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

func TestRun_does_every_row_once_and_tells_of_it(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(95)
	after := w.finish(w.process(w.table), j.ID)
	if after.State != job.Succeeded || after.Done != 95 || after.Total == nil || *after.Total != 95 || after.Failed != 0 ||
		after.StartedAt == nil || after.FinishedAt == nil || after.Holder != "" {
		t.Errorf("finished as %+v", after)
	}
	w.want(j.ID, 95, allDone)
}

func TestRun_of_no_rows_succeeds(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if after := w.finish(w.process(w.table), w.queue(0).ID); after.State != job.Succeeded || after.Done != 0 {
		t.Errorf("finished as %+v", after)
	}
}

func TestRun_again_with_the_same_event_does_nothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(50)
	d := w.process(w.table)
	for range 3 {
		if err := w.run(d, w.told(j)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.run(w.process(w.table), w.told(j)); err != nil {
		t.Fatal(err)
	}
	w.want(j.ID, 50, allDone)
}

func TestRun_of_a_job_that_is_gone_does_nothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := job.New("count", w.ids, record.Stamp{At: w.clock.Now()})
	if err := w.run(w.process(w.table), w.told(j)); err != nil {
		t.Fatal(err)
	}
}

func TestRun_hands_over_when_its_time_is_up(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(200)
	var rows atomic.Int64
	w.do = func(int, int) error {
		if rows.Add(1)%40 == 0 { // each chunk takes three seconds of the five
			w.clock.advance(3 * time.Second)
		}
		return nil
	}
	d := w.process(w.table)
	if err := w.run(d, w.told(j)); err != nil {
		t.Fatal(err)
	}
	middle := w.read(j.ID)
	if middle.State != job.Running || middle.Turn != 2 || middle.Done == 0 || middle.Done == 200 || middle.Holder != "" {
		t.Fatalf("after the first turn: %+v", middle)
	}
	if err := w.run(d, w.told(j)); err != nil || w.read(j.ID).Done != middle.Done {
		t.Errorf("the event of a turn that is over moved the job: %v", err)
	}
	if after := w.finish(d, j.ID); after.State != job.Succeeded || after.Turn < 3 {
		t.Errorf("finished as %+v", after)
	}
	w.want(j.ID, 200, allDone)
}

func TestRun_hands_over_before_the_deadline_of_its_call(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(200)
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(time.Hour))
	defer cancel()
	deadline, _ := ctx.Deadline()
	w.clock.now = deadline.Add(-4 * time.Minute)
	var rows atomic.Int64
	w.do = func(int, int) error {
		if rows.Add(1)%40 == 0 {
			w.clock.advance(2 * time.Minute)
		}
		return nil
	}
	d := w.process(w.table)
	if err := runWith(ctx, w, d, j); err != nil {
		t.Fatal(err)
	}
	if left := deadline.Sub(w.clock.Now()); left != 0 { // two chunks: after one, the margin was not yet reached
		t.Errorf("left of the time: %s", left)
	}
	if middle := w.read(j.ID); middle.Turn != 2 || middle.Done != 80 {
		t.Errorf("after the first turn: %+v", middle)
	}
}

func TestRun_by_two_at_once(t *testing.T) {
	t.Parallel()
	t.Run("the second waits while the first is alive", func(t *testing.T) {
		w := newWorld(t)
		j := w.queue(60)
		first, second := w.process(w.table), w.process(w.table)
		var begun atomic.Bool
		w.do = func(int, int) error {
			if begun.CompareAndSwap(false, true) {
				if err := w.run(second, w.told(j)); err == nil {
					t.Error("a second one did not ask for the event again")
				}
			}
			return nil
		}
		if err := w.run(first, w.told(j)); err != nil {
			t.Fatal(err)
		}
		w.want(j.ID, 60, allDone)
	})
	t.Run("rows are done once also when the first is taken for dead", func(t *testing.T) {
		w := newWorld(t)
		j := w.queue(60)
		first, second := w.process(w.table), w.process(w.table)
		var begun atomic.Bool
		w.do = func(int, int) error {
			if begun.CompareAndSwap(false, true) {
				w.clock.advance(time.Hour)
				if err := w.run(second, w.told(j)); err != nil {
					t.Error(err)
				}
			}
			return nil
		}
		if err := w.run(first, w.told(j)); err != nil {
			t.Fatal(err) // the other one finished it, so that nobody is needed any more
		}
		w.want(j.ID, 60, allDone)
	})
	t.Run("many run side by side", func(t *testing.T) {
		w := newWorld(t)
		j := w.queue(300)
		w.do = func(row, plan int) error {
			if row%40 == 0 && plan <= 2 {
				w.clock.advance(3 * time.Minute) // whoever holds the job is taken for dead
			}
			return nil
		}
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				d := w.process(w.table)
				for range 1000 {
					now, err := job.Get(context.Background(), w.table, w.tenant, j.ID)
					if err != nil || now.Finished() {
						return
					}
					_ = w.run(d, w.told(now))
				}
			})
		}
		all.Wait()
		if after := w.finish(w.process(w.table), j.ID); after.State != job.Succeeded {
			t.Fatalf("finished as %+v", after)
		}
		w.want(j.ID, 300, allDone)
	})
}

func TestRun_goes_on_where_one_died(t *testing.T) {
	t.Parallel()
	for name, after := range map[string]bool{"before a commit": false, "after a commit of which it never heard": true} {
		t.Run(name, func(t *testing.T) {
			for commit := 1; commit <= 6; commit++ {
				w := newWorld(t)
				j := w.queue(150)
				dying := &faulty{Table: w.table}
				n := 0
				die := func() error {
					if n++; n >= commit {
						return errors.New("the process was killed")
					}
					return nil
				}
				if after {
					dying.after = die
				} else {
					dying.before = die
				}
				_ = w.run(w.process(dying), w.told(j))
				w.clock.advance(3 * time.Minute)
				if end := w.finish(w.process(w.table), j.ID); end.State != job.Succeeded || end.Done != 150 {
					t.Errorf("commit %d: finished as %+v", commit, end)
				}
				w.want(j.ID, 150, allDone)
			}
		})
	}
}

func TestRun_takes_back_at_once_what_its_own_process_held(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(50)
	held := j.Taken("local", w.clock.Now(), w.clock.Now().Add(time.Hour))
	if err := w.table.Transact(t.Context(), table.Tx{Writes: []table.Write{held.Replace(w.tenant, j, nil)}}); err != nil {
		t.Fatal(err)
	}
	if err := w.run(w.process(w.table), w.told(j)); err == nil {
		t.Error("another process took it")
	}
	d := w.process(w.table)
	d.Process = "local"
	if err := w.run(d, w.told(j)); err != nil {
		t.Fatal(err)
	}
	w.want(j.ID, 50, allDone)
}

func TestRun_stops_when_the_job_is_cancelled(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(200)
	var rows atomic.Int64
	w.do = func(int, int) error {
		if rows.Add(1) != 100 {
			return nil
		}
		before := w.read(j.ID)
		after, err := before.CancelledBy(record.Stamp{At: w.clock.Now(), By: "usr_2"})
		if err != nil {
			t.Error(err)
		}
		if err := w.table.Transact(t.Context(), table.Tx{Writes: []table.Write{after.Replace(w.tenant, before, nil)}}); err != nil {
			t.Error(err)
		}
		return nil
	}
	if err := w.run(w.process(w.table), w.told(j)); err != nil {
		t.Fatal(err)
	}
	after := w.read(j.ID)
	if after.State != job.Cancelled || after.Done != 80 || after.UpdatedBy != "usr_2" {
		t.Errorf("cancelled as %+v", after)
	}
	w.want(j.ID, 80, allDone)
	if _, err := after.CancelledBy(record.Stamp{}); !problem.Is(err, "job.finished") {
		t.Errorf("cancelled again: %v", err)
	}
}
