package local

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/clock"
)

var foreignKey = sync.OnceValue(func() *rsa.PrivateKey {
	k, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		panic(err)
	}
	return k
})

// minted signs claims that are valid but for the changes; nil removes a claim.
func (w *world) minted(t *testing.T, method jwt.SigningMethod, k, kid any, changes map[string]any) string {
	t.Helper()
	claims := jwt.MapClaims{
		"iss": issuer, "client_id": client, "token_use": "access", "scope": "kehu/api other",
		"iat": w.time().Unix(), "exp": w.time().Add(time.Minute).Unix(),
	}
	maps.Copy(claims, changes)
	maps.DeleteFunc(claims, func(_ string, v any) bool { return v == nil })
	token := jwt.NewWithClaims(method, claims)
	if kid != nil {
		token.Header["kid"] = kid
	}
	text, err := token.SignedString(k)
	must(t, err)
	return text
}

func TestVerifierTakesWhatTheGatewayTakes(t *testing.T) {
	w := newWorld(t)
	own := w.keys.active()
	publicDER, err := x509.MarshalPKIXPublicKey(own.public)
	must(t, err)
	now := w.time()
	rs := jwt.SigningMethodRS256
	mint := func(changes map[string]any) string { return w.minted(t, rs, own.private, own.id, changes) }
	good := mint(nil)
	parts := strings.Split(good, ".")
	tests := []struct {
		outcome, token string
		want           error
	}{
		{"a good token", good, nil},
		{"its audience instead of its client", mint(map[string]any{"client_id": nil, "aud": client}), nil},
		{"one of several audiences", mint(map[string]any{"client_id": nil, "aud": []string{"x", client}}), nil},
		{"no iat", mint(map[string]any{"iat": nil}), nil},
		{"nbf now", mint(map[string]any{"nbf": now.Unix()}), nil},

		{"nothing", "", ErrInvalidToken},
		{"no token", "x.y.z", ErrInvalidToken},
		{"algorithm none", w.minted(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, own.id, nil), ErrInvalidToken},
		{"no signature", parts[0] + "." + parts[1] + ".", ErrInvalidToken},
		{"signature of another token", parts[0] + "." + parts[1] + "." + strings.Split(mint(map[string]any{"jti": "x"}), ".")[2], ErrInvalidToken},
		{"HS256 with the public key as secret", w.minted(t, jwt.SigningMethodHS256, publicDER, own.id, nil), ErrInvalidToken},
		{"HS256 with the key set as secret", w.minted(t, jwt.SigningMethodHS256, w.JWKS(), own.id, nil), ErrInvalidToken},
		{"RS512", w.minted(t, jwt.SigningMethodRS512, own.private, own.id, nil), ErrInvalidToken},
		{"PS256", w.minted(t, jwt.SigningMethodPS256, own.private, own.id, nil), ErrInvalidToken},
		{"a foreign key under our name", w.minted(t, rs, foreignKey(), own.id, nil), ErrInvalidToken},
		{"a foreign key under its own name", w.minted(t, rs, foreignKey(), thumbprint(&foreignKey().PublicKey), nil), ErrInvalidToken},
		{"no key name", w.minted(t, rs, own.private, nil, nil), ErrInvalidToken},
		{"a key name that is no text", w.minted(t, rs, own.private, 1, nil), ErrInvalidToken},
		{"expires now", mint(map[string]any{"exp": now.Unix()}), ErrInvalidToken},
		{"never expires", mint(map[string]any{"exp": nil}), ErrInvalidToken},
		{"expires some day", mint(map[string]any{"exp": "some day"}), ErrInvalidToken},
		{"not yet", mint(map[string]any{"nbf": now.Unix() + 1}), ErrInvalidToken},
		{"issued in the future", mint(map[string]any{"iat": now.Unix() + 1}), ErrInvalidToken},
		{"issued by nobody knows when", mint(map[string]any{"iat": "x"}), ErrInvalidToken},
		{"another issuer", mint(map[string]any{"iss": issuer + "/"}), ErrInvalidToken},
		{"no issuer", mint(map[string]any{"iss": nil}), ErrInvalidToken},
		{"another client", mint(map[string]any{"client_id": "x"}), ErrInvalidToken},
		{"our client, but another audience", mint(map[string]any{"aud": "x"}), ErrInvalidToken},
		{"neither client nor audience", mint(map[string]any{"client_id": nil}), ErrInvalidToken},
		{"an audience that is no text", mint(map[string]any{"aud": 7}), ErrInvalidToken},
		{"longer than the headers may be", mint(map[string]any{"x": strings.Repeat("x", maxTokenBytes)}), ErrInvalidToken},
	}
	for _, test := range tests {
		t.Run(test.outcome, func(t *testing.T) {
			verifier := NewVerifier(w, issuer, client, w.Clock)
			for range 2 { // the second time perhaps from memory
				claims, err := verifier.Verify(test.token)
				if !errors.Is(err, test.want) || (err == nil) != (claims != nil) {
					t.Fatalf("got %v, want %v", err, test.want)
				}
			}
		})
	}
}

