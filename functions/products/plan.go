package products

import (
	"context"

	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/product"
	"kehu/shared/table"
)

// Plan plans a new product, with the rules of the call that creates one.
func Plan(ctx context.Context, d *app.Deps, call operation.Call, entry product.Entry) (*product.Product, table.Tx, error) {
	return create(ctx, d, call, &createInput{Body: entry})
}

// PlanChange plans another entry of a product, with the rules of the call that changes one: who may not see the cost is not given it, and must
// not give another. The transaction is empty when nothing changes.
func PlanChange(
	ctx context.Context, d *app.Deps, call operation.Call, identifier string, becomes func(before product.Entry) (product.Entry, error),
) (*product.Product, table.Tx, error) {
	before, err := visible(ctx, d, call, identifier)
	if err != nil {
		return nil, table.Tx{}, err
	}
	shown := before.Entry
	if !seesCost(call) {
		shown = shown.Conceal()
	}
	entry, err := becomes(shown)
	if err == nil && !seesCost(call) {
		entry, err = entry.Reveal(before.Cost)
	}
	if err != nil {
		return nil, table.Tx{}, err
	}
	return replace(ctx, d, call, before, entry)
}

// PlanRemoval plans that a product goes to the recycle bin if it is of the version of the ETag, with the rules of the call that deletes one.
func PlanRemoval(ctx context.Context, d *app.Deps, call operation.Call, identifier, etag string) (table.Tx, error) {
	in := deleteInput{ID: identifier}
	in.IfMatch = etag
	_, tx, err := remove(ctx, d, call, &in)
	return tx, err
}
