package users

import (
	"context"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Grant gives a user a role, for a time if so wanted, or changes until when it is given.
var Grant = operation.WriteThen(operation.Spec{
	Name:     "users.grant",
	Route:    "POST /v1/users/{id}/grants",
	Need:     access.Needs(access.User, access.Update),
	Summary:  "Give a user a role, for a time or without end",
	Problems: []problem.Code{"user.notFound", "user.left", "user.roleExceeds", "user.selfChange", "user.lastAdministrator", "user.tooManyRoles"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, grant, forgetUser)

type grantInput struct {
	operation.Creating
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The user's identifier."`
	Body struct {
		Role      access.Role `json:"role" maxLength:"40" doc:"A built-in role by name, one of the company's own by identifier." example:"auditor"`
		ExpiresAt *time.Time  `json:"expiresAt,omitempty" doc:"From then on it counts no more; absent for no end."`
		Reason    string      `json:"reason,omitempty" maxLength:"500" doc:"What for."`
	}
}

func grant(ctx context.Context, d *app.Deps, call operation.Call, in *grantInput) (*user.User, table.Tx, error) {
	given := role.Grant{Role: in.Body.Role, GrantedAt: call.Stamp().At.UTC().Truncate(time.Millisecond), GrantedBy: call.Caller.User}
	var c text.Checker
	given.Reason = c.OptionalLine("/reason", in.Body.Reason)
	if in.Body.ExpiresAt != nil {
		expiry := in.Body.ExpiresAt.UTC().Truncate(time.Millisecond)
		given.ExpiresAt = &expiry
		if !given.Counts(call.At) {
			c.Add("/expiresAt", "user.grantExpired")
		}
	}
	if err := c.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, registry, err := find(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Status == user.Left {
		return nil, table.Tx{}, problem.New("user.left")
	}
	if !registry.Knows(given.Role) {
		return nil, table.Tx{}, problem.Invalid(problem.At("/role", "user.roleUnknown"))
	}
	if err := before.MayRegrant(call.Caller, call.At, registry, "/role", given.Role); err != nil {
		return nil, table.Tx{}, err
	}
	if held, found := before.Grant(given.Role); found {
		if reflect.DeepEqual(held.ExpiresAt, given.ExpiresAt) && held.Reason == given.Reason {
			return &before, table.Tx{}, nil
		}
	} else if len(before.Roles) == user.MaxRoles {
		return nil, table.Tx{}, problem.New("user.tooManyRoles")
	}
	after, tx := before.Granted(given).Regrant(call.Caller.Tenant, call.Stamp(), registry, before)
	return &after, tx, nil
}

// forgetUser makes this process look anew at what the user may do.
func forgetUser(_ context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	forget(d, call, u)
	return nil
}
