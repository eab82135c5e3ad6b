package roles

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
)

// Update changes a role: one of the company's own, or what a built-in one allows in this company. A built-in role that nobody changed
// yet has version 0. The administrator stays as it is.
var Update = operation.WriteThen(operation.Spec{
	Name:     "roles.update",
	Route:    "PATCH /v1/roles/{id}",
	Need:     access.Needs(access.RoleObject, access.Update),
	Summary:  "Change a role",
	Problems: []problem.Code{"role.notFound", "role.duplicate", "role.exceeds", "role.selfPromotion", "role.administratorFixed"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update, forget)

type updateInput struct {
	operation.Changing
	ID   access.Role `json:"-" path:"id" maxLength:"64" doc:"The role."`
	Body operation.Patch[role.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*role.View, table.Tx, error) {
	before, registry, err := role.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.BuiltIn == access.Administrator {
		return nil, table.Tx{}, problem.New("role.administratorFixed")
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	current := before.FieldsIn(call.Language)
	fields, err := in.Body.Apply(current)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if fields, err = fields.Normalize(); err != nil {
		return nil, table.Tx{}, err
	}
	if err := role.MayChange(call.Caller, before.Ref(), before.Rights(), access.RightsOf(fields.Definition), "/rules"); err != nil {
		return nil, table.Tx{}, err
	}
	if reflect.DeepEqual(table.Encode(fields), table.Encode(current)) {
		view := before.View(call.Language)
		return &view, table.Tx{}, nil // nothing changes, so there is no new version
	}
	return changed(call, registry, before, before.With(before.Next(call.Stamp()), fields))
}
