package positions

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/position"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Create adds a position.
var Create = operation.Write(operation.Spec{
	Name:     "positions.create",
	Route:    "POST /v1/positions",
	Need:     access.Needs(access.Position, access.Create),
	Summary:  "Add a position",
	Problems: []problem.Code{"position.duplicate", "position.tooMany", "user.roleExceeds"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body position.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*position.Position, table.Tx, error) {
	fields, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	registry, err := bundle(ctx, d, call, "", nil, fields.Roles)
	if err != nil {
		return nil, table.Tx{}, err
	}
	created := position.Position{
		Meta:   record.Created(position.Kind, position.Kind.NewID(d.IDs), call.Stamp()),
		Fields: fields,
	}
	tx, err := created.Created(call.Caller.Tenant, registry)
	return &created, tx, err
}
