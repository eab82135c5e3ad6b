package local

import (
	"bytes"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"kehu/shared/clock"
)

// Errors of a Verifier. An API Gateway answers the first with 401 and the second with 403.
var (
	ErrInvalidToken      = errors.New("identity/local: invalid token")
	ErrInsufficientScope = errors.New("identity/local: token without the scope")
)

// maxTokenBytes is what fits into the headers that an HTTP API takes (API Gateway quotas).
const maxTokenBytes = 10240

// KeySource gives the public keys as a JSON Web Key Set; *Provider is one. It is asked for
// each token and must be quick.
type KeySource interface{ JWKS() []byte }

// Verifier accepts exactly the tokens that the JWT authorizer of an API Gateway HTTP API accepts
// with one issuer and one audience (API Gateway Developer Guide, "Control access to HTTP APIs with
// JWT authorizers"): RS256 only, a known key, the issuer, the audience (client_id only when there is no
// aud), and the times exp, nbf and iat, without leeway. It knows nothing of revocation. It is
// safe for concurrent use.
type Verifier struct {
	keys     KeySource
	issuer   string
	clientID string
	clock    clock.Clock
	parser   *jwt.Parser
	state    atomic.Pointer[verification]
}

// verification is what is known under one set of keys.
type verification struct {
	document []byte
	keys     map[string]*rsa.PublicKey
	accepted *cache
}

// NewVerifier returns a Verifier for tokens of the issuer that were made for the client.
func NewVerifier(keys KeySource, issuer, clientID string, c clock.Clock) *Verifier {
	return &Verifier{
		keys: keys, issuer: issuer, clientID: clientID, clock: c,
		parser: jwt.NewParser(jwt.WithValidMethods([]string{"RS256"}), jwt.WithJSONNumber(), jwt.WithoutClaimsValidation()),
	}
}

// Verify checks the token and returns its claims as the gateway hands them to a function: texts
// only. The error is ErrInvalidToken and tells nothing of the token.
func (v *Verifier) Verify(token string) (claims map[string]string, err error) {
	if len(token) > maxTokenBytes {
		return nil, ErrInvalidToken
	}
	known := v.known()
	now := v.clock.Now()
	if claims, ok := known.accepted.get(token, now); ok {
		return maps.Clone(claims), nil
	}
	parsed := jwt.MapClaims{}
	if _, err := v.parser.ParseWithClaims(token, parsed, known.key); err != nil {
		return nil, ErrInvalidToken
	}
	expires, ok := v.valid(parsed, now)
	if !ok {
		return nil, ErrInvalidToken
	}
	claims = flatten(parsed)
	known.accepted.add(token, claims, expires)
	return maps.Clone(claims), nil
}

// VerifyScope is Verify for a route that asks for a scope. ID tokens have none. Errors:
// ErrInvalidToken, ErrInsufficientScope.
func (v *Verifier) VerifyScope(token, scope string) (claims map[string]string, err error) {
	claims, err = v.Verify(token)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(strings.Fields(claims["scope"]), scope) {
		return nil, ErrInsufficientScope
	}
	return claims, nil
}

// known returns the parsed keys; they are parsed again when the source has others.
func (v *Verifier) known() *verification {
	document := v.keys.JWKS()
	state := v.state.Load()
	if state == nil || !bytes.Equal(state.document, document) {
		state = &verification{document: bytes.Clone(document), keys: parseJWKS(document), accepted: newCache()}
		v.state.Store(state)
	}
	return state
}

func (s *verification) key(t *jwt.Token) (any, error) {
	id, _ := t.Header["kid"].(string)
	k, found := s.keys[id]
	if !found {
		return nil, ErrInvalidToken
	}
	return k, nil
}

// valid checks the registered claims.
func (v *Verifier) valid(c jwt.MapClaims, now time.Time) (expires time.Time, ok bool) {
	if issuer, _ := c["iss"].(string); issuer != v.issuer || !v.meant(c) {
		return time.Time{}, false
	}
	exp, err := c.GetExpirationTime()
	if err != nil || exp == nil || !now.Before(exp.Time) {
		return time.Time{}, false
	}
	// nbf and iat may be absent, but not in the future.
	for _, get := range []func() (*jwt.NumericDate, error){c.GetNotBefore, c.GetIssuedAt} {
		if at, err := get(); err != nil || at != nil && now.Before(at.Time) {
			return time.Time{}, false
		}
	}
	return exp.Time, true
}

// meant reports whether the token was made for the client.
func (v *Verifier) meant(c jwt.MapClaims) bool {
	if _, found := c["aud"]; !found {
		client, _ := c["client_id"].(string)
		return client == v.clientID
	}
	audience, err := c.GetAudience()
	return err == nil && slices.Contains(audience, v.clientID)
}

// flatten writes claims as an HTTP API does, which AWS does not document but others measured:
// numbers and truth values as JSON, lists as [a b], objects as JSON; null is left out.
func flatten(c jwt.MapClaims) map[string]string {
	flat := make(map[string]string, len(c))
	for name, value := range c {
		if value != nil {
			flat[name] = flatValue(value)
		}
	}
	return flat
}

func flatValue(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, element := range v {
			parts[i] = flatValue(element)
		}
		return "[" + strings.Join(parts, " ") + "]"
	case map[string]any:
		text, err := json.Marshal(v)
		if err != nil { // it came out of JSON
			return ""
		}
		return string(text)
	default:
		return fmt.Sprint(v)
	}
}

// parseJWKS returns the RSA keys of a set by their identifiers; others are left out.
func parseJWKS(document []byte) map[string]*rsa.PublicKey {
	var set jwks
	if err := json.Unmarshal(document, &set); err != nil {
		return nil
	}
	keys := make(map[string]*rsa.PublicKey, len(set.Keys))
	for _, k := range set.Keys {
		n, nErr := base64.RawURLEncoding.DecodeString(k.Modulus)
		e, eErr := base64.RawURLEncoding.DecodeString(k.Exponent)
		exponent := new(big.Int).SetBytes(e)
		if k.KeyType != "RSA" || nErr != nil || eErr != nil || !exponent.IsInt64() {
			continue
		}
		keys[k.ID] = &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(exponent.Int64())}
	}
	return keys
}
