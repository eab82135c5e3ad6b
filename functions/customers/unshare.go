package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Unshare takes a user out of the team of a customer.
var Unshare = operation.Write(operation.Spec{
	Name:     "customers.unshare",
	Route:    "DELETE /v1/customers/{id}/team/{userId}",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Share a customer with a user no more",
	Problems: []problem.Code{"customer.notFound", "customer.notMember"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, unshare)

type unshareInput struct {
	operation.Deleting
	MemberPath
}

func unshare(ctx context.Context, d *app.Deps, call operation.Call, in *unshareInput) (*operation.Nothing, table.Tx, error) {
	before, err := regroupable(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	after, err := before.Unshare(call.Stamp(), in.User)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return &operation.Nothing{}, after.Replace(call.Caller.Tenant, before), nil
}
