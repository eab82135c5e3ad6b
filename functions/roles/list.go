package roles

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/role"
)

// List answers all roles of the company: at most role.Max of its own beside the built-in ones.
var List = operation.Read(operation.Spec{
	Name:    "roles.list",
	Route:   "GET /v1/roles",
	Need:    access.Needs(access.RoleObject, access.Read),
	Summary: "List roles",
	Uses:    []operation.Grant{operation.ReadTable},
}, list)

type listOutput struct {
	Items   []role.View     `json:"items" nullable:"false" doc:"All roles: the built-in ones, then the company's own as they were made."`
	Objects []access.Object `json:"objects" nullable:"false" doc:"All that a role can allow, by object."`
	Fields  []access.Field  `json:"fields" nullable:"false" doc:"All fields that a role can show instead of masking them."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, _ *struct{}) (*listOutput, error) {
	all, err := role.All(ctx, d.Table, call.Caller.Tenant)
	if err != nil {
		return nil, err
	}
	out := listOutput{Items: make([]role.View, len(all)), Objects: access.Objects(), Fields: access.Fields()}
	for i, r := range all {
		out.Items[i] = r.View(call.Language)
	}
	return &out, nil
}
