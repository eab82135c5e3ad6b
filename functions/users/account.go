package users

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// errElsewhere is the error for an address whose account belongs to another company. No caller is told.
var errElsewhere = errors.New("users: the account is not of this company")

// account returns the account of the user; identity.ErrNotFound when there is none yet, errElsewhere when it is
// another company's.
func account(ctx context.Context, d *app.Deps, t access.Tenant, u *user.User) (identity.Profile, error) {
	p, err := d.Identity.Find(ctx, u.Email)
	if err == nil && (p.Tenant != t.String() || p.User != u.ID) {
		err = errElsewhere
	}
	return p, err
}

// withAccount does something with the user's account, if there is one of this company.
func withAccount(ctx context.Context, d *app.Deps, call operation.Call, u *user.User, do func(username string) error) error {
	p, err := account(ctx, d, call.Caller.Tenant, u)
	if err == nil {
		err = do(p.Username)
	}
	if errors.Is(err, identity.ErrNotFound) || errors.Is(err, errElsewhere) {
		return nil
	}
	return explain(err)
}

// forget makes this process look anew at the user's sessions.
func forget(d *app.Deps, call operation.Call, u *user.User) {
	d.Sessions.Forget(access.Caller{Tenant: call.Caller.Tenant, User: u.ID})
}

// invite makes the account of an invited user, or mails its temporary password again. An account that was never
// confirmed gives way, as in sign-up. For one that belongs to another company nothing happens, and nothing is told:
// anybody can sign a company up and ask.
func invite(ctx context.Context, d *app.Deps, call operation.Call, u *user.User, again bool) error {
	items, err := d.Table.BatchGet(ctx, []table.Key{
		user.Key(call.Caller.Tenant, u.ID), user.Key(call.Caller.Tenant, call.Caller.User), tenant.Key(call.Caller.Tenant),
	})
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	if items[0].Text("st") != string(user.Invited) {
		return nil // an old call that was repeated
	}
	_, err = account(ctx, d, call.Caller.Tenant, u)
	switch {
	case err == nil && !again:
		return nil
	case errors.Is(err, errElsewhere):
		if err := d.Identity.Discard(ctx, u.Email); err != nil {
			return explain(err)
		}
	case err != nil && !errors.Is(err, identity.ErrNotFound):
		return explain(err)
	}
	err = d.Identity.Invite(ctx, identity.Invitation{
		Email: u.Email, Name: u.Name, Locale: u.Locale, Tenant: call.Caller.Tenant.String(), User: u.ID,
		Inviter: items[1].Text("nm"), Company: items[2].Text("nm"), Resend: err == nil,
	})
	if errors.Is(err, identity.ErrUserExists) {
		return nil // it is another company's, or has its own password by now
	}
	if err != nil {
		return explain(err)
	}
	known := table.Tx{Writes: []table.Write{login.Belongs(u.Email, call.Caller.Tenant, u.ID)}}
	if err := d.Table.Transact(ctx, known); err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	return nil
}

// explain makes a problem of what the identity provider refuses; a fault stays a fault.
func explain(err error) error {
	if errors.Is(err, identity.ErrTooManyRequests) {
		return problem.New("request.tooMany").After(time.Minute)
	}
	return err
}
