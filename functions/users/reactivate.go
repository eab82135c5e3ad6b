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

// Reactivate lets a suspended user in again: one who had signed in before is active, another one invited.
var Reactivate = operation.WriteThen(operation.Spec{
	Name:     "users.reactivate",
	Route:    "POST /v1/users/{id}/reactivate",
	Need:     access.Needs(access.User, access.Suspend),
	Summary:  "Let a suspended user in again",
	Problems: []problem.Code{"user.notFound", "user.left", "user.selfChange", "user.roleExceeds", "tenant.seatsExceeded"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity},
}, reactivate, func(ctx context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	forget(d, call, u)
	now, err := user.Find(ctx, d.Table, call.Caller.Tenant, u.ID)
	if err != nil || now.Status == user.Suspended { // an old call that was repeated
		return err
	}
	return withAccount(ctx, d, call, u, func(username string) error { return d.Identity.Enable(ctx, username) })
})

func reactivate(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*user.User, table.Tx, error) {
	before, err := somebodyElse(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Status != user.Suspended {
		return &before, table.Tx{}, nil
	}
	return change(call, before, func(u *user.User) {
		u.Status, u.SuspendedFrom = before.SuspendedFrom, ""
		if u.Status == "" {
			u.Status = user.Active
		}
	})
}
