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

// ResetMFA forgets a user's second factor and recovery codes and ends all sessions: the next sign-in sets up a new
// one. Nobody resets their own; a stolen token would otherwise be worth a second factor.
var ResetMFA = operation.WriteThen(operation.Spec{
	Name:     "users.resetMfa",
	Route:    "POST /v1/users/{id}/reset-mfa",
	Need:     access.Needs(access.User, access.Reset),
	Summary:  "Forget a user's second factor",
	Problems: []problem.Code{"user.notFound", "user.left", "user.selfChange", "user.roleExceeds"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
}, resetMFA, func(ctx context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	forget(d, call, u)
	return withAccount(ctx, d, call, u, func(username string) error { return d.Identity.ResetMFA(ctx, username) })
})

func resetMFA(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*user.User, table.Tx, error) {
	before, err := somebodyElse(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return change(call, before, func(u *user.User) { u.Recovery, u.SignedOutAt = nil, call.At })
}
