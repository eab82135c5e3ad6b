package settings

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/text"
)

// Close closes the caller's company: its people can read and export for tenant.ExportWindow, then nobody gets in. A company that is
// suspended or expired can be closed, too.
var Close = operation.WriteThen(operation.Spec{
	Name:     "settings.close",
	Route:    "POST /v1/settings/close",
	Need:     access.Needs(access.Settings, access.Close),
	Summary:  "Close your company: it can read and export for 30 days",
	Problems: []problem.Code{"settings.notFound", "tenant.operator"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},

	WhileHeld: true,
}, closeCompany, func(_ context.Context, d *app.Deps, call operation.Call, _ *tenant.Tenant) error {
	d.Sessions.ForgetCompany(call.Caller.Tenant)
	return nil
})

type closeInput struct {
	operation.Acting
	Body struct {
		Confirm string `json:"confirm" minLength:"1" maxLength:"200" doc:"The company's name, as proof that it is meant." example:"Northwind Traders"`
	}
}

func closeCompany(ctx context.Context, d *app.Deps, call operation.Call, in *closeInput) (*tenant.Tenant, table.Tx, error) {
	if call.Caller.Tenant == d.Operator {
		return nil, table.Tx{}, problem.New("tenant.operator")
	}
	before, err := own(ctx, d, call)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if text.Fold(in.Body.Confirm) != text.Fold(before.Name) {
		return nil, table.Tx{}, problem.Invalid(problem.At("/confirm", "settings.nameDiffers"))
	}
	if before.Status == tenant.Closed {
		return &before, table.Tx{}, nil
	}
	after := before.Close(call.Stamp(), "")
	return &after, after.Replace(call.Caller.Tenant, before), nil
}
