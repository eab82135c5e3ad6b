package users

import (
	"context"

	"kehu/functions/sessions"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// Sessions answers on which devices a user is signed in, for whoever may end that.
var Sessions = operation.Read(operation.Spec{
	Name:     "users.sessions",
	Route:    "GET /v1/users/{id}/sessions",
	Need:     access.Needs(access.User, access.SignOut),
	Summary:  "List the sessions of a user, the last used first",
	Problems: []problem.Code{"user.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, listSessions)

type sessionsInput struct {
	ID string `json:"-" path:"id" maxLength:"64" doc:"The user's identifier."`
}

func listSessions(ctx context.Context, d *app.Deps, call operation.Call, in *sessionsInput) (*sessions.Listed, error) {
	u, err := user.Find(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, err
	}
	return sessions.List(ctx, d, call, u)
}
