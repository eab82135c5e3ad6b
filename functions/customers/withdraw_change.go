package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// WithdrawChange takes back a change that the caller made and nobody has decided.
var WithdrawChange = operation.Write(operation.Spec{
	Name:     "customers.withdrawChange",
	Route:    "POST /v1/customers/{id}/changes/{changeId}/withdraw",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Take back a change of a customer",
	Problems: []problem.Code{"customer.notFound", "customer.changeNotFound", "customer.changeOfOther"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, withdrawChange)

func withdrawChange(ctx context.Context, d *app.Deps, call operation.Call, in *changeInput) (*customer.Customer, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Update, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	proposal, err := before.Proposed(in.Change)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := proposal.Withdrawable(call.Caller.User); err != nil {
		return nil, table.Tx{}, err
	}
	after := before.Declined(call.Stamp())
	return &after, after.Replace(call.Caller.Tenant, before), nil
}
