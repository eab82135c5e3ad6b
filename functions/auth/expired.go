package auth

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// demandPassword answers NEW_PASSWORD_REQUIRED to somebody who has proved all factors, but whose password is too old. The identity
// provider knows no age of passwords, so the challenge is ours: its session holds the refresh token, for the tokens
// that the answer brings. Nobody gains by keeping it: session.Guard refuses what began with a password that was too old.
func demandPassword(ctx context.Context, d *app.Deps, owner access.Caller, u user.User, t identity.Tokens) (*stepOutput, error) {
	sealed, err := sealProgress(ctx, d, progress{
		Username: owner.Subject, Email: u.Email, Session: t.Refresh, Challenge: identity.NewPasswordRequired, Expired: true,
	})
	if err != nil {
		return nil, err
	}
	return &stepOutput{Challenge: identity.NewPasswordRequired, Session: sealed}, nil
}

// renew takes the new password of somebody whose old one is too old, and ends the sign-in. When it is not any more, the session has
// been used.
func renew(ctx context.Context, d *app.Deps, call operation.Call, p progress, newPassword string) (*stepOutput, error) {
	owner, err := addressee(ctx, d, p.Email)
	if err != nil {
		return nil, err
	}
	u, company, err := person(ctx, d, owner)
	if err != nil {
		return nil, err
	}
	if !u.PasswordExpired(call.At, company.PasswordMaxAge) {
		return nil, problem.New("auth.sessionInvalid", problem.At("/session", "field.invalid"))
	}
	if err := d.Identity.SetPassword(ctx, p.Username, newPassword); err != nil {
		return nil, explainAs(err, "auth.sessionInvalid")
	}
	if err := chosen(ctx, d, call, owner); err != nil {
		return nil, err
	}
	t, err := d.Identity.Refresh(ctx, p.Session)
	if err != nil {
		return nil, explainAs(err, "auth.sessionInvalid")
	}
	return admit(ctx, d, call, t, login.NewPassword)
}

// addressee returns whose account has the address.
func addressee(ctx context.Context, d *app.Deps, email string) (access.Caller, error) {
	profile, err := d.Identity.Find(ctx, email)
	if err != nil {
		return access.Caller{}, explainAs(err, "auth.sessionInvalid")
	}
	tenantID, err := access.ParseTenant(profile.Tenant)
	if err != nil {
		return access.Caller{}, problem.New("auth.sessionInvalid").Because(err)
	}
	return access.Caller{Tenant: tenantID, User: profile.User}, nil
}

// chosen notes that a user has a new password, whose age counts from now on.
func chosen(ctx context.Context, d *app.Deps, call operation.Call, owner access.Caller) error {
	return changeUser(ctx, d, call, owner.Tenant, owner.User, func(u *user.User) error {
		changePassword(u, call.At)
		return nil
	})
}

// changePassword notes when the user chose a password.
func changePassword(u *user.User, at time.Time) { u.PasswordChangedAt = &at }
