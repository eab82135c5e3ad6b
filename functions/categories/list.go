package categories

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/operation"
)

// List answers the whole tree: a company has at most category.Max categories, which are read at once.
var List = operation.Read(operation.Spec{
	Name:    "categories.list",
	Route:   "GET /v1/categories",
	Need:    access.Needs(access.Category, access.Read),
	Summary: "List all categories, as a tree",
	Uses:    []operation.Grant{operation.ReadTable},
}, list)

type listOutput struct {
	Items []category.Summary `json:"items" nullable:"false" doc:"Each category before those below it; neighbours by order, then by name."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, _ *struct{}) (*listOutput, error) {
	tree, err := category.Tree(ctx, d.Table, call.Caller.Tenant)
	return &listOutput{Items: tree}, err
}
