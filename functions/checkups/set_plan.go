package checkups

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/checkup"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// SetPlan says how often which customers are looked through. What is open stays open.
var SetPlan = operation.Write(operation.Spec{
	Name:    "checkups.setPlan",
	Route:   "PUT /v1/checkups/plan",
	Need:    access.Needs(access.Settings, access.Update),
	Summary: "Set how often customers are looked through",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, setPlan)

type setPlanInput struct {
	operation.Changing
	Body checkup.PlanFields
}

func setPlan(ctx context.Context, d *app.Deps, call operation.Call, in *setPlanInput) (*checkup.PlanView, table.Tx, error) {
	before, tree, err := checkup.GetPlan(ctx, d.Table, call.Caller.Tenant)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Normalize(tree)
	if err != nil {
		return nil, table.Tx{}, err
	}
	wrong, err := d.Dictionaries.Check(ctx, call.Caller.Tenant, fields.Words()...)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if len(wrong) > 0 {
		return nil, table.Tx{}, problem.Invalid(wrong...)
	}
	view := before.View()
	if reflect.DeepEqual(table.Encode(fields), table.Encode(before.PlanFields)) {
		return &view, table.Tx{}, nil // nothing changes, so there is no new version
	}
	after := before.With(call.Caller.Tenant, call.Stamp(), fields)
	view = after.View()
	return &view, after.Replace(call.Caller.Tenant, before), nil
}
