package tenants

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Update changes what was agreed with a company.
var Update = operation.WriteThen(operation.Spec{
	Name:     "tenants.update",
	Route:    "PATCH /v1/tenants/{id}",
	Need:     access.Needs(access.Tenants, access.Update),
	Summary:  "Change plan, seats, end, name or notes of a company",
	Problems: []problem.Code{"tenant.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update, forget)

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The company's identifier."`
	Body operation.Patch[tenant.Terms]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*tenant.Account, table.Tx, error) {
	return change(ctx, d, call, in.ID, func(before tenant.Tenant, stamp record.Stamp) (tenant.Tenant, error) {
		if err := in.Version(before.Meta); err != nil {
			return before, err
		}
		terms, err := in.Body.Apply(before.Terms())
		if err != nil || reflect.DeepEqual(terms, before.Terms()) {
			return before, err
		}
		return before.Agree(stamp, terms)
	})
}
