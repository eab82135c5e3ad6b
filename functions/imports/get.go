package imports

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Get answers an import with how far its job is. Two round trips.
var Get = operation.Read(operation.Spec{
	Name:     "imports.get",
	Route:    "GET /v1/imports/{id}",
	Need:     access.SignedIn,
	Summary:  "Get an import, and how far it is",
	Problems: []problem.Code{"import.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The import's identifier." example:"imp_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

type getOutput struct {
	imports.Import
	Progress *job.Job `json:"job,omitempty" doc:"The job that was started last. GET /v1/jobs/{id}/result gives a link to the rows that failed, with the reason."`
}

// ETag is made of both versions: the job changes with each chunk.
func (o *getOutput) ETag() string {
	progress := int64(0)
	if o.Progress != nil {
		progress = o.Progress.Version
	}
	return fmt.Sprintf("\"%d.%d\"", o.Version, progress)
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*getOutput, error) {
	i, _, err := reachable(ctx, d, call, in.ID)
	if err != nil {
		return nil, err
	}
	out := &getOutput{Import: i}
	if i.Job == "" {
		return out, nil
	}
	j, err := job.Get(ctx, d.Table, call.Caller.Tenant, i.Job)
	if err != nil {
		return nil, err
	}
	j.Describe(call.Language)
	out.Progress = &j
	return out, nil
}
