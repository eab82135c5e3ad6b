package imports

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// List answers the caller's imports, newest first; those of everybody to whom it may concern.
var List = operation.Read(operation.Spec{
	Name:     "imports.list",
	Route:    "GET /v1/imports",
	Need:     access.SignedIn,
	Summary:  "List imports, newest first",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Mine bool `json:"mine,omitempty" query:"mine" doc:"Only your own, also if you may see those of others."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[imports.Import], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "imports.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	user := call.Caller.User
	if !in.Mine && call.Caller.Reach(access.Permission{Object: access.Job, Action: access.Read}).Everyone() {
		user = ""
	}
	if after.IndexPart != "" && after.IndexPart != imports.List(call.Caller.Tenant, user).String() {
		return nil, problem.New("request.cursorInvalid", problem.At("query:cursor", "field.invalid")) // another caller's
	}
	found, next, err := imports.Search(ctx, d.Table, call.Caller.Tenant, user, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[imports.Import]{Items: found, NextCursor: cursor}, nil
}
