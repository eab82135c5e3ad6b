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
	Problems: []problem.Code{"customer.notFound", "customer.notDeleted"},
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
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Purge, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !c.Deleted() {
		return nil, table.Tx{}, problem.New("customer.notDeleted")
	}
	return &operation.Nothing{}, table.Tx{Writes: discard(d, call, c, reason)}, nil
}

// discard returns the writes that remove the customer for good, and tell the trail who did it and why.
func discard(d *app.Deps, call operation.Call, c customer.Customer, reason string) []table.Write {
	return []table.Write{
		c.Purge(call.Caller.Tenant),
		audit.Note(call.Caller.Tenant, d.IDs, customer.Kind, c.Meta, audit.Discarded, reason, call.Stamp()),
	}
}
