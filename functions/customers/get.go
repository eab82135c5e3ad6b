package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Get answers one customer, also one in the recycle bin: deletedAt tells.
var Get = operation.Read(operation.Spec{
	Name:     "customers.get",
	Route:    "GET /v1/customers/{id}",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "Get a customer",
	Problems: []problem.Code{"customer.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier." example:"cus_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*customer.Customer, error) {
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	return &c, err
}
