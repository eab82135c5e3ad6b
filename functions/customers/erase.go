package customers

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Erase takes a person's data out of a customer, because the person asks for it: at once from the record and from what must be
// unique, and, by the event that comes of it, from contacts, search, jobs and the values of the audit trail, which goes on
// proving what it proved. The number stays, for the orders that refer to it. Nobody can take that back. A customer with open orders
// stays as it is.
var Erase = operation.Write(operation.Spec{
	Name:     "customers.erase",
	Route:    "POST /v1/customers/{id}/erase",
	Need:     access.Needs(access.Customer, access.Erase),
	Summary:  "Erase a person's data on request",
	Problems: []problem.Code{"customer.notFound", "customer.notPerson", "customer.hasOrders", "customer.erased", "customer.merged", "customer.mergeBusy"},
	Status:   http.StatusNoContent,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, erase)

type eraseInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why, without any of the data: it stays in the audit trail."`
	}
}

func erase(ctx context.Context, d *app.Deps, call operation.Call, in *eraseInput) (*operation.Nothing, table.Tx, error) {
	var check text.Checker
	reason := check.Line("/reason", in.Body.Reason)
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Erase, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Type != customer.Person {
		return nil, table.Tx{}, problem.New("customer.notPerson")
	}
	if before.MergedInto != "" {
		return nil, table.Tx{}, problem.New("customer.merged")
	}
	if err := idle(ctx, d, call, in.ID); err != nil {
		return nil, table.Tx{}, err
	}
	busy, err := openOrders(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx := before.Erased(call.Stamp()).Replace(call.Caller.Tenant, before)
	tx.Add(
		credit.Close(call.Caller.Tenant, in.ID, busy),
		audit.Note(call.Caller.Tenant, d.IDs, customer.Kind, before.Meta, audit.Erased, reason, call.Stamp()),
	)
	return &operation.Nothing{}, tx, nil
}
