package imports

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/work"
)

// Revert starts the job that takes back what an import made: each record that it made, and that nobody changed since, goes to the recycle bin. It
// takes the permission to delete such records, as deleting them one by one does.
var Revert = operation.Write(operation.Spec{
	Name:     "imports.revert",
	Route:    "POST /v1/imports/{id}/revert",
	Need:     access.SignedIn,
	Summary:  "Take back what an import made",
	Problems: []problem.Code{"import.notFound", "import.notFinished", "import.reverted", "auth.forbidden", "auth.outOfReach"},
	Status:   http.StatusAccepted,
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
	after := before
	after.Meta, after.Revert = before.Changed(call.Stamp()), j.ID
	return &j, table.Tx{Writes: append(writes, after.Replace(call.Caller.Tenant, before))}, err
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
	u.made, err = job.Get(ctx, t.Deps.Table, t.Tenant, i.Job)
	return u, err
}

type undo struct {
	undoing
	task    work.Task
	subject *subject
	made    job.Job
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

// Do is work.Worker's. What was there before the import is left out; so is what is gone already.
func (u *undo) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	caller, err := acting(ctx, u.task)
	if err != nil {
		return work.Effect{}, err
	}
	call := operation.Call{Caller: caller, RequestID: u.task.Job.RequestID, Language: u.Language, At: u.task.Deps.Clock.Now()}
	result, err := u.subject.withdraw(ctx, u.task.Deps, call, s.Record)
	meta, _ := result.record.(*record.Meta)
	known, isProblem := errors.AsType[*problem.Error](err)
	switch {
	case meta != nil && meta.CreatedAt.Before(u.made.CreatedAt.Truncate(time.Millisecond)):
		return work.Effect{Skipped: true}, nil
	case meta != nil && meta.Deleted() || isProblem && strings.HasSuffix(string(known.Code), ".notFound"):
		return work.Effect{Skipped: true}, nil
	case problem.Is(err, "request.versionStale"):
		return work.Effect{}, problem.New("import.changedSince")
	}
	return work.Effect{Label: result.label, Writes: result.tx.Writes}, err
}
