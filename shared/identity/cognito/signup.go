package cognito

import (
	"context"

	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"kehu/shared/identity"
)

// SignUp is identity.Provider's.
func (p *Provider) SignUp(ctx context.Context, in identity.SignUp) error {
	if len(identity.CheckPassword(in.Password, in.Name, in.Email)) > 0 {
		return identity.ErrPasswordPolicy
	}
	email, _ := username(in.Email)
	_, err := p.client.SignUp(ctx, &idp.SignUpInput{
		ClientId: &p.options.ClientID, SecretHash: p.secretHash(email),
		Username: &email, Password: &in.Password,
		UserAttributes: accountAttributes(email, in.Name, in.Locale, in.Tenant, in.User),
	})
	return explain("SignUp", err, nil)
}

// ConfirmSignUp is identity.Provider's.
func (p *Provider) ConfirmSignUp(ctx context.Context, email, code string) error {
	email, ok := username(email)
	if !ok || !possibleCode(code) {
		return identity.ErrCodeMismatch
	}
	_, err := p.client.ConfirmSignUp(ctx, &idp.ConfirmSignUpInput{
		ClientId: &p.options.ClientID, SecretHash: p.secretHash(email), Username: &email, ConfirmationCode: &code,
	})
	return explain("ConfirmSignUp", err, mailedCode)
}

// ResendCode is identity.Provider's.
func (p *Provider) ResendCode(ctx context.Context, email string) error {
	email, ok := username(email)
	if !ok {
		return nil
	}
	_, err := p.client.ResendConfirmationCode(ctx, &idp.ResendConfirmationCodeInput{
		ClientId: &p.options.ClientID, SecretHash: p.secretHash(email), Username: &email,
	})
	return explain("ResendConfirmationCode", err, mailWanted)
}

// Invite is identity.Provider's. An address in an invitation counts as verified: who reads the
// temporary password there has proved it.
func (p *Provider) Invite(ctx context.Context, in identity.Invitation) error {
	email, _ := username(in.Email)
	request := &idp.AdminCreateUserInput{
		UserPoolId: &p.options.UserPoolID, Username: &email,
		DesiredDeliveryMediums: []types.DeliveryMediumType{types.DeliveryMediumTypeEmail},
		ClientMetadata:         map[string]string{"inviter": in.Inviter, "company": in.Company}, // for the trigger that writes the mail
	}
	if in.Resend {
		request.MessageAction = types.MessageActionTypeResend
	} else {
		request.UserAttributes = append(accountAttributes(email, in.Name, in.Locale, in.Tenant, in.User),
			attribute("email_verified", "true"))
	}
	_, err := p.client.AdminCreateUser(ctx, request)
	return explain("AdminCreateUser", err, administration)
}
