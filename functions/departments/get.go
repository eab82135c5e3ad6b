package departments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/department"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Get answers one department.
var Get = operation.Read(operation.Spec{
	Name:     "departments.get",
	Route:    "GET /v1/departments/{id}",
	Need:     access.Needs(access.Department, access.Read),
	Summary:  "Get a department",
	Problems: []problem.Code{"department.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The department's identifier." example:"dep_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*department.Department, error) {
	found, err := department.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	return &found, err
}
