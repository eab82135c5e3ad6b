package work_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
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

func TestRun_of_rows_that_fail(t *testing.T) {
	t.Parallel()
	refusal := problem.New("request.invalid", problem.At("/emails/0", "email.invalid"))
	taken := problem.New("request.invalid", problem.At("/name", "field.notUnique"))
	never := func(w *world, row int) table.Write {
		return table.Check(table.In(w.tenant, "NOTHING", fmt.Sprint(row)).Key("X"), table.Present()).When(table.Present(), taken)
	}
	for name, c := range map[string]struct {
		prepare func(w *world)
		failed  []int
		code    problem.Code
	}{
		"a problem is the row's result": {func(w *world) {
			w.do = func(row, _ int) error {
				if row == 7 || row == 93 {
					return refusal
				}
				return nil
			}
		}, []int{7, 93}, "request.invalid"},
		"a condition that fails is that row's alone": {func(w *world) {
			w.writes = func(row int) []table.Write {
				if row == 0 || row == 55 || row == 99 {
					return []table.Write{never(w, row)}
				}
				return nil
			}
		}, []int{0, 55, 99}, "request.invalid"},
		"every condition fails": {func(w *world) {
			w.writes = func(row int) []table.Write { return []table.Write{never(w, row)} }
		}, upTo(100), "request.invalid"},
		"a panic is that row's alone": {func(w *world) {
			w.do = func(row, _ int) error {
				if row == 41 {
					panic("broken row")
				}
				return nil
			}
		}, []int{41}, "internal"},
		"a fault of one row is tried again, then told": {func(w *world) {
			w.do = func(row, _ int) error {
				if row == 40 {
					return errors.New("a value that nobody can read")
				}
				return nil
			}
		}, []int{40}, "internal"},
		"a conflict that passes is no failure": {func(w *world) {
			w.do = func(row, plan int) error {
				if row%10 == 3 && plan < 3 {
					return problem.New("request.conflict")
				}
				return nil
			}
		}, nil, ""},
		"a store that is busy for a while is no failure": {func(w *world) {
			w.do = func(row, plan int) error {
				if row == 50 && plan < 10 {
					return table.ErrThrottled
				}
				return nil
			}
		}, nil, ""},
		"rows that write to the same item are done one after the other": {func(w *world) {
			w.writes = func(int) []table.Write {
				return []table.Write{table.Update(table.In(w.tenant, "SUM").Key("SUM"), nil, map[string]int64{"n": 1})}
			}
		}, nil, ""},
		"rows that check the same item are not": {func(w *world) {
			w.writes = func(int) []table.Write {
				return []table.Write{table.Check(table.In(w.tenant, "SUM").Key("SUM"), table.Absent())}
			}
		}, nil, ""},
		"rows with many writes": {func(w *world) {
			w.writes = func(row int) (all []table.Write) {
				for i := range 60 {
					all = append(all, table.Put(table.In(w.tenant, "MANY", fmt.Sprint(row), fmt.Sprint(i)).Key("X"), table.Item{}))
				}
				return all
			}
		}, nil, ""},
		"a row with more writes than a transaction can have": {func(w *world) {
			w.writes = func(row int) (all []table.Write) {
				for i := range 200 * (row % 2) * (row / 99) {
					all = append(all, table.Put(table.In(w.tenant, "MANY", fmt.Sprint(row), fmt.Sprint(i)).Key("X"), table.Item{}))
				}
				return all
			}
		}, []int{99}, "internal"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c.prepare(w)
			j := w.queue(100)
			after := w.finish(w.process(w.table), j.ID)
			if after.State != job.Succeeded || after.Done != 100 || after.Failed != int64(len(c.failed)) || len(after.Errors) != min(len(c.failed), job.MaxSample) {
				t.Errorf("finished as %+v\n%s", after, w.log.String())
			}
			for i, r := range after.Errors {
				if r.Number != int64(c.failed[i])+1 || r.Code != c.code {
					t.Errorf("told as failed: %+v", r)
				}
			}
			w.want(j.ID, 100, only(c.failed...))
		})
	}
}

func upTo(n int) (all []int) {
	for i := range n {
		all = append(all, i)
	}
	return all
}

func TestRun_gives_up_on_a_job_that_cannot_be_carried_on(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(100)
	w.do = func(row, _ int) error {
		if row >= 40 {
			return table.ErrThrottled
		}
		return nil
	}
	d := w.process(w.table)
	asked := 0
	for range 20 {
		if err := w.run(d, w.told(w.read(j.ID))); err != nil {
			asked++
		}
	}
	after := w.read(j.ID)
	if after.State != job.Failed || after.Problem != "job.interrupted" || after.Done != 40 {
		t.Errorf("finished as %+v", after)
	}
	if asked != 2 {
		t.Errorf("the event was asked for again %d times, want 2", asked)
	}
	if told := strings.Count(w.log.String(), `level=ERROR msg=job what="met a fault"`); told < 5 {
		t.Errorf("%d faults are told, fewer than raise an alarm", told)
	}
	w.want(j.ID, 40, allDone)
}

func TestRun_of_a_kind_that_nobody_knows_fails(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := job.New("unheard-of", w.ids, record.Stamp{At: w.clock.Now(), By: "usr_1"})
	writes, err := j.Queue(w.tenant, nil)
	if err == nil {
		err = w.table.Transact(t.Context(), table.Tx{Writes: writes})
	}
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		_ = w.run(w.process(w.table), w.told(w.read(j.ID)))
	}
	if after := w.read(j.ID); after.State != job.Failed || after.Problem != "job.interrupted" {
		t.Errorf("finished as %+v", after)
	}
}
