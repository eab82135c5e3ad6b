package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// Changes answers which changes of customers wait for a second person, of the customers that the caller may see.
var Changes = operation.Read(operation.Spec{
	Name:     "customers.changes",
	Route:    "GET /v1/customers/changes",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List changes of customers that wait for a second person",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, changes)

type changesInput struct {
	operation.Listing
	By string `json:"by,omitempty" query:"by" enum:"me,others" doc:"Only those that you made, or that somebody else made."`
}

// waiting is a change that waits, and the customer that it is of.
type waiting struct {
	Customer string            `json:"customerId" doc:"The customer's identifier."`
	Number   string            `json:"number"`
	Name     string            `json:"name"`
	Owner    string            `json:"owner,omitempty"`
	Change   customer.Proposal `json:"change" doc:"What would change."`
}

func changes(ctx context.Context, d *app.Deps, call operation.Call, in *changesInput) (*operation.List[waiting], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "customers.changes", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	keep := func(c *customer.Customer) bool {
		mine := c.Pending.By == call.Caller.User
		return (in.By == "" || mine == (in.By == "me")) && c.Permit(call.Caller, access.Read) == nil
	}
	found, next, err := customer.Pending(ctx, d.Table, call.Caller.Tenant, keep, after, in.Limit)
	if err != nil {
		return nil, err
	}
	out := operation.List[waiting]{Items: make([]waiting, len(found))}
	for i, c := range found {
		c.Offer(call.Caller, call.Language)
		out.Items[i] = waiting{Customer: c.ID, Number: c.Number, Name: c.Name, Owner: c.Owner, Change: *c.Pending}
	}
	out.NextCursor, err = page.Cursor(ctx, d.Sealer, query, next)
	return &out, err
}
