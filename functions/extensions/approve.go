package extensions

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/extension"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Approve gives a company the time that it asked for, or another.
var Approve = operation.WriteThen(operation.Spec{
	Name:     "extensions.approve",
	Route:    "POST /v1/extension-requests/{id}/approve",
	Need:     access.Needs(access.Tenants, access.Update),
	Summary:  "Approve a request for more time",
	Problems: []problem.Code{"extension.notFound", "extension.decided", "tenant.notFound", "tenant.alreadyClosed", "tenant.endless"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, approve, func(_ context.Context, d *app.Deps, _ operation.Call, request *extension.Request) error {
	company, err := access.ParseTenant(request.Tenant)
	if err == nil {
		d.Sessions.ForgetCompany(company)
	}
	return err
})

type approveInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The request's identifier."`
	Body struct {
		Days int `json:"days,omitempty" minimum:"1" maximum:"3650" doc:"How many; those that were asked for if absent."`
	}
}

func approve(ctx context.Context, d *app.Deps, call operation.Call, in *approveInput) (*extension.Request, table.Tx, error) {
	before, err := undecided(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	company, named, err := tenant.Find(ctx, d.Table, call.Caller, before.Tenant)
	if err != nil {
		return nil, table.Tx{}, err
	}
	days := in.Body.Days
	if days == 0 {
		days = before.Days
	}
	longer, err := company.Extend(call.Stamp(), days)
	if err != nil {
		return nil, table.Tx{}, err
	}
	request := before.Approve(call.Stamp(), days)
	tx := request.Decided(call.Caller.Tenant, before)
	tx.Add(longer.Replace(named, company).Writes...)
	return &request, tx, nil
}

// undecided reads a request that nobody decided yet.
func undecided(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (extension.Request, error) {
	request, err := extension.Find(ctx, d.Table, call.Caller.Tenant, identifier)
	if err == nil && request.State != extension.Pending {
		err = problem.New("extension.decided")
	}
	return request, err
}
