package me

import (
	"context"

	"kehu/functions/sessions"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// Sessions answers on which devices the caller is signed in.
var Sessions = operation.Read(operation.Spec{
	Name:     "me.sessions",
	Route:    "GET /v1/me/sessions",
	Need:     access.SignedIn,
	Summary:  "List your sessions, the last used first",
	Problems: []problem.Code{"user.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, mySessions)

func mySessions(ctx context.Context, d *app.Deps, call operation.Call, _ *struct{}) (*sessions.Listed, error) {
	u, err := user.Find(ctx, d.Table, call.Caller.Tenant, call.Caller.User)
	if err != nil {
		return nil, err
	}
	return sessions.List(ctx, d, call, u)
}
