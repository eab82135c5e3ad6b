package me

import (
	"context"

	"kehu/functions/sessions"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// EndSession ends one of the caller's sessions, be it this one, within session.MaxAge.
var EndSession = operation.WriteThen(operation.Spec{
	Name:     "me.endSession",
	Route:    "DELETE /v1/me/sessions/{id}",
	Need:     access.SignedIn,
	Summary:  "End one of your sessions",
	Problems: []problem.Code{"session.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},

	WhileHeld: true,
}, endMySession, func(_ context.Context, d *app.Deps, call operation.Call, _ *operation.Nothing) error {
	d.Sessions.Forget(call.Caller)
	return nil
})

type endSessionInput struct {
	ID string `json:"-" path:"id" maxLength:"64" doc:"The session's identifier."`
}

func endMySession(ctx context.Context, d *app.Deps, call operation.Call, in *endSessionInput) (*operation.Nothing, table.Tx, error) {
	return sessions.End(ctx, d, call, call.Caller.User, in.ID)
}
