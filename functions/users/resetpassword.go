package users

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/invitation"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// ResetPassword ends a user's password and all sessions. A temporary password goes out by mail, to nobody else; the next sign-in
// asks for one of the user's own, and for the second factor, which stays.
//
// It is a permission of its own, apart from inviting users: whoever may both create a user and set a password could act in that
// user's name.
var ResetPassword = operation.WriteThen(operation.Spec{
	Name:     "users.resetPassword",
	Route:    "POST /v1/users/{id}/reset-password",
	Need:     access.Needs(access.User, access.Password),
	Summary:  "Mail a user a temporary password",
	Problems: []problem.Code{"user.notFound", "user.selfChange", "user.roleExceeds", "user.notActive"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity, operation.SendMail},
	Timeout:  20 * time.Second,
}, resetPassword, mailPassword)

// temporaryLife is how long a temporary password lives, as the user pool and the local provider have it.
const temporaryLife = 7 * 24 * time.Hour

func resetPassword(ctx context.Context, d *app.Deps, call operation.Call, in *oneInput) (*user.User, table.Tx, error) {
	before, err := somebodyElse(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Status != user.Active {
		return nil, table.Tx{}, problem.New("user.notActive")
	}
	if before.PasswordResetAt != nil {
		if wait := before.PasswordResetAt.Add(pause).Sub(call.At); wait > 0 {
			return nil, table.Tx{}, problem.New("request.tooMany").After(wait)
		}
	}
	return change(call, before, func(u *user.User) { u.PasswordResetAt, u.SignedOutAt = &u.UpdatedAt, call.At })
}

// mailPassword sets a temporary password and mails it. A call that is repeated sets another one, unless the user has chosen a
// password or got a later one since.
func mailPassword(ctx context.Context, d *app.Deps, call operation.Call, u *user.User) error {
	forget(d, call, u)
	items, err := d.Table.BatchGet(ctx, []table.Key{
		user.Key(call.Caller.Tenant, u.ID), user.Key(call.Caller.Tenant, call.Caller.User), tenant.Key(call.Caller.Tenant),
	})
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	now, err := user.Decode(items[0])
	if err != nil || !due(now, u) {
		return err
	}
	password, err := identity.NewTemporaryPassword(rand.Reader)
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	p, err := invitation.Account(ctx, d.Identity, call.Caller.Tenant, u)
	if err == nil {
		err = d.Identity.SetTemporaryPassword(ctx, p.Username, password)
	}
	if errors.Is(err, identity.ErrNotFound) || errors.Is(err, invitation.ErrElsewhere) {
		return nil // nobody signs in to it
	}
	if err != nil {
		return explain(err)
	}
	subject, plain, html, err := mail.Render(mail.TemporaryPassword, now.Locale, mail.TemporaryPasswordData{
		Administrator: items[1].Text("nm"), Company: items[2].Text("nm"), Username: now.Email, TemporaryPassword: password, ValidFor: temporaryLife,
	})
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	_, err = d.Mail.Send(ctx, mail.Message{
		ID: d.IDs.New("mail"), To: now.Email, ToName: now.Name, Locale: mail.MatchLocale(now.Locale), Subject: subject, Text: plain, HTML: html,
		Tags: map[string]string{"kind": string(mail.TemporaryPassword), "tenant": call.Caller.Tenant.String()},
	})
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	return nil
}

// due reports whether the reset that the call asked for is still to be done.
func due(now user.User, asked *user.User) bool {
	same := now.PasswordResetAt != nil && asked.PasswordResetAt != nil && now.PasswordResetAt.Equal(*asked.PasswordResetAt)
	return same && now.Status == user.Active && (now.PasswordChangedAt == nil || now.PasswordChangedAt.Before(*now.PasswordResetAt))
}
