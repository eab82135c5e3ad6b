package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Restore takes a customer out of the recycle bin, with the identifier and number that it had. It is
// refused while another customer has one of its unique values. It comes back without its category when that was deleted meanwhile.
var Restore = operation.Write(operation.Spec{
	Name:     "customers.restore",
	Route:    "POST /v1/customers/{id}/restore",
	Need:     access.Needs(access.Customer, access.Restore),
	Summary:  "Take a customer out of the recycle bin",
	Problems: []problem.Code{"customer.notFound", "customer.notDeleted", "customer.merged", "customer.erased", "customer.duplicate"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, restore)

type restoreInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func restore(ctx context.Context, d *app.Deps, call operation.Call, in *restoreInput) (*customer.Customer, table.Tx, error) {
	return bringBack(ctx, d, call, in.ID)
}

// bringBack returns the customer out of the recycle bin, and the transaction that makes it so: one way for one and for many.
func bringBack(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (*customer.Customer, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Restore, identifier)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !before.Deleted() {
		return nil, table.Tx{}, problem.New("customer.notDeleted")
	}
	if before.MergedInto != "" {
		return nil, table.Tx{}, problem.New("customer.merged")
	}
	after := before.OutOfBin(call.Stamp())
	if after.Category, err = category.Existing(ctx, d.Table, call.Caller.Tenant, before.Category); err != nil {
		return nil, table.Tx{}, err
	}
	tx := after.Replace(call.Caller.Tenant, before)
	tx.Add(credit.Reopen(call.Caller.Tenant, identifier))
	return &after, tx, twins(ctx, d, call, &after, &before, &tx)
}
