package me

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/preference"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Prefer changes how the caller has the console look. Until somebody does, preferences have version 0.
var Prefer = operation.Write(operation.Spec{
	Name:     "me.prefer",
	Route:    "PATCH /v1/me/preferences",
	Need:     access.SignedIn,
	Summary:  "Change how you have the console look",
	Problems: []problem.Code{"preference.tooLarge"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, prefer)

type preferInput struct {
	operation.Changing
	Body operation.Patch[preference.Fields]
}

func prefer(ctx context.Context, d *app.Deps, call operation.Call, in *preferInput) (*preference.Preferences, table.Tx, error) {
	before, err := preference.Get(ctx, d.Table, call.Caller.Tenant, call.Caller.User)
	if err != nil {
		return nil, table.Tx{}, err
	}
	before.ID = call.Caller.User
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Apply(before.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if fields, err = fields.Normalize(); err != nil {
		return nil, table.Tx{}, err
	}
	if reflect.DeepEqual(table.Encode(fields), table.Encode(before.Fields)) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	after := before.With(call.Caller.User, call.Stamp(), fields)
	return &after, after.Replace(call.Caller.Tenant, before), nil
}
