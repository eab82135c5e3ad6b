package invitation

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/mail"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// temporaryLife is how long a temporary password lives, as the user pool and the local provider have it.
const temporaryLife = 7 * 24 * time.Hour

// MailPassword sets a temporary password for the user of the company whose password was reset at that time, and mails it, to nobody
// else. A call that is repeated sets another one, unless the user has chosen a password or got a later one since. One to whom no account
// belongs is left alone. Errors: those of the provider and of mail.
func MailPassword(ctx context.Context, d *app.Deps, by Inviter, company access.Tenant, identifier string, at *time.Time) error {
	items, err := d.Table.BatchGet(ctx, []table.Key{user.Key(company, identifier), user.Key(by.Tenant, by.User), tenant.Key(company)})
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	now, err := user.Decode(items[0])
	if err != nil || !due(now, at) {
		return err
	}
	password, err := identity.NewTemporaryPassword(rand.Reader)
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	p, err := Account(ctx, d.Identity, company, &now)
	if err == nil {
		err = d.Identity.SetTemporaryPassword(ctx, p.Username, password)
	}
	if errors.Is(err, identity.ErrNotFound) || errors.Is(err, ErrElsewhere) {
		return nil // nobody signs in to it
	}
	if err != nil {
		return err
	}
	subject, plain, html, err := mail.Render(mail.TemporaryPassword, now.Locale, mail.TemporaryPasswordData{
		Administrator: items[1].Text("nm"), Company: items[2].Text("nm"), Username: now.Email, TemporaryPassword: password, ValidFor: temporaryLife,
	})
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	_, err = d.Mail.Send(ctx, mail.Message{
		ID: d.IDs.New("mail"), To: now.Email, ToName: now.Name, Locale: mail.MatchLocale(now.Locale), Subject: subject, Text: plain, HTML: html,
		Tags: map[string]string{"kind": string(mail.TemporaryPassword), "tenant": company.String()},
	})
	if err != nil {
		return fmt.Errorf("reset password: %w", err)
	}
	return nil
}

// due reports whether the reset of that time is still to be done.
func due(now user.User, at *time.Time) bool {
	same := now.PasswordResetAt != nil && at != nil && now.PasswordResetAt.Equal(*at)
	return same && now.Status == user.Active && (now.PasswordChangedAt == nil || now.PasswordChangedAt.Before(*now.PasswordResetAt))
}
