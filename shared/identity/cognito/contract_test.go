package cognito_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/identity"
	"kehu/shared/identity/cognito"
	"kehu/shared/identity/identitytest"
	"kehu/shared/identity/local"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

const (
	issuer   = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Pool"
	clientID = "client0123456789"
)

var options = cognito.Options{UserPoolID: "eu-central-1_Pool", ClientID: clientID}

var keys = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret"}, nil
})

// pool is a fake user pool with a clock, a mailbox and a trigger that a test holds in hand.
type pool struct {
	mu      sync.Mutex
	now     time.Time
	mails   map[string]local.Delivery
	refusal error
}

func (p *pool) time() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now
}

func (p *pool) advance(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = p.now.Add(d)
}

func (p *pool) deliver(_ context.Context, d local.Delivery) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.mails[d.To] = d
	return nil
}

func (p *pool) lastMail(email string) (kind, secret string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	d := p.mails[email]
	return string(d.Kind), d.Code + d.TemporaryPassword
}

func (p *pool) claims(_ context.Context, profile identity.Profile) (identity.Claims, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return identity.Claims{Tenant: profile.Tenant, User: profile.User, Scopes: []string{identitytest.Scope}}, p.refusal
}

func (p *pool) refuse(yes bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refusal = nil
	if yes {
		p.refusal = identity.ErrNotAuthorized
	}
}

// TestContract runs the whole suite through the adapter, the SDK and HTTP against the fake.
func TestContract(t *testing.T) {
	db, err := tablelocal.Open(t.TempDir(), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	signingKeys := sharedKeys(t, db.Table(table.Schema{Name: "keys"}))
	var tables atomic.Int64
	identitytest.Run(t, func(t *testing.T) identitytest.Harness {
		own := db.Table(table.Schema{Name: fmt.Sprintf("case%d", tables.Add(1))})
		if err := own.Transact(t.Context(), table.Tx{Writes: []table.Write{table.Put(keysKey, signingKeys)}}); err != nil {
			t.Fatal(err)
		}
		p := &pool{now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), mails: map[string]local.Delivery{}}
		return p.harness(t, own)
	})
}

// keysKey is where identity/local keeps the signing keys, which take a tenth of a second to make.
var keysKey = table.In(access.Platform, "IDENTITY", "KEYS").Key("KEYS")

func sharedKeys(t *testing.T, scratch table.Table) table.Item {
	t.Helper()
	_, err := local.Open(t.Context(), (&pool{}).options(scratch))
	if err != nil {
		t.Fatal(err)
	}
	item, err := scratch.Get(t.Context(), keysKey)
	if err != nil || item == nil {
		t.Fatalf("no signing keys: %v", err)
	}
	return item
}

func (p *pool) options(own table.Table) local.Options {
	return local.Options{
		Table: own, Clock: clock.Func(p.time), Issuer: issuer, ClientID: clientID, Deliver: p.deliver, Claims: p.claims,
	}
}

func (p *pool) harness(t *testing.T, own table.Table) identitytest.Harness {
	t.Helper()
	provider, err := local.Open(t.Context(), p.options(own))
	if err != nil {
		t.Fatal(err)
	}
	verifier := local.NewVerifier(provider, issuer, clientID, clock.Func(p.time))
	server := httptest.NewServer(&fake{
		Provider: provider, verifier: verifier, users: map[string]string{},
		verified: map[string]*identity.Outcome{}, profiles: map[string]identity.Profile{},
	})
	t.Cleanup(server.Close)
	client := cognito.NewClient("eu-central-1", keys, server.Client(), server.URL)
	return identitytest.Harness{
		Provider: cognito.New(client, options),
		LastMail: p.lastMail, Now: p.time, Advance: p.advance, RefuseClaims: p.refuse,
		Verify: func(token string) (map[string]string, error) { return verifier.VerifyScope(token, identitytest.Scope) },
		Grace:  local.DefaultRefreshGrace,
		// Cognito does not tell how long a lock lasts, and does not lift it. The fake could check the name, as identity/local
		// does; Cognito does not.
		Lacks: []identitytest.Capability{identitytest.LockTime, identitytest.Unlocking, identitytest.NameRule},
	}
}
