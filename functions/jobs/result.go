package jobs

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/file"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Result answers a link to the file that a job made. Whoever has the link needs nothing else, so it lives for minutes.
var Result = operation.Read(operation.Spec{
	Name:     "jobs.result",
	Route:    "GET /v1/jobs/{id}/result",
	Need:     access.SignedIn,
	Summary:  "Get a link to the file that a job made",
	Problems: []problem.Code{"job.notFound", "job.noResult"},
	Uses:     []operation.Grant{operation.ReadTable, operation.ReadFiles},
}, result)

// linkLife is how long a link to a result works.
const linkLife = 10 * time.Minute

type resultInput struct {
	ID string `json:"-" path:"id" maxLength:"64" doc:"The job's identifier."`
}

type resultOutput struct {
	URL       string    `json:"url" doc:"Where to download the file, without a token. On one machine a path of this interface."`
	ExpiresAt time.Time `json:"expiresAt" doc:"When the link ends; ask for another then."`
	Name      string    `json:"name" doc:"What a browser saves it as." example:"customers.csv"`
	Size      int64     `json:"size" doc:"In bytes."`
}

func result(ctx context.Context, d *app.Deps, call operation.Call, in *resultInput) (*resultOutput, error) {
	j, err := readable(ctx, d.Table, call, in.ID)
	if err != nil {
		return nil, err
	}
	if j.Result == nil {
		return nil, problem.New("job.noResult")
	}
	link, err := d.Files.Link(ctx, j.File(call.Caller.Tenant, j.Result.File), file.Download{Name: j.Result.Name, Life: linkLife})
	if err != nil {
		return nil, err
	}
	return &resultOutput{URL: link, ExpiresAt: call.At.Add(linkLife).UTC().Truncate(time.Millisecond), Name: j.Result.Name, Size: j.Result.Size}, nil
}
