package views

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/view"
)

// Update changes some fields of a view. To share it, to share it no more, and to change one that is shared takes the permission view.share.
var Update = operation.Write(operation.Spec{
	Name:     "views.update",
	Route:    "PATCH /v1/views/{id}",
	Need:     access.SignedIn,
	Summary:  "Change or share a saved view",
	Problems: []problem.Code{"auth.forbidden", "view.notFound", "view.tooMany"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The view's identifier."`
	Body operation.Patch[view.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*view.View, table.Tx, error) {
	before, err := view.Get(ctx, d.Table, call.Caller, in.ID)
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
	if fields.Object != before.Object {
		return nil, table.Tx{}, problem.Invalid(problem.At("/object", "view.objectFixed"))
	}
	if reflect.DeepEqual(table.Encode(fields), table.Encode(before.Fields)) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	after := before
	after.Meta, after.Fields = before.Changed(call.Stamp()), fields
	for _, v := range []view.View{before, after} {
		if err := mayChange(call, v); err != nil {
			return nil, table.Tx{}, err
		}
	}
	tx, err := after.Replace(ctx, d.Table, call.Caller.Tenant, before)
	return &after, tx, err
}
