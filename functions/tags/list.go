// Package tags has the operation on the tags of customers. They are renamed, put together and removed by changing customers alike: see customers.Bulk.
package tags

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tag"
)

// List answers the tags of the customers that the caller may see, with how many have each.
var List = operation.Read(operation.Spec{
	Name:     "tags.list",
	Route:    "GET /v1/tags",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List the tags of customers, with how many have each",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Query string `json:"q,omitempty" query:"q" maxLength:"50" doc:"Only tags that begin so."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[tag.Count], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "tags.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	reach := call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Read})
	found, next, err := tag.List(ctx, d.Table, call.Caller.Tenant, reach, in.Query, after.Key.Sort(), in.Limit)
	if err != nil {
		return nil, err
	}
	out := operation.List[tag.Count]{Items: found}
	if next != "" {
		out.NextCursor, err = page.Cursor(ctx, d.Sealer, query, table.Position{Key: table.StoredKey("-", next)})
	}
	return &out, err
}
