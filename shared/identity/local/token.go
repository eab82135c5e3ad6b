package local

import (
	"fmt"
	"maps"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"kehu/shared/identity"
)

// selfScope is what every access token of a sign-in has in Cognito: it admits to the calls
// that a user makes about the own account.
const selfScope = "aws.cognito.signin.user.admin"

// issue signs an access token and an ID token with the claims that Cognito's have (Amazon Cognito Developer
// Guide, "Understanding the access token" and "Understanding the identity token"). The access
// token carries beside them what a pre-token-generation trigger adds: tenant, user and scopes.
func (p *Provider) issue(u *user, f *family, c identity.Claims, refresh refreshToken) (identity.Tokens, error) {
	now := p.Clock.Now().Truncate(time.Second)
	common := jwt.MapClaims{
		"iss": p.Issuer, "sub": u.username, "origin_jti": f.origin,
		"auth_time": f.signedIn.Unix(), "iat": now.Unix(), "exp": now.Add(accessLife).Unix(),
	}
	access, err := p.sign(common, jwt.MapClaims{
		"token_use": "access", "client_id": p.ClientID, "username": u.username,
		"scope":  strings.Join(append([]string{selfScope}, c.Scopes...), " "),
		"tenant": c.Tenant, "user": c.User,
	})
	if err != nil {
		return identity.Tokens{}, err
	}
	id, err := p.sign(common, jwt.MapClaims{
		"token_use": "id", "aud": p.ClientID, "cognito:username": u.username,
		"email": u.email, "email_verified": u.confirmed, "name": u.name, "locale": u.locale,
		"custom:tenant": u.tenant, "custom:user": u.id,
	})
	if err != nil {
		return identity.Tokens{}, err
	}
	return identity.Tokens{Access: access, ID: id, Refresh: refresh.String(), ExpiresIn: accessLife}, nil
}

// sign makes a token of both sets of claims, with an identifier of its own.
func (p *Provider) sign(common, own jwt.MapClaims) (string, error) {
	claims := maps.Clone(common)
	maps.Copy(claims, own)
	id, err := p.uuid()
	if err != nil {
		return "", err
	}
	claims["jti"] = id
	active := p.keys.active()
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	token.Header["kid"] = active.id
	signed, err := token.SignedString(active.private)
	if err != nil {
		return "", fmt.Errorf("identity/local: sign: %w", err)
	}
	return signed, nil
}
