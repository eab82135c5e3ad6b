package settings

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/export"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// Export starts the job that writes everything of the caller's company into one file, which GET /v1/jobs/{id}/result gives: also for a
// company that is suspended, expired or closed.
var Export = operation.Write(operation.Spec{
	Name:    "settings.export",
	Route:   "POST /v1/export",
	Need:    access.Needs(access.Settings, access.Export),
	Summary: "Export everything of your company as JSON Lines",
	Status:  http.StatusAccepted,
	Weight:  operation.Heavy,
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},

	WhileHeld: true,
}, startExport)

type exportInput struct {
	operation.Acting
}

func startExport(_ context.Context, d *app.Deps, call operation.Call, _ *exportInput) (*job.Job, table.Tx, error) {
	j := job.New(export.Job, d.IDs, call.Stamp())
	writes, err := j.Queue(call.Caller.Tenant, struct{}{})
	return &j, table.Tx{Writes: writes}, err
}
