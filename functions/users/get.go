package users

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// Get answers one user of the company.
var Get = operation.Read(operation.Spec{
	Name:     "users.get",
	Route:    "GET /v1/users/{id}",
	Need:     access.Needs(access.User, access.Read),
	Summary:  "Get a user",
	Problems: []problem.Code{"user.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The user's identifier." example:"usr_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*user.User, error) {
	u, err := user.FindSeen(ctx, d.Table, call.Caller.Tenant, in.ID)
	return &u, err
}
