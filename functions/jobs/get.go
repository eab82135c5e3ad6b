package jobs

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Get answers how far a job is.
var Get = operation.Read(operation.Spec{
	Name:     "jobs.get",
	Route:    "GET /v1/jobs/{id}",
	Need:     access.SignedIn,
	Summary:  "Get how far a job is",
	Problems: []problem.Code{"job.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The job's identifier." example:"job_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*job.Job, error) {
	j, err := readable(ctx, d.Table, call, in.ID)
	if err != nil {
		return nil, err
	}
	j.Describe(call.Language)
	return &j, nil
}
