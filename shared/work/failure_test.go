package work_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

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
