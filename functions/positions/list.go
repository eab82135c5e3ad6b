package positions

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/position"
	"kehu/shared/problem"
)

// List answers the company's positions, newest first.
var List = operation.Read(operation.Spec{
	Name:     "positions.list",
	Route:    "GET /v1/positions",
	Need:     access.Needs(access.Position, access.Read),
	Summary:  "List positions",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[position.Summary], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "positions.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := position.List(ctx, d.Table, call.Caller.Tenant, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[position.Summary]{Items: found, NextCursor: cursor}, nil
}
