package orders

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/total"
)

// Rebuild starts the job that adds all orders up anew, beside the totals that are read, and then puts the new ones in their
// place. Nothing is missing meanwhile.
var Rebuild = operation.Write(operation.Spec{
	Name:     "orders.rebuild",
	Route:    "POST /v1/orders/totals/rebuild",
	Need:     access.Needs(access.Order, access.Rebuild),
	Summary:  "Add all orders up anew",
	Problems: []problem.Code{"order.rebuilding"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, rebuild)

type rebuildInput struct {
	operation.Acting
}

func rebuild(ctx context.Context, d *app.Deps, call operation.Call, _ *rebuildInput) (*job.Job, table.Tx, error) {
	j, writes, err := total.Start(ctx, d, call.Caller.Tenant, call.Stamp())
	return &j, table.Tx{Writes: writes}, err
}
