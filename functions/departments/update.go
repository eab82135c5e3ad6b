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

// Update changes some fields of a department. With another parent it moves, and all below with it.
var Update = operation.WriteThen(operation.Spec{
	Name:     "departments.update",
	Route:    "PATCH /v1/departments/{id}",
	Need:     access.Needs(access.Department, access.Update),
	Summary:  "Change or move a department",
	Problems: []problem.Code{"department.cycle", "department.duplicate", "department.notFound", "department.tooDeep", "user.roleExceeds"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update, func(_ context.Context, d *app.Deps, call operation.Call, _ *department.Department) error {
	d.Sessions.ForgetCompany(call.Caller.Tenant) // others may see other records now
	return nil
})

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The department's identifier."`
	Body operation.Patch[department.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*department.Department, table.Tx, error) {
	before, err := department.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Apply(before.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	fields, warnings, err := fields.Normalize(call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if fields == before.Fields {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	var place department.Place
	if fields.Parent != before.Parent {
		if err := checkReach(ctx, d, call, before.ID, fields.Parent); err != nil {
			return nil, table.Tx{}, err
		}
		if place, err = department.Find(ctx, d.Table, call.Caller.Tenant, before.ID, fields.Parent); err != nil {
			return nil, table.Tx{}, err
		}
	}
	after := department.Department{Meta: before.Changed(call.Stamp()), Fields: fields}
	tx := after.Replace(call.Caller.Tenant, before, place)
	if call.DryRun {
		after.Warn(call.Language, warnings...)
	}
	return &after, tx, nil
}

// checkReach refuses a move by which more would be below callers, or less, than before: who has rights on the records of those below, and not on all,
// moves departments within what is below already.
func checkReach(ctx context.Context, d *app.Deps, call operation.Call, identifier, parent string) error {
	caller := call.Caller
	if !caller.Rights.ByPlace(caller.Rights) {
		return nil
	}
	order, err := department.ReadOrder(ctx, d.Table, caller.Tenant)
	if err == nil && !(order.Holds(caller.User, identifier) && order.Holds(caller.User, parent)) {
		err = problem.New("user.roleExceeds", problem.At("/parentId", "field.invalid"))
	}
	return err
}
