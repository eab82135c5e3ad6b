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

// ApproveChange makes a change of sensitive fields that somebody else made, by the rules of the moment.
var ApproveChange = operation.Write(operation.Spec{
	Name:     "customers.approveChange",
	Route:    "POST /v1/customers/{id}/changes/{changeId}/approve",
	Need:     access.Needs(access.Customer, access.Approve),
	Summary:  "Approve a change of a customer",
	Problems: []problem.Code{"customer.notFound", "customer.changeNotFound", "customer.changeStale", "customer.approverIsAuthor", "customer.duplicate"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, approveChange)

type changeInput struct {
	operation.Acting
	ID     string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Change string `json:"-" path:"changeId" maxLength:"64" doc:"The identifier of the change: another change of the same customer has another one."`
}

func approveChange(ctx context.Context, d *app.Deps, call operation.Call, in *changeInput) (*customer.Customer, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Approve, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	proposal, err := before.Proposed(in.Change)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := proposal.Approvable(call.Caller.User); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := proposal.Apply(before.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if fields, _, err = acceptable(ctx, d, call, &before, fields); err != nil {
		return nil, table.Tx{}, err
	}
	after := before.Declined(call.Stamp()).With(before.Changed(call.Stamp()), fields)
	tx := after.Replace(call.Caller.Tenant, before)
	return &after, tx, twins(ctx, d, call, &after, &before, &tx)
}
