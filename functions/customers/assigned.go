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

// Assigned answers who looked after a customer, newest first. Two round trips: who may see it stands in the customer.
var Assigned = operation.Read(operation.Spec{
	Name:     "customers.assigned",
	Route:    "GET /v1/customers/{id}/assignments",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List changes of a customer's owner and team, newest first",
	Problems: []problem.Code{"customer.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, assigned)

type assignedInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func assigned(ctx context.Context, d *app.Deps, call operation.Call, in *assignedInput) (*operation.List[customer.Assignment], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "customers.assigned", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	if _, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID); err != nil {
		return nil, err
	}
	found, next, err := customer.Assignments(ctx, d.Table, call.Caller.Tenant, in.ID, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return &operation.List[customer.Assignment]{Items: found, NextCursor: cursor}, err
}
