package me

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Update changes what callers may change of themselves.
var Update = operation.Write(operation.Spec{
	Name:     "me.update",
	Route:    "PATCH /v1/me",
	Need:     access.SignedIn,
	Summary:  "Change your own profile",
	Problems: []problem.Code{"user.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	Body operation.Patch[user.Profile]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*user.User, table.Tx, error) {
	before, err := user.Find(ctx, d.Table, call.Caller.Tenant, call.Caller.User)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	fields := before.Fields()
	profile, err := in.Body.Apply(fields.Profile)
	if err != nil {
		return nil, table.Tx{}, err
	}
	profile, err = profile.Normalize(call.Caller.Company)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if profile == fields.Profile {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	fields.Profile = profile
	after := before.With(before.Changed(call.Stamp()), fields)
	return &after, after.Replace(call.Caller.Tenant, before), nil
}
