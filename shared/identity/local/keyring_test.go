package local

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/clock"
	"kehu/shared/table"
)

func TestRotatedKeysVerifyForADay(t *testing.T) {
	w := newWorld(t)
	tokens, secret := w.enrol(t)
	verifier := NewVerifier(w, issuer, client, w.Clock)
	must(t, w.RotateKey(t.Context()))
	if _, err := verifier.Verify(tokens.Access); err != nil {
		t.Errorf("a token of the old key: %v", err)
	}
	outcome, err := w.answer(t, secret)
	must(t, err)
	if _, err := verifier.Verify(outcome.Tokens.Access); err != nil {
		t.Errorf("a token of the new key: %v", err)
	}
	if got := keyIDs(t, w.JWKS()); len(got) != 2 || got[0] == got[1] {
		t.Errorf("got the keys %v, want two", got)
	}
	w.advance(retirement)
	must(t, w.RotateKey(t.Context()))
	if got := keyIDs(t, w.JWKS()); len(got) != 2 {
		t.Errorf("got the keys %v, want the new one and the one before", got)
	}
}

func TestRetiredKeysLoseTheirPrivateHalf(t *testing.T) {
	w := newWorld(t)
	must(t, w.RotateKey(t.Context()))
	list, _ := w.memory.items[keysKey]["keys"].([]any)
	for i, element := range list {
		stored, _ := element.(map[string]any)
		if got, want := stored["private"] != nil, i == 0; got != want {
			t.Errorf("key %d has a private half: %t, want %t", i, got, want)
		}
	}
}

func TestReopenedKeyringHoldsTheSameKeys(t *testing.T) {
	w := newWorld(t)
	must(t, w.RotateKey(t.Context()))
	again, err := openKeyring(t.Context(), w.memory, w.Clock)
	must(t, err)
	if diff := cmp.Diff(string(w.JWKS()), string(again.now.Load().jwks)); diff != "" {
		t.Errorf("key set (-want +got):\n%s", diff)
	}
}

func TestParallelRotationsEndWithOneKeyring(t *testing.T) {
	m := newMemory()
	m.items[keysKey] = signingKeys()
	a, err := openKeyring(t.Context(), m, clock.System{})
	must(t, err)
	b, err := openKeyring(t.Context(), m, clock.System{})
	must(t, err)
	must(t, a.rotate(t.Context()))
	must(t, b.rotate(t.Context())) // b did not know of a's
	if a.active().id != b.active().id {
		t.Error("two keys are active")
	}
}

func TestJWKSShowsPublicNumbersOnly(t *testing.T) {
	var document struct {
		Keys []map[string]string `json:"keys"`
	}
	must(t, json.Unmarshal(newWorld(t).JWKS(), &document))
	if len(document.Keys) != 1 {
		t.Fatalf("got %d keys, want 1", len(document.Keys))
	}
	got := document.Keys[0]
	if len(got["n"]) != 342 || len(got["kid"]) != 43 { // 2048 and 256 bits in base64url
		t.Errorf("got a modulus of %d and a kid of %d characters, want 342 and 43", len(got["n"]), len(got["kid"]))
	}
	delete(got, "n")
	delete(got, "kid")
	want := map[string]string{"kty": "RSA", "alg": "RS256", "use": "sig", "e": "AQAB"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("key (-want +got):\n%s", diff)
	}
}

// RFC 7638, section 3.1, gives a key and its thumbprint.
func TestThumbprintIsThatOfRFC7638(t *testing.T) {
	const document = `{"keys":[{"kty":"RSA","kid":"2011-04-29","e":"AQAB","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}]}`
	public := parseJWKS([]byte(document))["2011-04-29"]
	if public == nil {
		t.Fatal("the key was not read")
	}
	if got, want := thumbprint(public), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDamagedKeysAreAFault(t *testing.T) {
	good := signingKeys()["keys"].([]any)[0].(map[string]any)
	for name, keys := range map[string][]any{
		"none":           {},
		"no map":         {"x"},
		"no public key":  {map[string]any{"private": good["private"]}},
		"no private key": {map[string]any{"public": good["public"]}},
		"only a retired": {map[string]any{"public": good["public"], "retired": table.NumberOf(1)}},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMemory()
			m.items[keysKey] = table.Item{"version": table.NumberOf(1), "keys": keys}
			if _, err := openKeyring(t.Context(), m, clock.System{}); err == nil {
				t.Error("the keyring opened")
			}
		})
	}
}

func TestFaultsOfTheTableReachTheCaller(t *testing.T) {
	w := newWorld(t)
	broken := errors.New("broken")
	w.keys.table = brokenTable{w.memory, broken}
	before := string(w.JWKS())
	if err := w.RotateKey(t.Context()); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
	if string(w.JWKS()) != before {
		t.Error("a key that was not stored is in use")
	}
}

func keyIDs(t *testing.T, document []byte) []string {
	t.Helper()
	var set jwks
	must(t, json.Unmarshal(document, &set))
	var ids []string
	for _, k := range set.Keys {
		ids = append(ids, k.ID)
	}
	return ids
}
