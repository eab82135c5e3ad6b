package departments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/department"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Delete removes a department to which nothing refers. It cannot be restored; its number is free again.
var Delete = operation.Write(operation.Spec{
	Name:     "departments.delete",
	Route:    "DELETE /v1/departments/{id}",
	Need:     access.Needs(access.Department, access.Delete),
	Summary:  "Delete an empty department",
	Problems: []problem.Code{"department.notEmpty", "department.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The department's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := department.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	return &operation.Nothing{}, before.Remove(call.Caller.Tenant, call.Stamp(), call.Caller.Company.Retention), nil
}
