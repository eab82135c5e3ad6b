package tenants

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/tenant"
)

// Referrals answers which companies came by which salesperson's code.
var Referrals = operation.Read(operation.Spec{
	Name:     "tenants.referrals",
	Route:    "GET /v1/referrals",
	Need:     access.Needs(access.Tenants, access.Read),
	Summary:  "List the companies that came by a sales code, by code",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, referrals)

type referralsInput struct {
	operation.Listing
	Code string `json:"code,omitempty" query:"code" maxLength:"6" pattern:"^[A-Z0-9]*$" doc:"What the code begins with: SH01 is an agency, SH0101 a salesperson." example:"SH01"`
}

func referrals(ctx context.Context, d *app.Deps, call operation.Call, in *referralsInput) (*operation.List[tenant.Account], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "tenants.referrals", Params: in}
	return search(ctx, d, call, query, tenant.Filter{Referred: true, Code: in.Code}, in.Listing)
}
