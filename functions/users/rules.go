package users

import (
	"context"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// oneInput is the input of what is done with one user.
type oneInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The user's identifier."`
}

// somebodyElse reads the user that an administrator's call is about: not the caller, and nobody who may do more.
func somebodyElse(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (user.User, error) {
	if identifier == call.Caller.User {
		return user.User{}, problem.New("user.selfChange")
	}
	return covered(ctx, d, call, identifier)
}

// covered reads a user who may do no more than the caller.
func covered(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (user.User, error) {
	u, err := user.Find(ctx, d.Table, call.Caller.Tenant, identifier)
	if err == nil && !call.Caller.Covers(access.BuiltIn(u.Roles...)) {
		err = problem.New("user.roleExceeds")
	}
	if err == nil && u.Status == user.Left {
		err = problem.New("user.left")
	}
	return u, err
}

// checkRoles refuses what would let callers rise: other roles for themselves, and roles beyond their own for anybody.
func checkRoles(caller access.Caller, identifier string, before, after []access.Role) error {
	if !caller.Covers(access.BuiltIn(before...)) || !caller.Covers(access.BuiltIn(after...)) {
		return problem.New("user.roleExceeds", problem.At("/roles", "field.invalid"))
	}
	if identifier == caller.User && !slices.Equal(before, after) {
		return problem.New("user.selfChange", problem.At("/roles", "field.invalid"))
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
