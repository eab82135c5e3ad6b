package jobs

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// Rows answers what became of each row of a job, in order.
var Rows = operation.Read(operation.Spec{
	Name:     "jobs.rows",
	Route:    "GET /v1/jobs/{id}/rows",
	Need:     access.SignedIn,
	Summary:  "List what became of each row of a job",
	Problems: []problem.Code{"job.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, rows)

type rowsInput struct {
	operation.Listing
	ID      string      `json:"id" path:"id" maxLength:"64" doc:"The job's identifier."`
	Outcome job.Outcome `json:"outcome,omitempty" query:"outcome" enum:"done,skipped,failed" doc:"Only rows with this outcome."`
}

func rows(ctx context.Context, d *app.Deps, call operation.Call, in *rowsInput) (*operation.List[job.Row], error) {
	if _, err := readable(ctx, d.Table, call, in.ID); err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "jobs.rows", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := job.Rows(ctx, d.Table, call.Caller.Tenant, in.ID, in.Outcome, after, in.Limit)
	if err != nil {
		return nil, err
	}
	for i := range found {
		found[i].Describe(call.Language)
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[job.Row]{Items: found, NextCursor: cursor}, nil
}
