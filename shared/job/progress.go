package job

import (
	"slices"
	"time"

	"kehu/shared/problem"
	"kehu/shared/record"
)

// next returns the Meta of the job's next version. Who asked for the job stays who is told by what the job writes.
func (j Job) next(now time.Time) record.Meta {
	return j.Changed(record.Stamp{At: now, By: j.CreatedBy, RequestID: j.RequestID})
}

// Stamp returns who does what the job does: whoever asked for it, in that call.
func (j *Job) Stamp(now time.Time) record.Stamp {
	return record.Stamp{At: now, By: j.CreatedBy, RequestID: j.RequestID}
}

// HeldFrom reports whether another than the holder works on the job now.
func (j *Job) HeldFrom(holder string, now time.Time) bool {
	return j.Holder != "" && j.Holder != holder && now.Before(j.HeldUntil)
}

// Taken returns the job as the holder works on it until then.
func (j Job) Taken(holder string, now, until time.Time) Job {
	j.Meta = j.next(now)
	j.State, j.Holder, j.HeldUntil = Running, holder, until
	j.Attempts++
	if j.StartedAt == nil {
		at := j.UpdatedAt
		j.StartedAt = &at
	}
	return j
}

// Advanced returns the job with the rows done, the cursor behind them, and its holder's time renewed.
func (j Job) Advanced(rows []Row, cursor string, now, until time.Time) Job {
	j.Meta = j.next(now)
	j.Cursor, j.HeldUntil, j.Attempts = cursor, until, 0
	j.Errors = slices.Clip(j.Errors)
	for _, r := range rows {
		j.Done++
		if r.Outcome != RowFailed {
			continue
		}
		j.Failed++
		if len(j.Errors) < MaxSample {
			j.Errors = append(j.Errors, r)
		}
	}
	return j
}

// HandedOver returns the job as it goes to the bus again, for whoever comes next.
func (j Job) HandedOver(now time.Time) Job {
	j = j.Released(now)
	j.Turn++
	return j
}

// Released returns the job as nobody works on it.
func (j Job) Released(now time.Time) Job {
	j.Meta = j.next(now)
	j.Holder, j.HeldUntil = "", time.Time{}
	return j
}

// Ended returns the job in a final state; why is the problem of one that failed.
func (j Job) Ended(state State, why problem.Code, now time.Time) Job {
	j = j.Released(now)
	at := j.UpdatedAt
	j.State, j.Problem, j.FinishedAt = state, why, &at
	return j
}

// CancelledBy returns the job as somebody cancelled it, or the problem job.finished.
func (j Job) CancelledBy(s record.Stamp) (Job, error) {
	if j.Finished() {
		return j, problem.New("job.finished")
	}
	after := j.Ended(Cancelled, "", s.At)
	after.UpdatedBy = s.By
	return after, nil
}
