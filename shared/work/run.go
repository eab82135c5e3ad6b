package work

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// errBusy is the error while another works on the job: the event must come again, in case that one dies.
var errBusy = errors.New("work: another works on the job")

// errLost is the error when the job was changed by another: it was cancelled, or taken over.
var errLost = errors.New("work: the job was changed by another")

// Run works on the job of an event (event.JobQueued) until it is finished or time is up; then it is handed over to whoever gets
// the next event. An error asks for the same event again. An event that is old or comes twice does nothing.
func Run(ctx context.Context, d *app.Deps, kinds map[job.Type]Open, e event.Event) error {
	tenant, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("work: %w", err)
	}
	j, err := job.Get(ctx, d.Table, tenant, e.Entity)
	if problem.Is(err, "job.notFound") {
		return nil // its time was over
	}
	if err != nil {
		return err
	}
	told, _ := strconv.ParseInt(e.Attributes["turn"], 10, 64)
	if j.Finished() || told < j.Turn {
		return nil
	}
	r := runner{deps: d, tenant: tenant, job: j, size: maxRows}
	r.until = r.timeUp(ctx)
	if err := r.take(ctx); err != nil || r.job.Finished() {
		return err
	}
	err = r.work(ctx, kinds[j.Type])
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errLost):
		return r.lost(ctx)
	case ctx.Err() != nil: // there is no time left to write anything
		return err
	default:
		return r.giveBack(ctx, err)
	}
}

// runner is one call of Run.
type runner struct {
	deps   *app.Deps
	tenant access.Tenant
	job    job.Job // as it is stored
	worker Worker
	until  time.Time // when to hand over
	size   int       // how many rows the next chunk may have
	tries  int       // how often the next chunk was tried
	queue  []ready   // of a worker whose rows are planned ahead: the next rows
}

// timeUp returns when to hand over: some time before the deadline.
func (r *runner) timeUp(ctx context.Context) time.Time {
	now := r.deps.Clock.Now()
	deadline, limited := ctx.Deadline()
	if !limited {
		return now.Add(localTurn)
	}
	left := deadline.Sub(now)
	return now.Add(min(turn, left-min(margin, left/4)))
}

// take begins to work on the job, unless another does.
func (r *runner) take(ctx context.Context) error {
	now := r.deps.Clock.Now()
	if r.job.HeldFrom(r.deps.Process, now) {
		return errBusy
	}
	if r.job.Attempts >= maxAttempts {
		r.report(ctx, slog.LevelError, "given up", nil)
		return r.end(ctx, job.Failed, "job.interrupted")
	}
	err := r.store(ctx, r.job.Taken(r.deps.Process, now, now.Add(lease)))
	if errors.Is(err, errLost) {
		return errBusy
	}
	return err
}

// work does chunk after chunk.
func (r *runner) work(ctx context.Context, open Open) (err error) {
	if open == nil {
		return fmt.Errorf("work: nobody knows how to do a job of kind %q", r.job.Type)
	}
	err = guard(func() (err error) {
		r.worker, err = open(ctx, Task{Deps: r.deps, Tenant: r.tenant, Job: r.job})
		return err
	})
	if closer, ok := r.worker.(io.Closer); ok {
		defer func() { err = errors.Join(err, closer.Close()) }()
	}
	if known, ok := errors.AsType[*problem.Error](err); ok && isResult(err) {
		r.report(ctx, slog.LevelWarn, "refused", err) // what somebody asked for cannot be done: no fault
		return r.end(ctx, job.Failed, known.Code)
	}
	if err == nil {
		err = r.count(ctx)
	}
	for err == nil {
		if !r.deps.Clock.Now().Before(r.until) {
			return r.store(ctx, r.job.HandedOver(r.deps.Clock.Now()))
		}
		next := r.next
		if independent, is := r.worker.(Independent); is && independent.Independent() {
			next = r.flow
		}
		more, failed := next(ctx)
		if failed == nil && !more {
			if failed = r.finish(ctx); failed == nil {
				return r.end(ctx, job.Succeeded, "")
			}
			if known, ok := errors.AsType[*problem.Error](failed); ok && isResult(failed) {
				r.report(ctx, slog.LevelWarn, "refused", failed)
				return r.end(ctx, job.Failed, known.Code)
			}
		}
		err = r.again(ctx, failed)
	}
	return err
}

// next does the next chunk; more is false when there was none.
func (r *runner) next(ctx context.Context) (more bool, err error) {
	steps, err := r.steps(ctx, r.job.Cursor, r.size)
	if err != nil || len(steps) == 0 {
		return false, err
	}
	return true, r.chunk(ctx, steps)
}

// steps asks the worker for up to size steps after a cursor.
func (r *runner) steps(ctx context.Context, cursor string, size int) (steps []Step, err error) {
	err = guard(func() (err error) {
		steps, err = r.worker.Next(ctx, cursor, size)
		return err
	})
	return steps, err
}

// again counts failures of the same chunk, and returns the error that is not to be tried again at once.
func (r *runner) again(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if r.tries++; errors.Is(err, errLost) || ctx.Err() != nil || r.tries >= maxTries {
		return err
	}
	select {
	case <-ctx.Done():
	case <-time.After(time.Millisecond << (2 * r.tries)): // 4, 16, 64 ms
	}
	return nil
}

