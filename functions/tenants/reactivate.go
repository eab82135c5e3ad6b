package tenants

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Reactivate takes a suspension or a closing back; a company whose time is over stays expired until it is extended.
var Reactivate = operation.WriteThen(operation.Spec{
	Name:     "tenants.reactivate",
	Route:    "POST /v1/tenants/{id}/reactivate",
	Need:     access.Needs(access.Tenants, access.Suspend),
	Summary:  "Take the suspension or closing of a company back",
	Problems: []problem.Code{"tenant.notFound", "tenant.alreadyClosed"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, reactivate, forget)

func reactivate(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*tenant.Account, table.Tx, error) {
	return change(ctx, d, call, in.ID, func(before tenant.Tenant, stamp record.Stamp) (tenant.Tenant, error) {
		if !before.Held() {
			return before, nil
		}
		return before.Reactivate(stamp)
	})
}
