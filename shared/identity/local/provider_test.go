package local

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehu/shared/clock"
	"kehu/shared/identity"
	"kehu/shared/identity/identitytest"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

const (
	issuer = "http://localhost:8080/identity"
	client = "kehu-console"
)

// world is a provider with a clock, a mailbox and a trigger that a test holds in hand.
type world struct {
	*Provider
	memory  *memory
	mu      sync.Mutex
	now     time.Time
	mails   map[string]Delivery
	refusal error
}

// signingKeys is made once: an RSA key takes a tenth of a second.
var signingKeys = sync.OnceValue(func() table.Item {
	m := newMemory()
	if _, err := openKeyring(context.Background(), m, clock.System{}); err != nil {
		panic(err)
	}
	return m.items[keysKey]
})

func newWorld(t *testing.T, change ...func(*Options)) *world {
	t.Helper()
	w := &world{
		memory: newMemory(), mails: map[string]Delivery{},
		now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC),
	}
	w.memory.items[keysKey] = signingKeys()
	options := Options{
		Table: w.memory, Clock: clock.Func(w.time), Issuer: issuer, ClientID: client,
		Deliver: w.deliver, Claims: w.claims,
	}
	for _, c := range change {
		c(&options)
	}
	provider, err := Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	provider.passwords.memory = 64
	w.Provider = provider
	return w
}

func (w *world) time() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) advance(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

func (w *world) deliver(_ context.Context, d Delivery) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.mails[d.To] = d
	return nil
}

func (w *world) lastMail(email string) (kind, secret string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	d := w.mails[email]
	return string(d.Kind), d.Code + d.TemporaryPassword
}

func (w *world) claims(_ context.Context, p identity.Profile) (identity.Claims, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return identity.Claims{Tenant: p.Tenant, User: p.User, Scopes: []string{identitytest.Scope}}, w.refusal
}

func (w *world) refuse(yes bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.refusal = nil
	if yes {
		w.refusal = errors.Join(identity.ErrNotAuthorized, errors.New("the tenant is closed"))
	}
}

func (w *world) harness() identitytest.Harness {
	verifier := NewVerifier(w.Provider, issuer, client, clock.Func(w.time))
	return identitytest.Harness{
		Provider: w.Provider, LastMail: w.lastMail, Now: w.time, Advance: w.advance, RefuseClaims: w.refuse,
		Verify: func(token string) (map[string]string, error) { return verifier.VerifyScope(token, identitytest.Scope) },
		Grace:  DefaultRefreshGrace,
	}
}

func TestContract(t *testing.T) {
	identitytest.Run(t, func(t *testing.T) identitytest.Harness { return newWorld(t).harness() })
}

// The same on the store that one machine really runs on, where transactions can conflict.
func TestContractOnTheEmbeddedStore(t *testing.T) {
	db, err := tablelocal.Open(t.TempDir(), tablelocal.Options{})
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
	var tables atomic.Int64
	identitytest.Run(t, func(t *testing.T) identitytest.Harness {
		own := db.Table(table.Schema{Name: fmt.Sprintf("case%d", tables.Add(1))})
		must(t, own.Transact(t.Context(), table.Tx{Writes: []table.Write{table.Put(keysKey, signingKeys())}}))
		return newWorld(t, func(o *Options) { o.Table = own }).harness()
	})
}
