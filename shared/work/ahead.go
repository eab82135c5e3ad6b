package work

import (
	"context"
	"errors"
	"sync"

	"kehu/shared/table"
)

// ready is a row that was planned, of a worker that is Independent.
type ready struct {
	step Step
	planned
	sure  bool // it was planned when all in front of it was written, or is in the same chunk
	again bool // it must be planned anew
}

// flow does one chunk of the rows that are planned, and plans those behind it while the chunk is written. more is false when there was none. A chunk is
// table.Deferred: where it is taken back, so is the cursor behind it, and its rows are done again.
func (r *runner) flow(ctx context.Context) (more bool, err error) {
	ctx = table.Deferred(ctx)
	if len(r.queue) == 0 {
		if r.queue, err = r.prepare(ctx, r.job.Cursor, r.size); err != nil || len(r.queue) == 0 {
			return false, err
		}
		for i := range r.queue {
			r.queue[i].sure = true
		}
	}
	r.assure(ctx)
	steps, all, sure := r.head()
	c, err := r.gather(ctx, steps, all)
	if err != nil {
		r.planAgain()
		return true, err
	}
	var behind []ready
	var failed error
	var preparing sync.WaitGroup
	if size := r.size; len(r.queue)-len(c.rows) < size {
		last := r.queue[len(r.queue)-1].step.Cursor
		preparing.Go(func() { behind, failed = r.prepare(ctx, last, size) })
	}
	before := r.job.Done
	err = r.write(ctx, c, steps, sure)
	preparing.Wait()
	done := r.job.Done - before
	r.queue = append(r.queue[done:], behind...)
	for i := range r.queue {
		r.queue[i].sure = false
	}
	if done == 0 {
		r.planAgain()
	}
	if err == nil {
		err = failed
	}
	return true, err
}

// prepare reads and plans up to size rows after a cursor.
func (r *runner) prepare(ctx context.Context, cursor string, size int) ([]ready, error) {
	steps, err := r.steps(ctx, cursor, size)
	if err != nil {
		return nil, err
	}
	all := make([]ready, len(steps))
	for i, p := range r.plan(ctx, steps) {
		all[i] = ready{step: steps[i], planned: p}
	}
	return all, nil
}

// assure plans rows of the next chunk once more: those that must be, and those that came to a problem or to
// nothing before what is in front of them was written.
func (r *runner) assure(ctx context.Context) {
	head := r.queue[:min(r.size, len(r.queue))]
	var steps []Step
	var places []int
	for i, one := range head {
		if one.again || !one.sure && (one.err != nil || one.effect.Skipped) {
			steps, places = append(steps, one.step), append(places, i)
		}
	}
	if len(steps) == 0 {
		return
	}
	for i, p := range r.plan(ctx, steps) {
		head[places[i]] = ready{step: steps[i], planned: p, sure: true}
	}
}

// planAgain has all rows planned anew.
func (r *runner) planAgain() {
	for i := range r.queue {
		r.queue[i].again = true
	}
}

// head returns the rows of the next chunk; sure is whether all of them are.
func (r *runner) head() (steps []Step, all []planned, sure bool) {
	sure = true
	for _, one := range r.queue[:min(r.size, len(r.queue))] {
		steps, all, sure = append(steps, one.step), append(all, one.planned), sure && one.sure
	}
	return steps, all, sure
}

// write stores a chunk. One that was planned ahead and is refused is left to be planned anew: what it was planned with does not hold any more.
func (r *runner) write(ctx context.Context, c *chunk, steps []Step, sure bool) error {
	if sure {
		return r.commit(ctx, c, steps)
	}
	err := r.advance(ctx, c, steps)
	var no *refused
	switch {
	case err == nil:
		r.fit(c, steps)
		return nil
	case errors.As(err, &no), errors.Is(err, table.ErrConflict):
		return nil
	default:
		return err
	}
}
