package auth

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/app"
	"kehu/shared/mail"
	"kehu/shared/operation"
)

// Message writes the mails that the identity provider sends by itself, in the user's language.
var Message = operation.Message(operation.Spec{
	Name:    "auth.message",
	Summary: "Write the identity provider's mails",
}, message)

// How long codes and temporary passwords live, as the user pool and the local provider have it.
const (
	confirmationLife = 24 * time.Hour
	resetLife        = time.Hour
	invitationLife   = 7 * 24 * time.Hour
)

func message(_ context.Context, _ *app.Deps, n operation.Notice) (subject, html string, err error) {
	subject, _, html, err = Compose(n)
	return subject, html, err
}

// Compose writes the mail for a notice of the identity provider, whichever it is.
func Compose(n operation.Notice) (subject, plain, html string, err error) {
	switch n.Kind {
	case mail.Confirmation:
		return mail.Render(n.Kind, n.Locale, mail.ConfirmationData{Code: n.Code, ValidFor: confirmationLife})
	case mail.PasswordReset:
		return mail.Render(n.Kind, n.Locale, mail.PasswordResetData{Code: n.Code, ValidFor: resetLife})
	case mail.Invitation:
		return mail.Render(n.Kind, n.Locale, mail.InvitationData{
			Inviter: n.Inviter, Company: n.Company, Username: n.Login,
			TemporaryPassword: n.Code, ValidFor: invitationLife,
		})
	case mail.Welcome, mail.TemporaryPassword, mail.TrialRejected, mail.Notification, mail.Verification, mail.OrderConfirmation: // are no mails of the provider
	}
	return "", "", "", fmt.Errorf("auth: no mail of kind %q", n.Kind)
}
