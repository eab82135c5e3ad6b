package users

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Suspend shuts a user out. From the moment of the record on no token is given, and running sessions are
// refused within session.MaxAge; then the account is closed, too.
var Suspend = operation.WriteThen(operation.Spec{
	Name:     "users.suspend",
	Route:    "POST /v1/users/{id}/suspend",
	Need:     access.Needs(access.User, access.Suspend),
	Summary:  "Shut a user out",
	Problems: []problem.Code{"user.notFound", "user.left", "user.selfChange", "user.roleExceeds", "user.lastAdministrator"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
}, suspend, func(ctx context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	forget(d, call, u)
	now, err := user.Find(ctx, d.Table, call.Caller.Tenant, u.ID)
	if err != nil || now.Status != user.Suspended { // an old call that was repeated
		return err
	}
	return withAccount(ctx, d, call, u, func(username string) error { return d.Identity.Disable(ctx, username) })
})

func suspend(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*user.User, table.Tx, error) {
	before, err := somebodyElse(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Status == user.Suspended {
		return &before, table.Tx{}, nil
	}
	return change(call, before, func(u *user.User) {
		u.Status, u.SuspendedFrom, u.SignedOutAt = user.Suspended, before.Status, call.At
	})
}
