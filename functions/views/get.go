package views

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/view"
)

// Get answers one view that the caller sees.
var Get = operation.Read(operation.Spec{
	Name:     "views.get",
	Route:    "GET /v1/views/{id}",
	Need:     access.SignedIn,
	Summary:  "Get a saved view",
	Problems: []problem.Code{"view.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The view's identifier." example:"viw_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*view.View, error) {
	v, err := view.Get(ctx, d.Table, call.Caller, in.ID)
	return &v, err
}
