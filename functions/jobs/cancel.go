package jobs

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Cancel ends a job. When it answers, nothing more of the job is done; what was done stays.
var Cancel = operation.Write(operation.Spec{
	Name:     "jobs.cancel",
	Route:    "POST /v1/jobs/{id}/cancel",
	Need:     access.SignedIn,
	Summary:  "Cancel a job",
	Problems: []problem.Code{"job.notFound", "job.finished", "auth.outOfReach"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, cancel)

type cancelInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The job's identifier."`
}

func cancel(ctx context.Context, d *app.Deps, call operation.Call, in *cancelInput) (*job.Job, table.Tx, error) {
	before, err := readable(ctx, d.Table, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !mayCancel(call.Caller, &before) {
		return nil, table.Tx{}, problem.New("auth.outOfReach")
	}
	after, err := before.CancelledBy(call.Stamp())
	if err != nil {
		return nil, table.Tx{}, err
	}
	after.Describe(call.Language)
	// Whoever works on the job may be quicker: then it is looked at again.
	return &after, table.Tx{Writes: []table.Write{after.Replace(call.Caller.Tenant, before, table.ErrConflict)}}, nil
}
