package positions

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/position"
	"kehu/shared/problem"
)

// Get answers one position.
var Get = operation.Read(operation.Spec{
	Name:     "positions.get",
	Route:    "GET /v1/positions/{id}",
	Need:     access.Needs(access.Position, access.Read),
	Summary:  "Get a position",
	Problems: []problem.Code{"position.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The position's identifier." example:"pos_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*position.Position, error) {
	found, err := position.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	return &found, err
}
