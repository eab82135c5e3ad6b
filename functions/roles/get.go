package roles

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
)

// Get answers one role.
var Get = operation.Read(operation.Spec{
	Name:     "roles.get",
	Route:    "GET /v1/roles/{id}",
	Need:     access.Needs(access.RoleObject, access.Read),
	Summary:  "Get a role",
	Problems: []problem.Code{"role.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID access.Role `json:"-" path:"id" maxLength:"64" doc:"The role: rol_..., or the name of a built-in one." example:"salesperson"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*role.View, error) {
	found, _, err := role.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, err
	}
	view := found.View(call.Language)
	return &view, nil
}
