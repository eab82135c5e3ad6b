package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Team answers with whom a customer is shared.
var Team = operation.Read(operation.Spec{
	Name:     "customers.team",
	Route:    "GET /v1/customers/{id}/team",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "Get the team of a customer",
	Problems: []problem.Code{"customer.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, team)

func team(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*customer.Team, error) {
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	return c.Shared(), err
}
