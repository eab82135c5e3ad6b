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

// Suspend lets the people of a company read, but change nothing, from half a minute later on at most.
var Suspend = operation.WriteThen(operation.Spec{
	Name:     "tenants.suspend",
	Route:    "POST /v1/tenants/{id}/suspend",
	Need:     access.Needs(access.Tenants, access.Suspend),
	Summary:  "Suspend a company: it can read, but change nothing",
	Problems: []problem.Code{"tenant.notFound", "tenant.operator", "tenant.alreadyClosed"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, suspend, forget)

func suspend(ctx context.Context, d *app.Deps, call operation.Call, in *reasonInput) (*tenant.Account, table.Tx, error) {
	reason, err := in.reason()
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := another(call, in.ID); err != nil {
		return nil, table.Tx{}, err
	}
	return change(ctx, d, call, in.ID, func(before tenant.Tenant, stamp record.Stamp) (tenant.Tenant, error) {
		if before.Status == tenant.Suspended && before.Reason == reason {
			return before, nil
		}
		return before.Suspend(stamp, reason)
	})
}
