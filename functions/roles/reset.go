package roles

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
)

// Reset makes a built-in role as it came.
var Reset = operation.WriteThen(operation.Spec{
	Name:     "roles.reset",
	Route:    "POST /v1/roles/{id}/reset",
	Need:     access.Needs(access.RoleObject, access.Update),
	Summary:  "Make a built-in role as it came",
	Problems: []problem.Code{"role.notFound", "role.notBuiltIn", "role.exceeds", "role.selfPromotion"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, reset, forget)

type resetInput struct {
	operation.Acting
	ID access.Role `json:"-" path:"id" maxLength:"64" doc:"The name of a built-in role."`
}

func reset(ctx context.Context, d *app.Deps, call operation.Call, in *resetInput) (*role.View, table.Tx, error) {
	before, registry, err := role.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.BuiltIn == "" {
		return nil, table.Tx{}, problem.New("role.notBuiltIn")
	}
	after := role.Role{Meta: before.Meta, BuiltIn: before.BuiltIn}
	if !before.Changed && before.Name == "" && before.Description == "" {
		view := after.View(call.Language)
		return &view, table.Tx{}, nil
	}
	if err := role.MayChange(call.Caller, before.Ref(), before.Rights(), after.Rights(), "/rules"); err != nil {
		return nil, table.Tx{}, err
	}
	after.Meta = before.Next(call.Stamp())
	return changed(call, registry, before, after)
}
