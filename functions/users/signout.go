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

// SignOut ends all sessions of a user, within session.MaxAge.
var SignOut = operation.WriteThen(operation.Spec{
	Name:     "users.signOut",
	Route:    "POST /v1/users/{id}/sign-out",
	Need:     access.Needs(access.User, access.SignOut),
	Summary:  "End all sessions of a user",
	Problems: []problem.Code{"user.notFound", "user.roleExceeds"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
}, signOut, func(ctx context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	forget(d, call, u)
	return withAccount(ctx, d, call, u, func(username string) error { return d.Identity.SignOutEverywhere(ctx, username) })
})

func signOut(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*user.User, table.Tx, error) {
	before, err := covered(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return change(call, before, func(u *user.User) { u.SignedOutAt = call.At })
}
