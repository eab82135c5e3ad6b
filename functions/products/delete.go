package products

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Delete moves a product that never stood in an order to the recycle bin. Its code and bar code are free for others
// meanwhile.
var Delete = operation.Write(operation.Spec{
	Name:     "products.delete",
	Route:    "DELETE /v1/products/{id}",
	Need:     access.Needs(access.Product, access.Delete),
	Summary:  "Move a product to the recycle bin",
	Problems: []problem.Code{"product.notFound", "product.inUse"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The product's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := visible(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	after := before.IntoBin(call.Stamp(), call.Caller.Company.Retention)
	return &operation.Nothing{}, after.Replace(call.Caller.Tenant, before), nil
}
