package work

import (
	"context"
	"errors"
	"log/slog"
	"reflect"
	"sync"

	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// chunk does rows in one transaction: as many of the steps as go together, at least the first.
func (r *runner) chunk(ctx context.Context, steps []Step) error {
	c, err := r.gather(ctx, steps, r.plan(ctx, steps))
	if err != nil {
		return err
	}
	return r.commit(ctx, c, steps)
}

// gather takes as many of the planned steps as go together.
func (r *runner) gather(ctx context.Context, steps []Step, all []planned) (*chunk, error) {
	c := chunk{places: make(map[table.Key]int)}
	for i, p := range all {
		row := job.Row{Number: r.job.Done + int64(i) + 1, Record: steps[i].Record, Label: steps[i].Label, Outcome: job.RowDone}
		final := p.err == nil || isResult(p.err)
		if !final && i == 0 && r.last() && !passes(p.err) {
			r.report(ctx, slog.LevelError, "a row failed", p.err)
			c.add(row.Failure(p.err), nil)
			break
		}
		if !final {
			if i == 0 {
				return nil, p.err
			}
			break // it is the first of the next chunk
		}
		if p.err != nil {
			p.effect.Writes, p.effect.Skipped = nil, false
			row = p.effect.into(row).Failure(p.err)
		} else {
			row = p.effect.into(row)
		}
		if !c.add(row, p.effect.Writes) {
			break
		}
		if p.err == nil && p.effect.Result != nil {
			c.result = p.effect.Result
		}
	}
	return &c, nil
}

// commit stores what a chunk comes to.
func (r *runner) commit(ctx context.Context, c *chunk, steps []Step) error {
	err := r.advance(ctx, c, steps)
	var no *refused
	for errors.As(err, &no) && c.refuse(no) {
		err = r.advance(ctx, c, steps)
	}
	switch ofRows := errors.As(err, &no) || errors.Is(err, table.ErrInvalid); {
	case err == nil:
		r.fit(c, steps)
		return nil
	case len(c.rows) > 1 && (ofRows || errors.Is(err, table.ErrConflict)):
		r.size = len(c.rows) / 2 // until it is known which row it is
		return nil
	case !ofRows || !r.last():
		return err // something that the row was planned with does not hold any more: it is planned anew
	}
	why := err
	if no != nil {
		why = no.why()
	}
	alone := chunk{places: make(map[table.Key]int)}
	alone.add(c.rows[0].Failure(why), nil)
	return r.advance(ctx, &alone, steps)
}

// fit makes the next chunk as large as this one turned out to be, or larger.
func (r *runner) fit(c *chunk, steps []Step) {
	if len(c.rows) < len(steps) {
		r.size = len(c.rows)
	} else {
		r.size = min(r.size+(r.size+3)/4, maxRows)
	}
}

// advance commits the chunk's rows, which are the first of the steps.
func (r *runner) advance(ctx context.Context, c *chunk, steps []Step) error {
	now := r.deps.Clock.Now()
	next := r.job.Advanced(c.rows, steps[len(c.rows)-1].Cursor, now, now.Add(lease))
	if c.result != nil {
		next.Result = c.result
	}
	err := r.store(ctx, next, append([]table.Write{r.job.PutRows(r.tenant, c.rows)}, c.writes...)...)
	if err == nil {
		r.tries = 0
	}
	return err
}

// last reports whether the next chunk is tried for the last time.
func (r *runner) last() bool { return r.tries == maxTries-1 }

// isResult reports whether the error is what a row comes to: a problem that does not go away by itself.
func isResult(err error) bool {
	known, ok := errors.AsType[*problem.Error](err)
	return ok && !passes(err) && known.Code != "request.conflict" && known.Code != "request.versionStale"
}

// passes reports whether an error has nothing to do with the row, and may go away by itself.
func passes(err error) bool {
	if errors.Is(err, table.ErrConflict) || errors.Is(err, table.ErrThrottled) || errors.Is(err, context.Canceled) ||
		problem.Is(err, "request.busy") || problem.Is(err, "request.tooMany") {
		return true
	}
	slow, ok := errors.AsType[interface {
		error
		Timeout() bool
	}](err)
	return ok && slow.Timeout()
}

// into returns the row as the effect tells it.
func (e Effect) into(row job.Row) job.Row {
	if e.Skipped {
		row.Outcome = job.RowSkipped
	}
	if e.Record != "" {
		row.Record = e.Record
	}
	if e.Label != "" {
		row.Label = e.Label
	}
	return row
}

// planned is what Do returned for a step.
type planned struct {
	effect Effect
	err    error
}

// plan does the steps side by side: each mostly waits for reads.
func (r *runner) plan(ctx context.Context, steps []Step) []planned {
	all := make([]planned, len(steps))
	var working sync.WaitGroup
	slots := make(chan struct{}, concurrency)
	for i, s := range steps {
		slots <- struct{}{}
		working.Go(func() {
			defer func() { <-slots }()
			all[i].err = guard(func() (err error) {
				all[i].effect, err = r.worker.Do(ctx, s)
				return err
			})
		})
	}
	working.Wait()
	return all
}

// chunk gathers rows that go into one transaction.
type chunk struct {
	rows   []job.Row
	asked  [][]table.Write // by row
	writes []table.Write   // of all rows, each item once
	places map[table.Key]int
	result *job.Result
}

// add takes a row with its writes, unless they do not go together with what is there.
func (c *chunk) add(row job.Row, writes []table.Write) bool {
	var fresh []table.Write
	for _, w := range writes {
		place, known := c.places[w.Key]
		if !known {
			fresh = append(fresh, w)
			continue
		}
		there := c.writes[place]
		if w.Kind != table.KindCheck || there.Kind != table.KindCheck || !reflect.DeepEqual(w.If, there.If) {
			return false // what this row was planned with changes with the rows before it
		}
	}
	if len(c.rows) > 0 && len(c.writes)+len(fresh) > maxWrites {
		return false
	}
	for _, w := range fresh {
		c.places[w.Key] = len(c.writes)
		c.writes = append(c.writes, w)
	}
	c.rows, c.asked = append(c.rows, row), append(c.asked, writes)
	return true
}

// refuse makes the conditions that failed the results of the rows that asked for them, and leaves out what these would have
// written. It returns false, and does nothing, when the rows must be planned anew instead.
func (c *chunk) refuse(no *refused) bool {
	failed := make(map[table.Key]error)
	if len(no.positions) == 0 {
		return false
	}
	for _, i := range no.positions {
		if !isResult(c.writes[i].Else) {
			return false
		}
		failed[c.writes[i].Key] = c.writes[i].Else
	}
	rows, asked := c.rows, c.asked
	*c = chunk{places: make(map[table.Key]int), result: c.result}
	for i, row := range rows {
		writes := asked[i]
		for _, w := range writes {
			if why, found := failed[w.Key]; found {
				row, writes = row.Failure(why), nil
				break
			}
		}
		c.add(row, writes)
	}
	return true
}
