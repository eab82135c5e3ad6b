package users

import (
	"context"
	"fmt"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/department"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Update changes some fields of a user. Other roles count within session.MaxAge everywhere.
var Update = operation.WriteThen(operation.Spec{
	Name:     "users.update",
	Route:    "PATCH /v1/users/{id}",
	Need:     access.Needs(access.User, access.Update),
	Summary:  "Change a user",
	Problems: []problem.Code{"user.notFound", "user.left", "user.duplicate", "user.roleExceeds", "user.selfChange", "user.lastAdministrator", "user.managerCycle"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update, func(_ context.Context, d *app.Deps, call operation.Call, _ *user.User) error {
	d.Sessions.ForgetCompany(call.Caller.Tenant) // others may see other records now
	return nil
})

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The user's identifier."`
	Body operation.Patch[user.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*user.User, table.Tx, error) {
	before, registry, err := find(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	if before.Status == user.Left {
		return nil, table.Tx{}, problem.New("user.left")
	}
	fields, err := in.Body.Apply(before.Fields())
	if err != nil {
		return nil, table.Tx{}, err
	}
	fields, err = fields.Normalize(call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := checkRoles(call, registry, before, fields); err != nil {
		return nil, table.Tx{}, err
	}
	if err := checkPlace(ctx, d, call, registry, before, fields); err != nil {
		return nil, table.Tx{}, err
	}
	if reflect.DeepEqual(fields, before.Fields()) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	after := before.With(before.Changed(call.Stamp()), fields)
	tx := after.Replace(call.Caller.Tenant, before)
	tx.Add(after.Assign(call.Caller.Tenant, registry, before)...)
	if after.Manager != before.Manager {
		item, err := d.Table.Get(ctx, user.ChartKey(call.Caller.Tenant))
		if err != nil {
			return nil, table.Tx{}, fmt.Errorf("read chart: %w", err)
		}
		report, err := user.DecodeChart(item).Report(call.Caller.Tenant, after.ID, after.Manager)
		if err != nil {
			return nil, table.Tx{}, err
		}
		tx.Add(report...)
	}
	tx.Add(department.Move(call.Caller.Tenant, after.ID, before.Department, after.Department, noDepartment)...)
	return &after, tx, nil
}
