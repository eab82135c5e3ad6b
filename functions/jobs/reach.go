package jobs

import (
	"context"
	"errors"

	"kehu/shared/access"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// mayRead reports whether the caller may see the job: everybody sees their own.
func mayRead(c access.Caller, j *job.Job) bool {
	return j.CreatedBy == c.User || c.Reach(access.Permission{Object: access.Job, Action: access.Read}).Includes(j.CreatedBy)
}

// mayCancel reports whether the caller may cancel the job: everybody may their own.
func mayCancel(c access.Caller, j *job.Job) bool {
	return j.CreatedBy == c.User || c.Reach(access.Permission{Object: access.Job, Action: access.Cancel}).Includes(j.CreatedBy)
}

// readable reads a job that the caller may see; any other answers as one that does not exist.
func readable(ctx context.Context, t table.Table, call operation.Call, identifier string) (job.Job, error) {
	j, err := job.Get(ctx, t, call.Caller.Tenant, identifier)
	if err == nil && !mayRead(call.Caller, &j) {
		err = problem.New("job.notFound").Because(errors.New("it is out of the caller's reach"))
	}
	return j, err
}
