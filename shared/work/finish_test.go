package work_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/work"
)

// finishing is counting that does something behind the last row.
type finishing struct {
	counting
	finish func() (*job.Result, error)
}

func (f finishing) Finish(context.Context) (*job.Result, error) { return f.finish() }

func TestRun_finishes_behind_the_last_row(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(50)
	tries := 0
	open := func(context.Context, work.Task) (work.Worker, error) {
		return finishing{counting{world: w}, func() (*job.Result, error) {
			if got := w.read(j.ID).Done; got != 50 {
				t.Errorf("finished after %d rows", got)
			}
			if tries++; tries < 3 {
				return nil, errors.New("the file could not be stored")
			}
			return &job.Result{Name: "x.csv", Size: 7, File: "x.csv"}, nil
		}}, nil
	}
	if err := work.Run(t.Context(), w.process(w.table), map[job.Type]work.Open{"count": open}, w.told(j)); err != nil {
		t.Fatal(err)
	}
	if after := w.read(j.ID); after.State != job.Succeeded || after.Result == nil || after.Result.Size != 7 || after.Done != 50 || tries != 3 {
		t.Errorf("after %d tries: %+v", tries, after)
	}
	w.want(j.ID, 50, allDone)
}

func TestRun_of_a_job_that_is_refused_fails_at_once(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j := w.queue(50)
	open := func(context.Context, work.Task) (work.Worker, error) { return nil, problem.New("customer.notFound") }
	if err := work.Run(t.Context(), w.process(w.table), map[job.Type]work.Open{"count": open}, w.told(j)); err != nil {
		t.Fatal(err)
	}
	if after := w.read(j.ID); after.State != job.Failed || after.Problem != "customer.notFound" || after.Done != 0 || after.Holder != "" {
		t.Errorf("finished as %+v", after)
	}
	if log := w.log.String(); strings.Contains(log, "ERROR") || !strings.Contains(log, "level=WARN msg=job what=refused") {
		t.Errorf("it is told as a fault: %s", log)
	}
}

// TestRun_whose_end_is_refused_fails_at_once: a problem does not go away when it is tried again.
func TestRun_whose_end_is_refused_fails_at_once(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	j, tries := w.queue(50), 0
	open := func(context.Context, work.Task) (work.Worker, error) {
		return finishing{counting{world: w}, func() (*job.Result, error) {
			tries++
			return nil, problem.New("document.tooLarge")
		}}, nil
	}
	if err := work.Run(t.Context(), w.process(w.table), map[job.Type]work.Open{"count": open}, w.told(j)); err != nil {
		t.Fatal(err)
	}
	if after := w.read(j.ID); after.State != job.Failed || after.Problem != "document.tooLarge" || after.Done != 50 || after.Result != nil || tries != 1 {
		t.Errorf("after %d tries: %+v", tries, after)
	}
	if log := w.log.String(); strings.Contains(log, "ERROR") || !strings.Contains(log, "level=WARN msg=job what=refused") {
		t.Errorf("it is told as a fault: %s", log)
	}
}
