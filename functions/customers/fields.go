package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
)

// Fields answers what a form needs to know of the fields of a customer: what holds for every company, and what the settings
// of this one add (customerFields). The rules come with the caller, so nothing is read.
var Fields = operation.Read(operation.Spec{
	Name:    "customers.fields",
	Route:   "GET /v1/customers/fields",
	Need:    access.Needs(access.Customer, access.Read),
	Summary: "What the fields of a customer must be",
	Uses:    []operation.Grant{operation.ReadTable},
}, fields)

type fieldsInput struct{}

func fields(_ context.Context, _ *app.Deps, call operation.Call, _ *fieldsInput) (*operation.List[customer.FieldInfo], error) {
	return &operation.List[customer.FieldInfo]{Items: customer.Describe(call.Caller.Company.CustomerFields, call.Language)}, nil
}
