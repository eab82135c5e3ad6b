package local

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"sync/atomic"
	"time"

	"kehu/shared/clock"
	"kehu/shared/table"
)

const (
	keyBits = 2048

	// retired keys still verify for a day: longer than any token lives that they signed, and than
	// the two hours for which an API Gateway remembers a key set.
	retirement = 24 * time.Hour
)

// signingKey is one RSA key pair. A retired one has lost its private half.
type signingKey struct {
	id      string // RFC 7638 thumbprint
	public  *rsa.PublicKey
	private *rsa.PrivateKey
	retired time.Time // zero while active
}

// keyset is what the keyring holds at one moment.
type keyset struct {
	version int64
	keys    []signingKey // the active one first
	jwks    []byte
}

// keyring keeps the signing keys in the table. Private keys stand there as they are.
type keyring struct {
	table table.Table
	clock clock.Clock
	now   atomic.Pointer[keyset]
}

func openKeyring(ctx context.Context, t table.Table, c clock.Clock) (*keyring, error) {
	r := &keyring{table: t, clock: c}
	set, err := r.load(ctx)
	if err != nil {
		return nil, err
	}
	if set != nil {
		r.now.Store(set)
		return r, nil
	}
	return r, r.rotate(ctx)
}

func (r *keyring) active() signingKey { return r.now.Load().keys[0] }

// JWKS returns the public keys as a JSON Web Key Set (RFC 7517). The caller must not change it.
func (p *Provider) JWKS() []byte { return p.keys.now.Load().jwks }

// RotateKey makes a new signing key. Tokens that the old one signed stay good until they expire.
func (p *Provider) RotateKey(ctx context.Context) error {
	if err := p.keys.rotate(ctx); err != nil {
		return fmt.Errorf("identity/local: rotate key: %w", err)
	}
	return nil
}

// rotate stores a set with a new active key. When another one got ahead, it takes over
// what that one stored.
func (r *keyring) rotate(ctx context.Context) error {
	private, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return err
	}
	fresh := signingKey{id: thumbprint(&private.PublicKey), public: &private.PublicKey, private: private}
	next := &keyset{version: 1, keys: []signingKey{fresh}}
	unchanged := table.Absent()
	if old := r.now.Load(); old != nil {
		unchanged = table.Equal("version", table.NumberOf(old.version))
		next.version = old.version + 1
		next.keys = append(next.keys, retire(old.keys, r.clock.Now())...)
	}
	item, err := next.item()
	if err != nil {
		return err
	}
	tx := table.Tx{Writes: []table.Write{table.Put(keysKey, item).When(unchanged, errRaced)}}
	err = tx.Explain(r.table.Transact(ctx, tx))
	if errors.Is(err, errRaced) {
		next, err = r.load(ctx)
	}
	if err != nil {
		return err
	}
	next.jwks = next.document()
	r.now.Store(next)
	return nil
}

// retire drops private halves, and keys that were retired long ago.
func retire(keys []signingKey, now time.Time) []signingKey {
	var kept []signingKey
	for _, k := range keys {
		if k.retired.IsZero() {
			k.retired = now
		}
		if now.Sub(k.retired) < retirement {
			k.private = nil
			kept = append(kept, k)
		}
	}
	return kept
}

// load returns the stored set, or nil when there is none.
func (r *keyring) load(ctx context.Context) (*keyset, error) {
	item, err := r.table.Get(ctx, keysKey)
	if err != nil || item == nil {
		return nil, err
	}
	set := &keyset{version: item.Int("version")}
	list, _ := item["keys"].([]any)
	for _, element := range list {
		stored, _ := element.(map[string]any)
		k, err := parseSigningKey(stored)
		if err != nil {
			return nil, err
		}
		set.keys = append(set.keys, k)
	}
	if len(set.keys) == 0 || set.keys[0].private == nil {
		return nil, errors.New("no active key is stored")
	}
	set.jwks = set.document()
	return set, nil
}

func (s *keyset) item() (table.Item, error) {
	list := make([]any, 0, len(s.keys))
	for _, k := range s.keys {
		stored := map[string]any{"public": x509.MarshalPKCS1PublicKey(k.public)}
		if k.private != nil {
			der, err := x509.MarshalPKCS8PrivateKey(k.private)
			if err != nil {
				return nil, err
			}
			stored["private"] = der
		} else {
			stored["retired"] = millis(k.retired)
		}
		list = append(list, stored)
	}
	return table.Item{"version": table.NumberOf(s.version), "keys": list}, nil
}

func parseSigningKey(stored map[string]any) (signingKey, error) {
	der, _ := stored["public"].([]byte)
	public, err := x509.ParsePKCS1PublicKey(der)
	if err != nil {
		return signingKey{}, err
	}
	k := signingKey{id: thumbprint(public), public: public}
	if stored["retired"] != nil {
		k.retired = timeOf(stored, "retired")
		return k, nil
	}
	der, _ = stored["private"].([]byte)
	private, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return signingKey{}, err
	}
	k.private, _ = private.(*rsa.PrivateKey)
	return k, nil
}

// jwk is a public key as RFC 7517 and RFC 7518 section 6.3 write it.
type jwk struct {
	KeyType   string `json:"kty"`
	Algorithm string `json:"alg"`
	Use       string `json:"use"`
	ID        string `json:"kid"`
	Modulus   string `json:"n"`
	Exponent  string `json:"e"`
}

type jwks struct {
	Keys []jwk `json:"keys"`
}

func (s *keyset) document() []byte {
	var set jwks
	for _, k := range s.keys {
		n, e := numbers(k.public)
		set.Keys = append(set.Keys, jwk{KeyType: "RSA", Algorithm: "RS256", Use: "sig", ID: k.id, Modulus: n, Exponent: e})
	}
	document, err := json.Marshal(set)
	if err != nil { // texts only: cannot happen
		return []byte(`{"keys":[]}`)
	}
	return document
}

func numbers(k *rsa.PublicKey) (n, e string) {
	encode := base64.RawURLEncoding.EncodeToString
	return encode(k.N.Bytes()), encode(big.NewInt(int64(k.E)).Bytes())
}

// thumbprint is the key's identifier (RFC 7638).
func thumbprint(k *rsa.PublicKey) string {
	n, e := numbers(k)
	sum := sha256.Sum256([]byte(`{"e":"` + e + `","kty":"RSA","n":"` + n + `"}`))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