func TestVerifierAsksForTheScope(t *testing.T) {
	w := newWorld(t)
	own := w.keys.active()
	verifier := NewVerifier(w, issuer, client, w.Clock)
	for _, test := range []struct {
		outcome string
		scope   any
		want    error
	}{
		{"first of two", "kehu/api other", nil},
		{"last of two", "other kehu/api", nil},
		{"only part of a word", "kehu/api2", ErrInsufficientScope},
		{"empty", "", ErrInsufficientScope},
		{"none, as in an ID token", nil, ErrInsufficientScope},
	} {
		t.Run(test.outcome, func(t *testing.T) {
			token := w.minted(t, jwt.SigningMethodRS256, own.private, own.id, map[string]any{"scope": test.scope})
			if _, err := verifier.VerifyScope(token, "kehu/api"); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
	if _, err := verifier.VerifyScope("x", "kehu/api"); !errors.Is(err, ErrInvalidToken) {
		t.Errorf("got %v, want %v", err, ErrInvalidToken)
	}
}

func TestClaimsReachTheFunctionAsTexts(t *testing.T) {
	w := newWorld(t)
	own := w.keys.active()
	token := w.minted(t, jwt.SigningMethodRS256, own.private, own.id, map[string]any{
		"iat": 1700000000, "truth": true, "list": []any{"admin", "power user", 3}, "object": map[string]any{"b": 1, "a": []int{2}},
		"exp": w.time().Add(time.Minute).Unix(), "large": 12345678901234567, "scope": "s",
	})
	got, err := NewVerifier(w, issuer, client, w.Clock).Verify(token)
	must(t, err)
	want := map[string]string{
		"iss": issuer, "client_id": client, "token_use": "access", "scope": "s", "iat": "1700000000",
		"exp": fmt.Sprint(w.time().Add(time.Minute).Unix()), "truth": "true", "list": "[admin power user 3]",
		"object": `{"a":[2],"b":1}`, "large": "12345678901234567",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("claims (-want +got):\n%s", diff)
	}
	if flat := flatten(jwt.MapClaims{"gone": nil, "there": "x"}); !maps.Equal(flat, map[string]string{"there": "x"}) {
		t.Errorf("got %v, want null left out", flat)
	}
}

func TestRememberedTokensEndInTimeAndCannotBeChanged(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	verifier := NewVerifier(w, issuer, client, w.Clock)
	first, err := verifier.Verify(tokens.Access)
	must(t, err)
	first["tenant"] = "tnt_of_somebody_else"
	second, err := verifier.Verify(tokens.Access)
	must(t, err)
	if second["tenant"] == first["tenant"] {
		t.Error("a caller changed what the verifier remembers")
	}
	second["tenant"] = first["tenant"]
	third, err := verifier.Verify(tokens.Access)
	must(t, err)
	if third["tenant"] == first["tenant"] {
		t.Error("a caller changed what the verifier had remembered")
	}
	w.advance(accessLife)
	if _, err := verifier.Verify(tokens.Access); !errors.Is(err, ErrInvalidToken) {
		t.Errorf("got %v, want %v", err, ErrInvalidToken)
	}
}

func TestTokensOfAKeyThatIsGoneAreRefusedThoughRemembered(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	source := &staticKeys{w.JWKS()}
	verifier := NewVerifier(source, issuer, client, w.Clock)
	if _, err := verifier.Verify(tokens.Access); err != nil {
		t.Fatal(err)
	}
	for _, document := range []string{`{"keys":[]}`, `garbage`, `{"keys":[{"kty":"EC","kid":"x"},{"kty":"RSA","kid":"y","n":"%%","e":"AQAB"}]}`} {
		source.document = []byte(document)
		if _, err := verifier.Verify(tokens.Access); !errors.Is(err, ErrInvalidToken) {
			t.Errorf("with %s: got %v, want %v", document, err, ErrInvalidToken)
		}
	}
}

type staticKeys struct{ document []byte }

func (s *staticKeys) JWKS() []byte { return s.document }

func TestCacheStaysSmallAndKeepsWhatIsUsed(t *testing.T) {
	c := newCache()
	later := time.Unix(100, 0)
	c.add("used", map[string]string{"a": "b"}, later)
	for i := range 5 * cacheSize {
		c.add(fmt.Sprint(i), nil, later)
		if _, found := c.get("used", time.Unix(0, 0)); !found {
			t.Fatalf("a token in use was forgotten after %d others", i)
		}
		if got := len(c.young) + len(c.old); got > 2*cacheSize {
			t.Fatalf("%d tokens are remembered, want at most %d", got, 2*cacheSize)
		}
	}
	if _, found := c.get("0", time.Unix(0, 0)); found {
		t.Error("an old token is remembered for ever")
	}
	if _, found := c.get("used", later); found {
		t.Error("a token outlived its time")
	}
}

func TestVerifierIsSafeForConcurrentUse(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	verifier := NewVerifier(w, issuer, client, w.Clock)
	var calls sync.WaitGroup
	for range 8 {
		calls.Go(func() {
			for range 50 {
				if _, err := verifier.Verify(tokens.Access); err != nil {
					t.Error(err)
				}
			}
		})
	}
	calls.Go(func() {
		if err := w.RotateKey(t.Context()); err != nil {
			t.Error(err)
		}
	})
	calls.Wait()
}

func FuzzVerify(f *testing.F) {
	m := newMemory()
	m.items[keysKey] = signingKeys()
	ring, err := openKeyring(f.Context(), m, clock.System{})
	if err != nil {
		f.Fatal(err)
	}
	verifier := NewVerifier(&staticKeys{ring.now.Load().jwks}, issuer, client, clock.System{})
	f.Add("a.b.c")
	f.Add("eyJhbGciOiJub25lIn0.e30.")
	f.Add("eyJhbGciOiJSUzI1NiIsImtpZCI6MX0.eyJleHAiOjFlOTk5fQ.AAAA")
	f.Fuzz(func(t *testing.T, token string) {
		if _, err := verifier.Verify(token); !errors.Is(err, ErrInvalidToken) {
			t.Errorf("got %v, want %v", err, ErrInvalidToken)
		}
	})
}

func FuzzParseRefreshToken(f *testing.F) {
	f.Add(strings.Repeat("A", 64))
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		if token, ok := parseRefreshToken(text); ok && token.String() != text {
			t.Errorf("%q reads as a token that is written %q", text, token)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	m := newMemory()
	m.items[keysKey] = signingKeys()
	ring, err := openKeyring(b.Context(), m, clock.System{})
	if err != nil {
		b.Fatal(err)
	}
	now := clock.System{}.Now()
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"iss": issuer, "client_id": client, "exp": now.Add(time.Hour).Unix(), "iat": now.Unix() - 1, "scope": "kehu/api",
		"tenant": "tnt_01hzzzzzzzzzzzzzzzzzzzzzzz", "user": "usr_01hzzzzzzzzzzzzzzzzzzzzzzz",
	})
	token.Header["kid"] = ring.active().id
	text, err := token.SignedString(ring.active().private)
	if err != nil {
		b.Fatal(err)
	}
	source := &staticKeys{ring.now.Load().jwks}
	b.Run("remembered", func(b *testing.B) {
		verifier := NewVerifier(source, issuer, client, clock.System{})
		for b.Loop() {
			if _, err := verifier.Verify(text); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first time", func(b *testing.B) {
		verifier := NewVerifier(source, issuer, client, clock.System{})
		for b.Loop() {
			verifier.known().accepted = newCache()
			if _, err := verifier.Verify(text); err != nil {
				b.Fatal(err)
			}
		}
	})
}
