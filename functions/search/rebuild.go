package search

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// Rebuild starts the job that writes anew what customers, contacts, products and orders are found by, and removes what is left of others; also
// what lists and segments show of customers that an earlier version of Kehu stored. Everything stays found meanwhile, and several at once do no harm.
var Rebuild = operation.Write(operation.Spec{
	Name:    "search.rebuild",
	Route:   "POST /v1/search/rebuild",
	Need:    access.Needs(access.Customer, access.Rebuild),
	Summary: "Write anew what records are found by",
	Status:  http.StatusAccepted,
	Weight:  operation.Heavy,
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, rebuild)

type rebuildInput struct {
	operation.Acting
}

func rebuild(_ context.Context, d *app.Deps, call operation.Call, _ *rebuildInput) (*job.Job, table.Tx, error) {
	j := job.New(RebuildJob, d.IDs, call.Stamp())
	writes, err := j.Queue(call.Caller.Tenant, struct{}{})
	return &j, table.Tx{Writes: writes}, err
}
