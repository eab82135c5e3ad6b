package users

import (
	"context"
	"errors"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/invitation"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// withAccount does something with the user's account, if there is one of this company.
func withAccount(ctx context.Context, d *app.Deps, call operation.Call, u *user.User, do func(username string) error) error {
	p, err := invitation.Account(ctx, d.Identity, call.Caller.Tenant, u)
	if err == nil {
		err = do(p.Username)
	}
	if errors.Is(err, identity.ErrNotFound) || errors.Is(err, invitation.ErrElsewhere) {
		return nil
	}
	return explain(err)
}

// forget makes this process look anew at the user's sessions.
func forget(d *app.Deps, call operation.Call, u *user.User) {
	d.Sessions.Forget(access.Caller{Tenant: call.Caller.Tenant, User: u.ID})
}

// invite makes the account of an invited user, or mails its temporary password again. For an address whose account belongs to
// another company nothing happens, and nothing is told.
func invite(ctx context.Context, d *app.Deps, call operation.Call, u *user.User, again bool) error {
	by := invitation.Inviter{Tenant: call.Caller.Tenant, User: call.Caller.User}
	err := invitation.Send(ctx, d.Table, d.Identity, by, call.Caller.Tenant, u, again)
	if errors.Is(err, invitation.ErrElsewhere) {
		return nil
	}
	return explain(err)
}

// explain makes a problem of what the identity provider refuses; a fault stays a fault.
func explain(err error) error {
	if errors.Is(err, identity.ErrTooManyRequests) {
		return problem.New("request.tooMany").After(time.Minute)
	}
	return err
}
