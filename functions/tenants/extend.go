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

// Extend gives a company more time.
var Extend = operation.WriteThen(operation.Spec{
	Name:     "tenants.extend",
	Route:    "POST /v1/tenants/{id}/extend",
	Need:     access.Needs(access.Tenants, access.Update),
	Summary:  "Give a company more days",
	Problems: []problem.Code{"tenant.notFound", "tenant.alreadyClosed", "tenant.endless"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, extend, forget)

type extendInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The company's identifier."`
	Body struct {
		Days int `json:"days" minimum:"1" maximum:"3650" doc:"How many: after its end, or from now on if that is over."`
	}
}

func extend(ctx context.Context, d *app.Deps, call operation.Call, in *extendInput) (*tenant.Account, table.Tx, error) {
	return change(ctx, d, call, in.ID, func(before tenant.Tenant, stamp record.Stamp) (tenant.Tenant, error) {
		return before.Extend(stamp, in.Body.Days)
	})
}
