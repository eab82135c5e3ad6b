package products

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Create adds a product to the caller's company. One transaction; one more round trip when the system gives the code, and
// one where the process has not seen the unit's entry for dictionary.MaxAge.
var Create = operation.Write(operation.Spec{
	Name:     "products.create",
	Route:    "POST /v1/products",
	Need:     access.Needs(access.Product, access.Create),
	Summary:  "Add a product",
	Problems: []problem.Code{"product.duplicate"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body product.Entry
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*product.Product, table.Tx, error) {
	entry, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	if entry.Cost != nil && !seesCost(call) {
		return nil, table.Tx{}, product.ErrCost
	}
	if err := offered(ctx, d, call, entry.Unit, ""); err != nil {
		return nil, table.Tx{}, err
	}
	given := entry.Code == ""
	if given {
		if entry.Code, err = product.NextCode(ctx, d.Table, call.Caller.Tenant); err != nil {
			return nil, table.Tx{}, err
		}
	}
	p := product.Product{
		Meta:  record.Created(product.Kind, product.Kind.NewID(d.IDs), call.Stamp()),
		Entry: entry,
	}
	return &p, p.Created(call.Caller.Tenant, given), nil
}

// seesCost reports whether the caller may see and set what products cost.
func seesCost(call operation.Call) bool {
	return call.Caller.Allowed(access.Permission{Object: access.Product, Action: access.ReadCost})
}

// shown returns the product as the caller may see it.
func shown(call operation.Call, p product.Product) *product.Product {
	if !seesCost(call) {
		p = p.WithoutCost()
	}
	return &p
}

// visible reads a product that is in use. Whoever asks for one in the recycle bin is told that there is none.
func visible(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (product.Product, error) {
	p, err := product.Get(ctx, d.Table, call.Caller.Tenant, identifier)
	if err == nil && p.Deleted() {
		err = problem.New("product.notFound")
	}
	return p, err
}
