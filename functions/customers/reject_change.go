package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// RejectChange lets the customer as it is. The audit trail keeps what was asked for, by whom, and why it did not come.
var RejectChange = operation.Write(operation.Spec{
	Name:     "customers.rejectChange",
	Route:    "POST /v1/customers/{id}/changes/{changeId}/reject",
	Need:     access.Needs(access.Customer, access.Approve),
	Summary:  "Reject a change of a customer",
	Problems: []problem.Code{"customer.notFound", "customer.changeNotFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, rejectChange)

type rejectChangeInput struct {
	operation.Acting
	ID     string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Change string `json:"-" path:"changeId" maxLength:"64" doc:"The identifier of the change."`
	Body   struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why; kept in the audit trail."`
	}
}

func rejectChange(ctx context.Context, d *app.Deps, call operation.Call, in *rejectChangeInput) (*customer.Customer, table.Tx, error) {
	var check text.Checker
	reason := check.Line("/reason", in.Body.Reason)
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Approve, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if _, err := before.Proposed(in.Change); err != nil {
		return nil, table.Tx{}, err
	}
	after := before.Declined(call.Stamp())
	tx := after.Replace(call.Caller.Tenant, before)
	tx.Add(audit.Note(call.Caller.Tenant, d.IDs, customer.Kind, before.Meta, audit.Rejected, reason, call.Stamp()))
	return &after, tx, nil
}
