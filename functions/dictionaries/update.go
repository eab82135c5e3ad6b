package dictionaries

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/dictionary"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Update renames, moves, disables or enables an entry. Records take a disabled one no more: after dictionary.MaxAge, everywhere. A built-in one that nobody changed yet has version 0.
var Update = operation.WriteThen(operation.Spec{
	Name:     "dictionaries.update",
	Route:    "PATCH /v1/dictionaries/{kind}/{code}",
	Need:     access.Needs(access.Dictionary, access.Update),
	Summary:  "Change, disable or enable an entry of a dictionary",
	Problems: []problem.Code{"dictionary.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update, func(_ context.Context, d *app.Deps, call operation.Call, v *dictionary.View) error {
	d.Dictionaries.Forget(call.Caller.Tenant, v.Kind, v.Code)
	return nil
})

type updateInput struct {
	operation.Changing
	Kind dictionary.Name `json:"-" path:"kind" maxLength:"20" doc:"The dictionary."`
	Code string          `json:"-" path:"code" maxLength:"40" doc:"The entry's code."`
	Body operation.Patch[dictionary.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*dictionary.View, table.Tx, error) {
	before, err := dictionary.Get(ctx, d.Table, call.Caller.Tenant, in.Kind, in.Code)
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
	if fields, err = fields.Normalize(); err != nil {
		return nil, table.Tx{}, err
	}
	if fields == before.Fields {
		view := before.View()
		return &view, table.Tx{}, nil // nothing changes, so there is no new version
	}
	after := before.With(dictionary.Kind.NewID(d.IDs), call.Stamp(), fields)
	view := after.View()
	return &view, after.Replace(call.Caller.Tenant, before), nil
}
