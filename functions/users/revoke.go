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

// Revoke takes a granted role from a user. One that comes with the position stays.
var Revoke = operation.WriteThen(operation.Spec{
	Name:     "users.revoke",
	Route:    "DELETE /v1/users/{id}/grants/{role}",
	Need:     access.Needs(access.User, access.Update),
	Summary:  "Take a granted role from a user",
	Problems: []problem.Code{"user.notFound", "user.grantNotFound", "user.roleExceeds", "user.selfChange", "user.lastAdministrator"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, revoke, forgetUser)

type revokeInput struct {
	operation.Deleting
	ID   string      `json:"-" path:"id" maxLength:"64" doc:"The user's identifier."`
	Role access.Role `json:"-" path:"role" maxLength:"64" doc:"The role."`
}

func revoke(ctx context.Context, d *app.Deps, call operation.Call, in *revokeInput) (*user.User, table.Tx, error) {
	before, registry, err := find(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if _, found := before.Grant(in.Role); !found {
		return nil, table.Tx{}, problem.New("user.grantNotFound")
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	if err := before.MayRegrant(call.Caller, call.At, registry, "/role", in.Role); err != nil {
		return nil, table.Tx{}, err
	}
	after, tx := before.Without(in.Role).Regrant(call.Caller.Tenant, call.Stamp(), registry, before)
	return &after, tx, nil
}
