package products

import (
	"context"

	"kehu/shared/app"
	"kehu/shared/dictionary"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// offered refuses a unit that is new to the product and that the company's dictionary does not offer.
func offered(ctx context.Context, d *app.Deps, call operation.Call, unit, before string) error {
	if unit == "" || unit == before {
		return nil
	}
	wrong, err := d.Dictionaries.Check(ctx, call.Caller.Tenant, dictionary.Value{Pointer: "/unit", Dictionary: dictionary.Unit, Code: unit})
	if err == nil && len(wrong) > 0 {
		err = problem.Invalid(wrong...)
	}
	return err
}
