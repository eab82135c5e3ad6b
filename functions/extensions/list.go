package extensions

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/extension"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// List answers the requests of the caller's company, newest first; to platform administrators those of every company.
var List = operation.Read(operation.Spec{
	Name:     "extensions.list",
	Route:    "GET /v1/extension-requests",
	Need:     access.Needs(access.Settings, access.Update),
	Summary:  "List requests for more time",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
	Beyond:   extension.Partitions,
}, list)

type listInput struct {
	operation.Listing
	State extension.State `json:"state,omitempty" query:"state" enum:"pending,approved,rejected" doc:"Only those in this state."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[extension.Request], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "extensions.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	company := call.Caller.Tenant
	switch {
	case d.Operator.IsZero():
		return &operation.List[extension.Request]{Items: []extension.Request{}}, nil // nobody was ever asked
	case call.Caller.Operator:
		company = access.Tenant{}
	}
	found, next, err := extension.List(ctx, d.Table, d.Operator, company, in.State, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[extension.Request]{Items: found, NextCursor: cursor}, nil
}
