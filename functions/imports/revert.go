package imports

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/work"
)

// Revert starts the job that takes back what an import did to records that nobody changed since: those that it made go to the recycle bin, in those
// that it changed the fields are again as they were. It takes the permissions to delete and to change such records, as doing so one by one does.
var Revert = operation.Write(operation.Spec{
	Name:     "imports.revert",
	Route:    "POST /v1/imports/{id}/revert",
	Need:     access.SignedIn,
	Summary:  "Take back what an import made and changed",
	Problems: []problem.Code{"import.notFound", "import.notFinished", "import.reverted", "auth.forbidden", "auth.outOfReach"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, revert)

// Reverting is the kind of job that takes an import back.
const Reverting job.Type = "import.revert"

type revertInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The import's identifier."`
}

// undoing is what the job is asked for.
type undoing struct {
	Import   string           `json:"import"`
	Language problem.Language `json:"language"`
}

func revert(ctx context.Context, d *app.Deps, call operation.Call, in *revertInput) (*job.Job, table.Tx, error) {
	before, _, err := own(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Job == "" || before.DryRun {
		return nil, table.Tx{}, problem.New("import.notFinished")
	}
	done, err := job.Get(ctx, d.Table, call.Caller.Tenant, before.Job)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !done.Finished() {
		return nil, table.Tx{}, problem.New("import.notFinished")
	}
	if before.Revert != "" {
		last, err := job.Get(ctx, d.Table, call.Caller.Tenant, before.Revert)
		if err != nil {
			return nil, table.Tx{}, err
		}
		if !last.Finished() || last.State == job.Succeeded && last.Failed == 0 {
			return nil, table.Tx{}, problem.New("import.reverted")
		}
	}
	j := job.New(Reverting, d.IDs, call.Stamp())
	writes, err := j.Queue(call.Caller.Tenant, undoing{before.ID, call.Language})
	return &j, table.Tx{Writes: append(writes, before.Reverted(call.Stamp(), j.ID).Replace(call.Caller.Tenant, before))}, err
}

// OpenRevert prepares the work of a revert.
func OpenRevert(ctx context.Context, t work.Task) (work.Worker, error) {
	u := &undo{task: t}
	if err := t.Input(ctx, &u.undoing); err != nil {
		return nil, err
	}
	i, err := imports.Get(ctx, t.Deps.Table, t.Tenant, u.Import)
	if err != nil {
		return nil, err
	}
	if u.subject, err = subjectOf(i.Subject, "/kind"); err != nil {
		return nil, err
	}
	u.undone = i.Undone
	u.made, err = job.Get(ctx, t.Deps.Table, t.Tenant, i.Job)
	return u, err
}

type undo struct {
	undoing
	task    work.Task
	subject *subject
	made    job.Job
	undone  []string // the requests that asked to take the import back
}

// Count is work.Worker's: not all rows of the import made something.
func (u *undo) Count(context.Context) (int64, error) { return -1, nil }

// Next is work.Worker's: the rows of the import that made or changed something, in order. A cursor is the number of a row.
func (u *undo) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	last := int64(0)
	if cursor != "" {
		var err error
		if last, err = strconv.ParseInt(cursor, 10, 64); err != nil {
			return nil, fmt.Errorf("revert: cursor: %w", err)
		}
	}
	after := job.After(u.task.Tenant, u.made.ID, last)
	for {
		rows, next, err := job.Rows(ctx, u.task.Deps.Table, u.task.Tenant, u.made.ID, job.RowDone, after, limit)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 && !next.IsZero() {
			after = next
			continue
		}
		steps := make([]work.Step, len(rows))
		for i, r := range rows {
			steps[i] = work.Step{Cursor: strconv.FormatInt(r.Number, 10), Record: r.Record, Label: r.Label}
		}
		return steps, nil
	}
}

// Do is work.Worker's. What is gone already, or was taken back by another row or an earlier turn, is left out.
func (u *undo) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	caller, err := acting(ctx, u.task)
	if err != nil {
		return work.Effect{}, err
	}
	call := operation.Call{Caller: caller, RequestID: u.task.Job.RequestID, Language: u.Language, At: u.task.Deps.Clock.Now()}
	now, err := u.subject.look(ctx, u.task.Deps, call, s.Record)
	known, isProblem := errors.AsType[*problem.Error](err)
	switch {
	case isProblem && strings.HasSuffix(string(known.Code), ".notFound"):
		return work.Effect{Skipped: true}, nil
	case err != nil:
		return work.Effect{}, err
	case now.Deleted():
		return work.Effect{Skipped: true}, nil
	case now.UpdatedBy == u.task.Job.CreatedBy && slices.Contains(u.undone, now.RequestID):
		return work.Effect{Label: now.label, Skipped: true}, nil
	case !u.did(now.UpdatedBy, now.RequestID, now.UpdatedAt):
		return work.Effect{Label: now.label}, problem.New("import.changedSince")
	}
	tx, err := u.plan(ctx, call, s.Record, &now)
	if problem.Is(err, "request.versionStale") {
		err = problem.New("import.changedSince") // a moment ago
	}
	return work.Effect{Label: now.label, Writes: tx.Writes, Skipped: err == nil && len(tx.Writes) == 0}, err
}

// plan plans how a record that the import left as it is becomes what it was before.
func (u *undo) plan(ctx context.Context, call operation.Call, identifier string, now *standing) (table.Tx, error) {
	before, err := u.before(ctx, now)
	switch {
	case err != nil:
		return table.Tx{}, err
	case before == nil:
		return u.subject.withdraw(ctx, u.task.Deps, call, identifier, now.ETag())
	}
	after, tx, err := u.subject.restore(ctx, u.task.Deps, call, identifier, before)
	if err == nil && len(tx.Writes) > 0 && after.Version != now.Version+1 {
		err = problem.New("import.changedSince") // between two reads
	}
	return tx, err
}

// did reports whether the import made a version of a record.
func (u *undo) did(by, request string, at time.Time) bool {
	return by == u.made.CreatedBy && request == u.made.RequestID && !at.Before(u.made.CreatedAt.Truncate(time.Millisecond)) &&
		(u.made.FinishedAt == nil || !at.After(*u.made.FinishedAt))
}
