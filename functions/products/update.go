package products

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/table"
)

// Update changes some fields of a product; "status": "disabled" takes it out of new orders. Orders that there are keep
// the prices that they were made with.
var Update = operation.Write(operation.Spec{
	Name:     "products.update",
	Route:    "PATCH /v1/products/{id}",
	Need:     access.Needs(access.Product, access.Update),
	Summary:  "Change a product",
	Problems: []problem.Code{"product.notFound", "product.duplicate"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The product's identifier."`
	Body operation.Patch[product.Entry]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*product.Product, table.Tx, error) {
	before, err := visible(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	entry, err := changed(call, before.Entry, in.Body)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return replace(ctx, d, call, before, entry)
}

// replace plans another entry of a product; nothing if it is as it was.
func replace(ctx context.Context, d *app.Deps, call operation.Call, before product.Product, entry product.Entry) (*product.Product, table.Tx, error) {
	entry, err := entry.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := offered(ctx, d, call, entry.Unit, before.Unit); err != nil {
		return nil, table.Tx{}, err
	}
	if entry.Code == "" { // who clears it wants no other: it stays
		entry.Code = before.Code
	}
	if reflect.DeepEqual(table.Encode(entry), table.Encode(before.Entry)) {
		return shown(call, before), table.Tx{}, nil // nothing changes, so there is no new version
	}
	after := product.Product{Meta: before.Changed(call.Stamp()), Entry: entry}
	return shown(call, after), after.Replace(call.Caller.Tenant, before), nil
}

// changed applies the patch. The cost is no part of what somebody changes who may not see it.
func changed(call operation.Call, before product.Entry, patch operation.Patch[product.Entry]) (product.Entry, error) {
	if seesCost(call) {
		return patch.Apply(before)
	}
	entry, err := patch.Apply(before.Conceal())
	if err != nil {
		return product.Entry{}, err
	}
	return entry.Reveal(before.Cost)
}
