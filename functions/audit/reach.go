package audit

import (
	"context"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// within checks that the caller may see the rows that the filter names. Who may read every customer sees the trail of the whole
// company; others see that of a record that they may read, by who owns it now, and of what they and the people
// below them did. A customer out of reach answers as one that does not exist.
func within(ctx context.Context, d *app.Deps, call operation.Call, f audit.Filter) error {
	read := access.Permission{Object: f.Kind.Name, Action: access.Read}
	switch {
	case call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Read}).Everyone():
		return nil
	case f.Kind.Name == customer.Kind.Name:
		_, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, f.Entity)
		return err
	case f.Entity != "" && call.Caller.Reach(read).Everyone():
		return nil
	case f.Entity != "":
		return problem.New("auth.outOfReach", problem.At("query:entity", "field.invalid"))
	case f.Actor == "":
		return problem.New("auth.outOfReach", problem.At("query:entity", "field.required"))
	case !slices.Contains(call.Caller.Below, f.Actor):
		return problem.New("auth.outOfReach", problem.At("query:actor", "field.invalid"))
	}
	return nil
}
