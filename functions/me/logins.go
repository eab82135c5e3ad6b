package me

import (
	"context"

	"kehu/functions/logins"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// Logins answers the caller's own sign-ins, newest first. It takes no permission: whoever looks finds out that somebody
// else was there.
var Logins = operation.Read(operation.Spec{
	Name:     "me.logins",
	Route:    "GET /v1/me/logins",
	Need:     access.SignedIn,
	Summary:  "List your own sign-ins, newest first",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, myLogins)

type loginsInput struct {
	operation.Listing
	logins.Span
}

func myLogins(ctx context.Context, d *app.Deps, call operation.Call, in *loginsInput) (*operation.List[login.Attempt], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "me.logins", Params: []any{call.Caller.User, in}}
	return logins.Attempts(ctx, d, query, login.Filter{User: call.Caller.User, From: in.From, To: in.To}, in.Listing)
}
