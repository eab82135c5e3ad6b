// Package invitation makes the accounts of invited users, whose temporary passwords the identity provider mails, and mails temporary
// passwords to users whose own was reset.
//
// Promise: the user's record comes first and decides (ADR 9), and Send may be repeated until the account is there, too. An account
// of another company is never touched, but for one that was never confirmed: that gives way, as in sign-up.
package invitation

import (
	"context"
	"errors"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// ErrElsewhere is the error for an address whose account belongs to another company. A company is not told of it: anybody can sign
// one up and ask.
var ErrElsewhere = errors.New("invitation: the account is not of this company")

// Account returns the account of the user; identity.ErrNotFound when there is none yet, ErrElsewhere when it is
// another company's.
func Account(ctx context.Context, provider identity.Provider, t access.Tenant, u *user.User) (identity.Profile, error) {
	p, err := provider.Find(ctx, u.Email)
	if err == nil && (p.Tenant != t.String() || p.User != u.ID) {
		err = ErrElsewhere
	}
	return p, err
}

// Inviter is who invites: a user of some company.
type Inviter struct {
	Tenant access.Tenant
	User   string
}

// Send makes the account of an invited user, or, with again, mails its temporary password again. A user who is not invited any more
// is left alone. Errors: ErrElsewhere, and those of the provider.
func Send(ctx context.Context, t table.Table, provider identity.Provider, by Inviter, company access.Tenant, u *user.User, again bool) error {
	items, err := t.BatchGet(ctx, []table.Key{user.Key(company, u.ID), user.Key(by.Tenant, by.User), tenant.Key(company)})
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	if items[0].Text("st") != string(user.Invited) {
		return nil // an old call that was repeated
	}
	_, err = Account(ctx, provider, company, u)
	switch {
	case err == nil && !again:
		return nil
	case errors.Is(err, ErrElsewhere):
		if err := provider.Discard(ctx, u.Email); err != nil {
			return err
		}
	case err != nil && !errors.Is(err, identity.ErrNotFound):
		return err
	}
	err = provider.Invite(ctx, identity.Invitation{
		Email: u.Email, Name: u.Name, Locale: u.Locale, Tenant: company.String(), User: u.ID,
		Inviter: items[1].Text("nm"), Company: items[2].Text("nm"), Resend: err == nil,
	})
	if errors.Is(err, identity.ErrUserExists) {
		return ErrElsewhere // or it has its own password by now
	}
	if err != nil {
		return err
	}
	known := table.Tx{Writes: []table.Write{login.Belongs(u.Email, company, u.ID)}}
	if err := t.Transact(ctx, known); err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	return nil
}
