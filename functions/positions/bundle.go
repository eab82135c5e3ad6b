package positions

import (
	"context"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
)

// bundle returns the registry by which a position may have the roles after in place of before: nobody gives or takes with a position
// what they do not have, or more to themselves. It is read only where roles change.
func bundle(ctx context.Context, d *app.Deps, call operation.Call, identifier string, before, after []access.Role) (role.Registry, error) {
	if slices.Equal(before, after) {
		return role.Registry{}, nil
	}
	registry, err := role.LoadRegistry(ctx, d.Table, call.Caller.Tenant)
	if err != nil {
		return registry, err
	}
	if unknown := registry.Check("/roles", after); len(unknown) > 0 {
		return registry, problem.Invalid(unknown...)
	}
	was, is := registry.Rights(before...), registry.Rights(after...)
	if !call.Caller.Covers(was) || !call.Caller.Covers(is) {
		return registry, problem.New("user.roleExceeds", problem.At("/roles", "field.invalid"))
	}
	if identifier != "" && identifier == call.Caller.Position && !was.Includes(is) {
		return registry, problem.New("role.selfPromotion", problem.At("/roles", "field.invalid"))
	}
	return registry, nil
}
