package positions

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/position"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Update changes some fields of a position.
var Update = operation.Write(operation.Spec{
	Name:     "positions.update",
	Route:    "PATCH /v1/positions/{id}",
	Need:     access.Needs(access.Position, access.Update),
	Summary:  "Change a position",
	Problems: []problem.Code{"position.duplicate", "position.notFound", "position.tooMany", "role.selfPromotion", "user.roleExceeds"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The position's identifier."`
	Body operation.Patch[position.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*position.Position, table.Tx, error) {
	before, err := position.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
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
	if reflect.DeepEqual(table.Encode(fields), table.Encode(before.Fields)) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	registry, err := bundle(ctx, d, call, before.ID, before.Roles, fields.Roles)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after := position.Position{Meta: before.Changed(call.Stamp()), Fields: fields}
	tx, err := after.Replace(call.Caller.Tenant, registry, before)
	return &after, tx, err
}
