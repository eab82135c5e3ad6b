package jobs

import (
	"context"
	"time"

	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/operation"
	"kehu/shared/work"
)

// Run works on a job until it is finished, or until its own time is nearly up; then a new event hands the job over.
var Run = operation.Event(operation.Spec{
	Name:    "jobs.run",
	Summary: "Work on a job",
	Uses: []operation.Grant{
		operation.ReadTable, operation.WriteTable, operation.ReadAudit, operation.AdminIdentity, operation.ReadFiles, operation.WriteFiles, operation.Documents,
	},
	Memory:  1024,
	Timeout: 15 * time.Minute,
}, []event.Type{event.JobQueued}, func(ctx context.Context, d *app.Deps, e event.Event) error {
	return work.Run(ctx, d, kinds(), e)
})
