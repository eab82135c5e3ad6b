package cognito

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"kehu/shared/identity"
)

// StartTOTP is identity.Provider's.
func (p *Provider) StartTOTP(ctx context.Context, session string) (secret, nextSession string, err error) {
	if !possibleSession(session) {
		return "", "", identity.ErrNotAuthorized
	}
	out, err := p.client.AssociateSoftwareToken(ctx, &idp.AssociateSoftwareTokenInput{Session: &session})
	if err != nil {
		return "", "", explain("AssociateSoftwareToken", err, authentication)
	}
	if out.SecretCode == nil || out.Session == nil {
		return "", "", errors.New("identity/cognito: AssociateSoftwareToken gave no secret or no session")
	}
	return *out.SecretCode, *out.Session, nil
}

// ReplaceTOTP is identity.Provider's.
func (p *Provider) ReplaceTOTP(ctx context.Context, accessToken string) (secret string, err error) {
	if !possibleToken(accessToken) {
		return "", identity.ErrNotAuthorized
	}
	out, err := p.client.AssociateSoftwareToken(ctx, &idp.AssociateSoftwareTokenInput{AccessToken: &accessToken})
	if err != nil {
		return "", explain("AssociateSoftwareToken", err, authentication)
	}
	return aws.ToString(out.SecretCode), nil
}

// ConfirmTOTP is identity.Provider's.
func (p *Provider) ConfirmTOTP(ctx context.Context, accessToken, code string) error {
	if !possibleToken(accessToken) {
		return identity.ErrNotAuthorized
	}
	if !possibleCode(code) {
		return identity.ErrCodeMismatch
	}
	out, err := p.client.VerifySoftwareToken(ctx, &idp.VerifySoftwareTokenInput{AccessToken: &accessToken, UserCode: &code})
	if err != nil {
		if _, ok := errors.AsType[*types.SoftwareTokenMFANotFoundException](err); ok { // nothing to confirm
			return identity.ErrCodeMismatch
		}
		return explain("VerifySoftwareToken", err, authentication)
	}
	if out.Status != types.VerifySoftwareTokenResponseTypeSuccess {
		return identity.ErrCodeMismatch
	}
	_, err = p.client.SetUserMFAPreference(ctx, &idp.SetUserMFAPreferenceInput{
		AccessToken:              &accessToken,
		SoftwareTokenMfaSettings: &types.SoftwareTokenMfaSettingsType{Enabled: true, PreferredMfa: true},
	})
	return explain("SetUserMFAPreference", err, authentication)
}

// ResetMFA is identity.Provider's.
func (p *Provider) ResetMFA(ctx context.Context, username string) error {
	_, err := p.client.AdminSetUserMFAPreference(ctx, &idp.AdminSetUserMFAPreferenceInput{
		UserPoolId: &p.options.UserPoolID, Username: &username,
		SoftwareTokenMfaSettings: &types.SoftwareTokenMfaSettingsType{Enabled: false, PreferredMfa: false},
	})
	return explain("AdminSetUserMFAPreference", err, administration)
}
