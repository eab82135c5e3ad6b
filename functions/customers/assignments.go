package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/assignment"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// Assignments answers who looked after a customer before, newest first. Who does now stands in the customer: owner, ownedSince.
var Assignments = operation.Read(operation.Spec{
	Name:     "customers.assignments",
	Route:    "GET /v1/customers/{id}/assignments",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List who looked after a customer before",
	Problems: []problem.Code{"customer.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, assignments)

type assignmentsInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func assignments(ctx context.Context, d *app.Deps, call operation.Call, in *assignmentsInput) (*operation.List[assignment.Assignment], error) {
	if _, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID); err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "customers.assignments", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := assignment.History(ctx, d.Table, call.Caller.Tenant, in.ID, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[assignment.Assignment]{Items: found, NextCursor: cursor}, nil
}
