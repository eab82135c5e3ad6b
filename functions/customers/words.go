package customers

import (
	"context"

	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// offered refuses codes that are new to the customer and that the company's dictionaries do not offer: one batch read, and none on a
// function that has seen them a short while ago.
func offered(ctx context.Context, d *app.Deps, call operation.Call, fields, before *customer.Fields) error {
	wrong, err := d.Dictionaries.Check(ctx, call.Caller.Tenant, fields.Words(before, call.Caller.Company)...)
	if err == nil && len(wrong) > 0 {
		err = problem.Invalid(wrong...)
	}
	return err
}
