package products

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/product"
)

// Get answers one product, also one in the recycle bin: deletedAt tells.
var Get = operation.Read(operation.Spec{
	Name:     "products.get",
	Route:    "GET /v1/products/{id}",
	Need:     access.Needs(access.Product, access.Read),
	Summary:  "Get a product",
	Problems: []problem.Code{"product.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The product's identifier." example:"prd_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*product.Product, error) {
	p, err := product.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	return shown(call, p), err
}
