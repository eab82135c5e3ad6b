package categories

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Get answers one category.
var Get = operation.Read(operation.Spec{
	Name:     "categories.get",
	Route:    "GET /v1/categories/{id}",
	Need:     access.Needs(access.Category, access.Read),
	Summary:  "Get a category",
	Problems: []problem.Code{"category.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The category's identifier." example:"cat_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*category.Category, error) {
	found, err := category.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	return &found, err
}
