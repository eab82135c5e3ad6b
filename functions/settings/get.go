package settings

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/tenant"
)

// Get answers the settings of the caller's company.
var Get = operation.Read(operation.Spec{
	Name:     "settings.get",
	Route:    "GET /v1/settings",
	Need:     access.Needs(access.Settings, access.Read),
	Summary:  "Get the company's settings",
	Problems: []problem.Code{"settings.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
}

func get(ctx context.Context, d *app.Deps, call operation.Call, _ *getInput) (*tenant.View, error) {
	company, err := own(ctx, d, call)
	view := company.View()
	return &view, err
}

// own reads the caller's company.
func own(ctx context.Context, d *app.Deps, call operation.Call) (tenant.Tenant, error) {
	company, found, err := tenant.Get(ctx, d.Table, call.Caller.Tenant)
	if err == nil && !found {
		err = problem.New("settings.notFound")
	}
	return company, err
}
