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

// Close closes a company: its people can read and export for tenant.ExportWindow, then nobody gets in.
var Close = operation.WriteThen(operation.Spec{
	Name:     "tenants.close",
	Route:    "POST /v1/tenants/{id}/close",
	Need:     access.Needs(access.Tenants, access.Close),
	Summary:  "Close a company: it can read and export for 30 days",
	Problems: []problem.Code{"tenant.notFound", "tenant.operator"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, closeCompany, forget)

func closeCompany(ctx context.Context, d *app.Deps, call operation.Call, in *reasonInput) (*tenant.Account, table.Tx, error) {
	reason, err := in.reason()
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := another(call, in.ID); err != nil {
		return nil, table.Tx{}, err
	}
	return change(ctx, d, call, in.ID, func(before tenant.Tenant, stamp record.Stamp) (tenant.Tenant, error) {
		if before.Status == tenant.Closed {
			return before, nil
		}
		return before.Close(stamp, reason), nil
	})
}
