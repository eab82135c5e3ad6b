package cognito

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"kehu/shared/identity"
)

// Refresh is identity.Provider's. Cognito only refuses a token that was used before; the family is revoked
// here.
func (p *Provider) Refresh(ctx context.Context, refreshToken string) (identity.Tokens, error) {
	if !possibleToken(refreshToken) {
		return identity.Tokens{}, identity.ErrNotAuthorized
	}
	out, err := p.client.GetTokensFromRefreshToken(ctx, &idp.GetTokensFromRefreshTokenInput{
		ClientId: &p.options.ClientID, ClientSecret: p.clientSecret(), RefreshToken: &refreshToken,
	})
	if err != nil {
		err = explain("GetTokensFromRefreshToken", err, authentication)
		if errors.Is(err, identity.ErrTokenReused) {
			err = errors.Join(err, p.revoke(ctx, &refreshToken))
		}
		return identity.Tokens{}, err
	}
	if out.AuthenticationResult == nil || out.AuthenticationResult.RefreshToken == nil {
		return identity.Tokens{}, errNoRotation
	}
	return tokens(out.AuthenticationResult), nil
}

// errNoRotation says that the client is not as it must be.
var errNoRotation = errors.New("identity/cognito: the user pool client does not rotate refresh tokens")

// SignOut is identity.Provider's.
func (p *Provider) SignOut(ctx context.Context, refreshToken string) error {
	if !possibleToken(refreshToken) {
		return nil
	}
	return p.revoke(ctx, &refreshToken)
}

// revoke ends a refresh token and what came of it. What is no refresh token needs no end.
func (p *Provider) revoke(ctx context.Context, refreshToken *string) error {
	if aws.ToString(refreshToken) == "" {
		return nil
	}
	_, err := p.client.RevokeToken(ctx, &idp.RevokeTokenInput{
		ClientId: &p.options.ClientID, ClientSecret: p.clientSecret(), Token: refreshToken,
	})
	return explain("RevokeToken", err, meanings{
		"InvalidParameterException":     nil,
		"UnsupportedTokenTypeException": nil,
		"NotAuthorizedException":        nil, // revoked before, or over
	})
}

// SignOutEverywhere is identity.Provider's. Errors: identity.ErrNotFound.
func (p *Provider) SignOutEverywhere(ctx context.Context, username string) error {
	_, err := p.client.AdminUserGlobalSignOut(ctx, &idp.AdminUserGlobalSignOutInput{
		UserPoolId: &p.options.UserPoolID, Username: &username,
	})
	return explain("AdminUserGlobalSignOut", err, administration)
}
