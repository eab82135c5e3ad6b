package settings

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Update changes some settings of the caller's company.
var Update = operation.Write(operation.Spec{
	Name:     "settings.update",
	Route:    "PATCH /v1/settings",
	Need:     access.Needs(access.Settings, access.Update),
	Summary:  "Change the company's settings",
	Problems: []problem.Code{"settings.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	Body operation.Patch[tenant.Settings]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*tenant.View, table.Tx, error) {
	before, err := own(ctx, d, call)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	settings, err := in.Body.Apply(before.Settings())
	if err != nil {
		return nil, table.Tx{}, err
	}
	if settings, err = settings.Normalize(before.Settings()); err != nil {
		return nil, table.Tx{}, err
	}
	if err := rolesKnown(ctx, d, call, settings.SecondFactor); err != nil {
		return nil, table.Tx{}, err
	}
	if reflect.DeepEqual(settings, before.Settings()) {
		view := before.View()
		return &view, table.Tx{}, nil // nothing changes, so there is no new version
	}
	after := before.With(call.Stamp(), settings)
	view := after.View()
	return &view, after.Replace(call.Caller.Tenant, before), nil
}

// rolesKnown refuses a rule about roles that the company does not have: one read, where it names any.
func rolesKnown(ctx context.Context, d *app.Deps, call operation.Call, rule *tenant.SecondFactor) error {
	if rule == nil || len(rule.Roles) == 0 {
		return nil
	}
	registry, err := role.LoadRegistry(ctx, d.Table, call.Caller.Tenant)
	if err != nil {
		return err
	}
	if unknown := registry.Check("/secondFactor/roles", rule.Roles); len(unknown) > 0 {
		return problem.Invalid(unknown...)
	}
	return nil
}
