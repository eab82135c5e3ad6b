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

// Delete removes a role of the company's own that nobody holds and no position bundles. It cannot be restored; its name is free
// again.
var Delete = operation.Write(operation.Spec{
	Name:     "roles.delete",
	Route:    "DELETE /v1/roles/{id}",
	Need:     access.Needs(access.RoleObject, access.Delete),
	Summary:  "Delete a role",
	Problems: []problem.Code{"role.notFound", "role.inUse", "role.builtIn", "role.exceeds"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID access.Role `json:"-" path:"id" maxLength:"64" doc:"The role."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, registry, err := role.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.BuiltIn != "" {
		return nil, table.Tx{}, problem.New("role.builtIn")
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	if err := role.MayChange(call.Caller, "", before.Rights(), access.Rights{}, "/rules"); err != nil {
		return nil, table.Tx{}, err
	}
	return &operation.Nothing{}, before.Remove(call.Caller.Tenant, registry, call.Stamp(), call.Caller.Company.Retention), nil
}
