package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// Plan plans a new customer, with the rules of the call that creates one.
func Plan(ctx context.Context, d *app.Deps, call operation.Call, fields customer.Fields) (*customer.Customer, table.Tx, error) {
	var in createInput
	in.Body.Fields = fields
	return create(ctx, d, call, &in)
}

// PlanChange plans another state of a customer, with the rules of the call that changes one. The transaction is empty when nothing changes.
func PlanChange(
	ctx context.Context, d *app.Deps, call operation.Call, identifier string, becomes func(before customer.Fields) (customer.Fields, error),
) (*customer.Customer, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Update, identifier)
	if err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := becomes(before.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return changeTo(ctx, d, call, before, fields, "")
}

// PlanRemoval plans that a customer goes to the recycle bin if it is of the version of the ETag, with the rules of the call that deletes one.
func PlanRemoval(ctx context.Context, d *app.Deps, call operation.Call, identifier, etag string) (table.Tx, error) {
	in := deleteInput{ID: identifier}
	in.IfMatch = etag
	_, tx, err := remove(ctx, d, call, &in)
	return tx, err
}