// count asks once how many rows there are; it is written with the first chunk.
func (r *runner) count(ctx context.Context) error {
	if r.job.Total != nil || r.job.Cursor != "" {
		return nil
	}
	return guard(func() error {
		total, err := r.worker.Count(ctx)
		if err == nil && total >= 0 {
			r.job.Total = &total
		}
		return err
	})
}

// finish lets a worker that wants to do what is to be done behind the last row; its result is written with the final state.
func (r *runner) finish(ctx context.Context) error {
	finisher, wants := r.worker.(Finisher)
	if !wants {
		return nil
	}
	return guard(func() error {
		result, err := finisher.Finish(ctx)
		if err == nil && result != nil {
			r.job.Result = result
		}
		return err
	})
}

// end writes the final state.
func (r *runner) end(ctx context.Context, s job.State, why problem.Code) error {
	return r.store(ctx, r.job.Ended(s, why, r.deps.Clock.Now()))
}

// lost tells whether the job, which another changed, needs nobody any more.
func (r *runner) lost(ctx context.Context) error {
	now, err := job.Get(ctx, r.deps.Table, r.tenant, r.job.ID)
	switch {
	case problem.Is(err, "job.notFound"):
		return nil
	case err != nil:
		return err
	case now.Finished():
		return nil
	default:
		return errBusy
	}
}

// giveBack leaves a job that met a fault to the next attempt.
func (r *runner) giveBack(ctx context.Context, cause error) error {
	r.report(ctx, slog.LevelError, "met a fault", cause)
	now := r.deps.Clock.Now()
	var err error
	switch attempts := r.job.Attempts; {
	case attempts >= maxAttempts:
		return r.end(ctx, job.Failed, "job.interrupted")
	case attempts <= quickReturns:
		return r.store(ctx, r.job.HandedOver(now))
	default:
		err = r.store(ctx, r.job.Released(now))
	}
	return errors.Join(cause, err)
}

// report writes a line about the job. Errors are counted, and wake somebody when there are five in five minutes.
func (r *runner) report(ctx context.Context, level slog.Level, what string, cause error) {
	attributes := []slog.Attr{
		slog.String("what", what), slog.String("job", r.job.ID), slog.String("kind", string(r.job.Type)),
		slog.String("tenant", r.tenant.String()), slog.Int64("attempt", r.job.Attempts),
	}
	if cause != nil {
		attributes = append(attributes, slog.String("cause", cause.Error()))
	}
	r.deps.Log.LogAttrs(ctx, level, "job", attributes...)
}

// store writes the next version of the job, with what belongs to it, unless another changed the job.
func (r *runner) store(ctx context.Context, next job.Job, writes ...table.Write) error {
	tx := table.Tx{Writes: append([]table.Write{next.Replace(r.tenant, r.job, errLost)}, writes...)}
	err := r.deps.Table.Transact(ctx, tx)
	var canceled *table.Canceled
	switch of := errors.As(err, &canceled) && canceled.Failed() >= 0; {
	case err == nil:
		r.job = next
		return nil
	case of && canceled.Failed() > 0:
		return refusal(&tx, canceled)
	case !of && !errors.Is(err, table.ErrUncertain):
		return err
	case of:
		err = errLost
	}
	// Perhaps it happened, and only the answer was lost. Whoever does not look waits for its own lease to end.
	happened, readErr := r.stands(ctx, next)
	if readErr != nil {
		return errors.Join(err, readErr)
	}
	if !happened {
		return err
	}
	r.job = next
	return nil
}

// stands reports whether the job is stored as this version.
func (r *runner) stands(ctx context.Context, version job.Job) (bool, error) {
	now, err := job.Get(ctx, r.deps.Table, r.tenant, r.job.ID)
	if problem.Is(err, "job.notFound") {
		return false, nil
	}
	return now.Version == version.Version && now.Holder == version.Holder && now.UpdatedAt.Equal(version.UpdatedAt) &&
		now.Cursor == version.Cursor && now.State == version.State && now.Turn == version.Turn, err
}

// refused is the error of a transaction that failed at conditions of rows.
type refused struct {
	positions []int // among the writes of rows
	reasons   []error
}

// ownWrites is how many writes of a chunk's transaction are not of its rows: the job, and the rows' results.
const ownWrites = 2

func refusal(tx *table.Tx, canceled *table.Canceled) *refused {
	var no refused
	for i, reason := range canceled.Reasons {
		if reason.Code == table.ConditionFailed && i >= ownWrites && i < len(tx.Writes) {
			no.positions = append(no.positions, i-ownWrites)
			no.reasons = append(no.reasons, tx.Writes[i].Else)
		}
	}
	return &no
}

// why returns what the first condition that failed stands for.
func (e *refused) why() error {
	if len(e.reasons) == 0 || e.reasons[0] == nil {
		return problem.New("request.conflict")
	}
	return e.reasons[0]
}

func (e *refused) Error() string { return "work: refused: " + e.why().Error() }

// guard makes an error of a panic.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return f()
}
