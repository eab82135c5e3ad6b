package users

import (
	"context"

	"kehu/functions/sessions"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// EndSession ends one session of a user, within session.MaxAge.
var EndSession = operation.WriteThen(operation.Spec{
	Name:     "users.endSession",
	Route:    "DELETE /v1/users/{id}/sessions/{sessionId}",
	Need:     access.Needs(access.User, access.SignOut),
	Summary:  "End one session of a user",
	Problems: []problem.Code{"user.notFound", "user.roleExceeds", "session.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, endSession, func(_ context.Context, d *app.Deps, call operation.Call, _ *operation.Nothing) error {
	d.Sessions.ForgetCompany(call.Caller.Tenant) // the answer does not say whose it was
	return nil
})

type endSessionInput struct {
	ID      string `json:"-" path:"id" maxLength:"64" doc:"The user's identifier."`
	Session string `json:"-" path:"sessionId" maxLength:"64" doc:"The session's identifier."`
}

func endSession(ctx context.Context, d *app.Deps, call operation.Call, in *endSessionInput) (*operation.Nothing, table.Tx, error) {
	u, err := covered(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	return sessions.End(ctx, d, call, u.ID, in.Session)
}
