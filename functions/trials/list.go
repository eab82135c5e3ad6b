package trials

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/trial"
)

// List answers the requests, newest first.
var List = operation.Read(operation.Spec{
	Name:     "trials.list",
	Route:    "GET /v1/trial-requests",
	Need:     access.Needs(access.Tenants, access.Read),
	Summary:  "List requests for trials",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	State trial.State `json:"state,omitempty" query:"state" enum:"pending,approved,rejected" doc:"Only those in this state."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[trial.Request], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "trials.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := trial.List(ctx, d.Table, call.Caller.Tenant, in.State, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[trial.Request]{Items: found, NextCursor: cursor}, nil
}
