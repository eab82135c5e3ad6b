package departments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/department"
	"kehu/shared/operation"
)

// List answers the whole tree: a company has at most department.Max departments, which are read at once.
var List = operation.Read(operation.Spec{
	Name:    "departments.list",
	Route:   "GET /v1/departments",
	Need:    access.Needs(access.Department, access.Read),
	Summary: "List all departments, as a tree",
	Uses:    []operation.Grant{operation.ReadTable},
}, list)

type listOutput struct {
	Items []department.Summary `json:"items" nullable:"false" doc:"Each department before those below it; neighbours by number."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, _ *struct{}) (*listOutput, error) {
	tree, err := department.Tree(ctx, d.Table, call.Caller.Tenant)
	return &listOutput{Items: tree}, err
}
