package positions

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/position"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Delete removes a position. It cannot be restored; its number is free again.
var Delete = operation.Write(operation.Spec{
	Name:     "positions.delete",
	Route:    "DELETE /v1/positions/{id}",
	Need:     access.Needs(access.Position, access.Delete),
	Summary:  "Delete a position",
	Problems: []problem.Code{"position.notFound", "position.inUse", "user.roleExceeds"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The position's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := position.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	registry, err := bundle(ctx, d, call, before.ID, before.Roles, nil)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return &operation.Nothing{}, before.Remove(call.Caller.Tenant, registry, call.Stamp(), call.Caller.Company.Retention), nil
}
