package tenants

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/tenant"
)

// Get answers one company.
var Get = operation.Read(operation.Spec{
	Name:     "tenants.get",
	Route:    "GET /v1/tenants/{id}",
	Need:     access.Needs(access.Tenants, access.Read),
	Summary:  "Get a company of the platform",
	Problems: []problem.Code{"tenant.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The company's identifier."`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*tenant.Account, error) {
	company, _, err := tenant.Find(ctx, d.Table, call.Caller, in.ID)
	if err != nil {
		return nil, err
	}
	return view(ctx, d, call, company)
}
