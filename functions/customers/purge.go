package customers

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Purge removes a customer from the recycle bin for good, before its time. Nobody can take that back. The audit trail tells who
// did it and why; the number stays taken, and so do the orders, which are records of their own.
var Purge = operation.Write(operation.Spec{
	Name:     "customers.purge",
	Route:    "POST /v1/customers/{id}/purge",
	Need:     access.Needs(access.Customer, access.Purge),
	Summary:  "Remove a customer from the recycle bin for good",
	Problems: []problem.Code{"customer.notFound", "customer.notDeleted", "customer.merged", "customer.erased"},
	Status:   http.StatusNoContent,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, purge)

type purgeInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why; kept in the audit trail."`
	}
}

func purge(ctx context.Context, d *app.Deps, call operation.Call, in *purgeInput) (*operation.Nothing, table.Tx, error) {
	var check text.Checker
	reason := check.Line("/reason", in.Body.Reason)
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	_, tx, err := discard(ctx, d, call, in.ID, reason)
	return &operation.Nothing{}, tx, err
}

// discard returns the customer, and the transaction that removes it for good and tells the trail who did it and why: one way
// for one and for many.
func discard(ctx context.Context, d *app.Deps, call operation.Call, identifier, reason string) (*customer.Customer, table.Tx, error) {
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Purge, identifier)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !c.Deleted() {
		return nil, table.Tx{}, problem.New("customer.notDeleted")
	}
	if c.MergedInto != "" {
		return nil, table.Tx{}, problem.New("customer.merged")
	}
	return &c, table.Tx{Writes: []table.Write{
		c.Purge(call.Caller.Tenant),
		audit.Note(call.Caller.Tenant, d.IDs, customer.Kind, c.Meta, audit.Discarded, reason, call.Stamp()),
	}}, nil
}
