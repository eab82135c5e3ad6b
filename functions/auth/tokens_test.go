package auth_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"io"
	"log/slog"
	"maps"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pquerna/otp/totp"

	"kehu/infra/local/machine"
	"kehu/infra/scenario"
	identitylocal "kehu/shared/identity/local"
	tablelocal "kehu/shared/table/local"
)

// site is Kehu as `make run` serves it.
type site struct {
	*httptest.Server
	machine *machine.Machine
	clock   *scenario.Clock
}

func newSite(t *testing.T) *site {
	t.Helper()
	clock := scenario.NewClock()
	m, err := machine.Open(t.Context(), machine.Options{Data: t.TempDir(), Clock: clock, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(m.Handler())
	t.Cleanup(func() {
		server.Close()
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return &site{server, m, clock}
}

// call makes a request and decodes the answer.
func (s *site) call(t *testing.T, method, path, token, body string, into any) (status int) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			t.Fatalf("%s %s: status %d: %v: %s", method, path, response.StatusCode, err, text)
		}
	}
	return response.StatusCode
}

// signIn signs somebody up and in.
func (s *site) signIn(t *testing.T) scenario.Tokens {
	t.Helper()
	s.call(t, "POST", "/v1/auth/sign-up", "", `{"company":"Northwind","name":"Nancy Davolio","email":"n@x.example","password":"tea & biscuits 4"}`, nil)
	var mails []struct{ Text string }
	s.call(t, "GET", "/local/mails", "", "", &mails)
	code := strings.Fields(mails[0].Text[strings.Index(mails[0].Text, "    "):])[0]
	s.call(t, "POST", "/v1/auth/confirm", "", `{"email":"n@x.example","code":"`+code+`"}`, nil)
	var step scenario.Tokens
	s.call(t, "POST", "/v1/auth/sign-in", "", `{"email":"n@x.example","password":"tea & biscuits 4"}`, &step)
	var factor struct{ Secret, Session string }
	s.call(t, "POST", "/v1/auth/mfa/totp", "", `{"session":"`+step.Session+`"}`, &factor)
	first, err := totp.GenerateCode(factor.Secret, s.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	var tokens scenario.Tokens
	s.call(t, "POST", "/v1/auth/challenges", "", `{"session":"`+factor.Session+`","challenge":"MFA_SETUP","code":"`+first+`"}`, &tokens)
	if tokens.AccessToken == "" {
		t.Fatal("no token")
	}
	return tokens
}

func TestTokens_that_are_not_good(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	good := s.signIn(t)
	if status := s.call(t, "POST", "/v1/customers", good.AccessToken, `{"name":"x"}`, nil); status != 201 {
		t.Fatalf("the good token: status %d", status)
	}
	claims := jwt.MapClaims{}
	parsed, _, err := jwt.NewParser().ParseUnverified(good.AccessToken, claims)
	if err != nil {
		t.Fatal(err)
	}
	sign := func(method jwt.SigningMethod, key any, claims jwt.MapClaims, headers ...string) string {
		token := jwt.NewWithClaims(method, claims)
		token.Header["kid"] = parsed.Header["kid"]
		for i := 0; i+1 < len(headers); i += 2 {
			token.Header[headers[i]] = headers[i+1]
		}
		text, err := token.SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	foreign, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	public := publicKey(t, s.machine.Deps.Identity.(*identitylocal.Provider).JWKS())
	der, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(good.AccessToken, ".")
	admin := maps.Clone(claims)
	admin["user"] = "usr_00000000000000000000000001"
	payload, err := json.Marshal(admin)
	if err != nil {
		t.Fatal(err)
	}

	for _, c := range []struct {
		name, token, code string
		status            int
	}{
		{"none", "", "auth.unauthenticated", 401},
		{"garbage", "garbage", "auth.unauthenticated", 401},
		{"of a foreign key", sign(jwt.SigningMethodRS256, foreign, claims), "auth.unauthenticated", 401},
		{"of an unknown key", sign(jwt.SigningMethodRS256, foreign, claims, "kid", "another"), "auth.unauthenticated", 401},
		{"of a key that it brings along", sign(jwt.SigningMethodRS256, foreign, claims, "jku", "https://eve.example/jwks.json"), "auth.unauthenticated", 401},
		{"without a signature", sign(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, claims), "auth.unauthenticated", 401},
		{"signed with the public key as a secret", sign(jwt.SigningMethodHS256, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}), claims), "auth.unauthenticated", 401},
		{"signed with the public key's bytes", sign(jwt.SigningMethodHS256, der, claims), "auth.unauthenticated", 401},
		{"with other claims", parts[0] + "." + base64.RawURLEncoding.EncodeToString(payload) + "." + parts[2], "auth.unauthenticated", 401},
		{"with its signature cut", parts[0] + "." + parts[1] + ".", "auth.unauthenticated", 401},
		{"twice", good.AccessToken + "." + good.AccessToken, "auth.unauthenticated", 401},
		{"of the other kind", good.IDToken, "auth.scopeMissing", 403},
		{"to refresh with", good.RefreshToken, "auth.unauthenticated", 401},
	} {
		t.Run(c.name, func(t *testing.T) { s.refuses(t, c.token, c.status, c.code) })
	}
	t.Run("expired", func(t *testing.T) {
		s.clock.Advance(15 * time.Minute)
		s.refuses(t, good.AccessToken, 401, "auth.unauthenticated")
	})
}

// refuses fails the test unless reading and writing with the token are both refused and nothing is written.
func (s *site) refuses(t *testing.T, token string, status int, code string) {
	t.Helper()
	if err := s.machine.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	main := s.machine.Deps.Table.(*tablelocal.Table)
	before := main.LastSequence()
	for _, call := range [][3]string{{"GET", "/v1/me", ""}, {"POST", "/v1/customers", `{"name":"y"}`}} {
		var problem struct{ Code string }
		if got := s.call(t, call[0], call[1], token, call[2], &problem); got != status || problem.Code != code {
			t.Errorf("%s %s: got %d %s, want %d %s", call[0], call[1], got, problem.Code, status, code)
		}
	}
	if main.LastSequence() != before {
		t.Error("something was written")
	}
}

// publicKey reads the first key of a set.
func publicKey(t *testing.T, jwks []byte) *rsa.PublicKey {
	t.Helper()
	var set struct{ Keys []struct{ N, E string } }
	if err := json.Unmarshal(jwks, &set); err != nil || len(set.Keys) == 0 {
		t.Fatalf("keys: %v", err)
	}
	number := func(text string) *big.Int {
		raw, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		return new(big.Int).SetBytes(raw)
	}
	return &rsa.PublicKey{N: number(set.Keys[0].N), E: int(number(set.Keys[0].E).Int64())}
}
