package departments

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/department"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Create adds a company or department to the tree.
var Create = operation.Write(operation.Spec{
	Name:     "departments.create",
	Route:    "POST /v1/departments",
	Need:     access.Needs(access.Department, access.Create),
	Summary:  "Add a department",
	Problems: []problem.Code{"department.duplicate", "department.tooDeep", "department.tooMany"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body department.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*department.Department, table.Tx, error) {
	fields, warnings, err := in.Body.Normalize(call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	created := department.Department{
		Meta:   record.Created(department.Kind, department.Kind.NewID(d.IDs), call.Stamp()),
		Fields: fields,
	}
	// A new one has nothing below it, so there is no cycle to be made, and the place need not be kept.
	if _, err := department.Find(ctx, d.Table, call.Caller.Tenant, created.ID, fields.Parent); err != nil {
		return nil, table.Tx{}, err
	}
	tx := created.Created(call.Caller.Tenant)
	if call.DryRun {
		created.Warn(call.Language, warnings...)
	}
	return &created, tx, nil
}
