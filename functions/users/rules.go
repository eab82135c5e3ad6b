package users

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/user"
)

// oneInput is the input of what is done with one user.
type oneInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The user's identifier."`
}

// find reads a user, and what the company's roles allow, at once.
func find(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (user.User, role.Registry, error) {
	if !user.Kind.Valid(identifier) {
		return user.User{}, role.Registry{}, problem.New("user.notFound")
	}
	items, err := d.Table.BatchGet(ctx, []table.Key{user.Key(call.Caller.Tenant, identifier), role.RegistryKey(call.Caller.Tenant)})
	if err != nil {
		return user.User{}, role.Registry{}, fmt.Errorf("read user: %w", err)
	}
	if items[0] == nil {
		return user.User{}, role.Registry{}, problem.New("user.notFound")
	}
	u, err := user.Decode(items[0])
	return u, role.DecodeRegistry(items[1]), err
}

// covered reads a user who may do no more than the caller.
func covered(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (user.User, error) {
	u, registry, err := find(ctx, d, call, identifier)
	if err == nil && !call.Caller.Covers(u.RightsAt(call.At, registry)) {
		err = problem.New("user.roleExceeds")
	}
	if err == nil && u.Status == user.Left {
		err = problem.New("user.left")
	}
	return u, err
}

// somebodyElse reads the user that an administrator's call is about: not the caller, and nobody who may do more.
func somebodyElse(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (user.User, error) {
	if identifier == call.Caller.User {
		return user.User{}, problem.New("user.selfChange")
	}
	return covered(ctx, d, call, identifier)
}

// checkRoles refuses roles that are none, and what would let callers rise: other roles or another position for themselves, and roles
// beyond their own for anybody. Before is the zero user for one who is new.
func checkRoles(call operation.Call, registry role.Registry, before user.User, after user.Fields) error {
	if unknown := registry.Check("/roles", after.Roles); len(unknown) > 0 {
		return problem.Invalid(unknown...)
	}
	var added []access.Role
	for _, r := range after.Roles {
		if !slices.Contains(before.Roles, r) {
			added = append(added, r)
		}
	}
	caller := call.Caller
	switch {
	case !caller.Covers(before.RightsAt(call.At, registry)) || !caller.Covers(registry.Rights(added...)):
		return problem.New("user.roleExceeds", problem.At("/roles", "field.invalid"))
	case !caller.Covers(registry.Rights(registry.Position(after.Position)...)):
		return problem.New("user.roleExceeds", problem.At("/positionId", "field.invalid"))
	case before.ID == caller.User && !slices.Equal(before.Roles, after.Roles):
		return problem.New("user.selfChange", problem.At("/roles", "field.invalid"))
	case before.ID == caller.User && before.Position != after.Position:
		return problem.New("user.selfChange", problem.At("/positionId", "field.invalid"))
	}
	return nil
}

// change returns the user's next version and the transaction that stores it.
func change(call operation.Call, before user.User, f func(*user.User)) (*user.User, table.Tx, error) {
	after := before
	after.Meta = before.Changed(call.Stamp())
	f(&after)
	return &after, after.Replace(call.Caller.Tenant, before), nil
}
