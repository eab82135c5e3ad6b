package products

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/table"
)

// Restore takes a product out of the recycle bin, as it was. It is refused while another product has its code or bar code.
var Restore = operation.Write(operation.Spec{
	Name:     "products.restore",
	Route:    "POST /v1/products/{id}/restore",
	Need:     access.Needs(access.Product, access.Restore),
	Summary:  "Take a product out of the recycle bin",
	Problems: []problem.Code{"product.notFound", "product.notDeleted", "product.duplicate"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, restore)

type restoreInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The product's identifier."`
}

func restore(ctx context.Context, d *app.Deps, call operation.Call, in *restoreInput) (*product.Product, table.Tx, error) {
	before, err := product.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !before.Deleted() {
		return nil, table.Tx{}, problem.New("product.notDeleted")
	}
	after := before.OutOfBin(call.Stamp())
	return shown(call, after), after.Replace(call.Caller.Tenant, before), nil
}
