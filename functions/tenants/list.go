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

// List answers the companies, newest first.
var List = operation.Read(operation.Spec{
	Name:     "tenants.list",
	Route:    "GET /v1/tenants",
	Need:     access.Needs(access.Tenants, access.Read),
	Summary:  "List the companies of the platform",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Query  string          `json:"q,omitempty" query:"q" maxLength:"100" doc:"Only companies whose name contains this."`
	Status tenant.Status   `json:"status,omitempty" query:"status" enum:"pending,trial,active,suspended,expired,closed" doc:"Only those in this state."`
	Plan   tenant.PlanName `json:"plan,omitempty" query:"plan" enum:"trial,team,business,enterprise,unlimited" doc:"Only those on this plan."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[tenant.Account], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "tenants.list", Params: in}
	return search(ctx, d, call, query, tenant.Filter{Text: in.Query, Status: in.Status, Plan: in.Plan}, in.Listing)
}

// search answers a page of companies.
func search(
	ctx context.Context, d *app.Deps, call operation.Call, query page.Query, f tenant.Filter, in operation.Listing,
) (*operation.List[tenant.Account], error) {
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := tenant.List(ctx, d.Table, f, call.At, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[tenant.Account]{Items: found, NextCursor: cursor}, nil
}
