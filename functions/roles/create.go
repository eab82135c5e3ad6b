package roles

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
)

// Create makes a role of the company's own.
var Create = operation.Write(operation.Spec{
	Name:     "roles.create",
	Route:    "POST /v1/roles",
	Need:     access.Needs(access.RoleObject, access.Create),
	Summary:  "Make a role",
	Problems: []problem.Code{"role.duplicate", "role.exceeds", "role.tooMany"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body role.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*role.View, table.Tx, error) {
	fields, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := role.MayChange(call.Caller, "", access.Rights{}, access.RightsOf(fields.Definition), "/rules"); err != nil {
		return nil, table.Tx{}, err
	}
	registry, err := role.LoadRegistry(ctx, d.Table, call.Caller.Tenant)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return made(call, registry, role.Role{Meta: record.Created(role.Kind, role.Kind.NewID(d.IDs), call.Stamp()), Fields: fields})
}
