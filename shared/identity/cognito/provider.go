package cognito

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"kehu/shared/identity"
)

// Options name the pool and its client.
type Options struct {
	UserPoolID   string
	ClientID     string
	ClientSecret string // "" when the client has none
}

// Provider is an identity.Provider. It is safe for concurrent use.
type Provider struct {
	client  Client
	options Options
}

var _ identity.Provider = (*Provider)(nil)

// New returns a Provider. It calls nothing.
func New(client Client, options Options) *Provider {
	return &Provider{client: client, options: options}
}

// secretHash proves that the call comes from the client; nil when it has no secret (Amazon Cognito
// Developer Guide, "Computing secret hash values").
func (p *Provider) secretHash(username string) *string {
	if p.options.ClientSecret == "" {
		return nil
	}
	mac := hmac.New(sha256.New, []byte(p.options.ClientSecret))
	mac.Write([]byte(username + p.options.ClientID))
	return aws.String(base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}

// withSecretHash adds the hash to parameters that are a map.
func (p *Provider) withSecretHash(username string, parameters map[string]string) map[string]string {
	if hash := p.secretHash(username); hash != nil {
		parameters["SECRET_HASH"] = *hash
	}
	return parameters
}

// clientSecret is for the calls that take the secret itself.
func (p *Provider) clientSecret() *string {
	if p.options.ClientSecret == "" {
		return nil
	}
	return aws.String(p.options.ClientSecret)
}

func attribute(name, value string) types.AttributeType {
	return types.AttributeType{Name: aws.String(name), Value: aws.String(value)}
}

// accountAttributes are those that an account is made with.
func accountAttributes(email, name, locale, tenant, user string) []types.AttributeType {
	return []types.AttributeType{
		attribute("email", email), attribute("name", name), attribute("locale", locale),
		attribute("custom:tenant", tenant), attribute("custom:user", user),
	}
}

// profile fills a profile from attributes.
func profile(username string, attributes []types.AttributeType) identity.Profile {
	of := make(map[string]string, len(attributes))
	for _, a := range attributes {
		of[aws.ToString(a.Name)] = aws.ToString(a.Value)
	}
	return identity.Profile{
		Username: username, Email: of["email"], Name: of["name"], Locale: of["locale"],
		Tenant: of["custom:tenant"], User: of["custom:user"],
	}
}

// What Cognito takes at all; for anything else it answers with a validation error that is no different
// from one that a wrong configuration causes. So these are checked before the call (API Reference).
var (
	usernameForm = regexp.MustCompile(`^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$`)
	passwordForm = regexp.MustCompile(`^\S(.*\S)?$`)
	tokenForm    = regexp.MustCompile(`^[A-Za-z0-9\-_=.]+$`)
	codeForm     = regexp.MustCompile(`^[0-9]{6}$`)
)

// username returns the form in which an address is a user name; ok is false for what can be none.
func username(email string) (name string, ok bool) {
	name = strings.ToLower(strings.TrimSpace(email))
	return name, usernameForm.MatchString(name)
}

func possiblePassword(password string) bool {
	return len(password) <= identity.MaxPasswordBytes && passwordForm.MatchString(password)
}

func possibleSession(session string) bool { return len(session) >= 20 && len(session) <= 2048 }

// tokens translates a result; a refresh that was not rotated gives no refresh token.
func tokens(r *types.AuthenticationResultType) identity.Tokens {
	return identity.Tokens{
		Access: aws.ToString(r.AccessToken), ID: aws.ToString(r.IdToken), Refresh: aws.ToString(r.RefreshToken),
		ExpiresIn: time.Duration(r.ExpiresIn) * time.Second,
	}
}
