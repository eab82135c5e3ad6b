package cognito

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"time"
	"unicode"

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
// from one that a wrong configuration causes. So these are checked before the call (API Reference). They are
// no regular expressions, as compiling those takes every cold start of every function 9 ms.

// username returns the form in which an address is a user name; ok is false for what can be none.
func username(email string) (name string, ok bool) {
	name = strings.ToLower(strings.TrimSpace(email))
	return name, possibleUsername(name)
}

// possibleUsername is the pattern [\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}.
func possibleUsername(name string) bool {
	length := 0
	for _, r := range name {
		length++
		if !unicode.In(r, unicode.L, unicode.M, unicode.S, unicode.N, unicode.P) {
			return false
		}
	}
	return length >= 1 && length <= 128
}

// possiblePassword is the pattern \S(.*\S)?, within our own limit.
func possiblePassword(password string) bool {
	const space = " \t\n\f\r"
	return password != "" && len(password) <= identity.MaxPasswordBytes &&
		strings.Trim(password, space) == password && !strings.Contains(password, "\n")
}

// possibleToken is the pattern [A-Za-z0-9-_=.]+.
func possibleToken(token string) bool {
	for i := range len(token) {
		c := token[i]
		if (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && !strings.ContainsRune("-_=.", rune(c)) {
			return false
		}
	}
	return token != ""
}

// possibleCode is the pattern [0-9]{6}.
func possibleCode(code string) bool {
	for i := range len(code) {
		if code[i] < '0' || code[i] > '9' {
			return false
		}
	}
	return len(code) == 6
}

func possibleSession(session string) bool { return len(session) >= 20 && len(session) <= 2048 }

// tokens translates a result; a refresh that was not rotated gives no refresh token.
func tokens(r *types.AuthenticationResultType) identity.Tokens {
	return identity.Tokens{
		Access: aws.ToString(r.AccessToken), ID: aws.ToString(r.IdToken), Refresh: aws.ToString(r.RefreshToken),
		ExpiresIn: time.Duration(r.ExpiresIn) * time.Second,
	}
}
