package cognito

import (
	"context"

	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"kehu/shared/identity"
)

// ForgotPassword is identity.Provider's.
func (p *Provider) ForgotPassword(ctx context.Context, email string) error {
	email, ok := username(email)
	if !ok {
		return nil
	}
	_, err := p.client.ForgotPassword(ctx, &idp.ForgotPasswordInput{
		ClientId: &p.options.ClientID, SecretHash: p.secretHash(email), Username: &email,
	})
	return explain("ForgotPassword", err, mailWanted)
}

// ResetPassword is identity.Provider's. Cognito leaves the sessions alone, so they are revoked here; when
// that fails, the password is changed all the same.
func (p *Provider) ResetPassword(ctx context.Context, email, code, newPassword string) error {
	if len(identity.CheckPassword(newPassword, "", email)) > 0 {
		return identity.ErrPasswordPolicy
	}
	email, ok := username(email)
	if !ok || !possibleCode(code) {
		return identity.ErrCodeMismatch
	}
	_, err := p.client.ConfirmForgotPassword(ctx, &idp.ConfirmForgotPasswordInput{
		ClientId: &p.options.ClientID, SecretHash: p.secretHash(email),
		Username: &email, ConfirmationCode: &code, Password: &newPassword,
	})
	if err != nil {
		return explain("ConfirmForgotPassword", err, mailedCode)
	}
	return p.SignOutEverywhere(ctx, email)
}

// SetTemporaryPassword is identity.Provider's. AdminSetUserPassword puts the user into FORCE_CHANGE_PASSWORD, where the next
// sign-in answers NEW_PASSWORD_REQUIRED; AdminResetUserPassword would send a code to a form of its own instead, and refuse the
// sign-in with an exception. It leaves the sessions alone, so they are revoked here.
func (p *Provider) SetTemporaryPassword(ctx context.Context, username, password string) error {
	if len(identity.CheckPassword(password, "", "")) > 0 {
		return identity.ErrPasswordPolicy
	}
	if err := p.setPassword(ctx, username, password, false); err != nil {
		return err
	}
	return p.SignOutEverywhere(ctx, username)
}

// SetPassword is identity.Provider's.
func (p *Provider) SetPassword(ctx context.Context, username, password string) error {
	owner, err := p.user(ctx, username)
	if err != nil {
		return err
	}
	if len(identity.CheckPassword(password, owner.Name, owner.Email)) > 0 {
		return identity.ErrPasswordPolicy
	}
	return p.setPassword(ctx, username, password, true)
}

func (p *Provider) setPassword(ctx context.Context, username, password string, permanent bool) error {
	_, err := p.client.AdminSetUserPassword(ctx, &idp.AdminSetUserPasswordInput{
		UserPoolId: &p.options.UserPoolID, Username: &username, Password: &password, Permanent: permanent,
	})
	return explain("AdminSetUserPassword", err, administration)
}

// ChangePassword is identity.Provider's.
func (p *Provider) ChangePassword(ctx context.Context, accessToken, oldPassword, newPassword string) error {
	if !possibleToken(accessToken) || !possiblePassword(oldPassword) {
		return identity.ErrNotAuthorized
	}
	if len(identity.CheckPassword(newPassword, "", "")) > 0 {
		return identity.ErrPasswordPolicy
	}
	owner, err := p.client.GetUser(ctx, &idp.GetUserInput{AccessToken: &accessToken})
	if err != nil {
		return explain("GetUser", err, authentication)
	}
	known := profile("", owner.UserAttributes)
	if len(identity.CheckPassword(newPassword, known.Name, known.Email)) > 0 {
		return identity.ErrPasswordPolicy
	}
	_, err = p.client.ChangePassword(ctx, &idp.ChangePasswordInput{
		AccessToken: &accessToken, PreviousPassword: &oldPassword, ProposedPassword: &newPassword,
	})
	return explain("ChangePassword", err, authentication)
}
