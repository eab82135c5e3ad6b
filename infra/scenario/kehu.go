package scenario

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	"kehu/functions/auth"
	"kehu/functions/operations"
	"kehu/shared/app"
	"kehu/shared/departed"
	"kehu/shared/dictionary"
	"kehu/shared/document/press"
	filelocal "kehu/shared/file/local"
	"kehu/shared/gateway"
	"kehu/shared/id"
	"kehu/shared/identity"
	identitylocal "kehu/shared/identity/local"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/ratelimit"
	"kehu/shared/seal"
	"kehu/shared/session"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/table/tabletest"
)

// Kehu is a whole Kehu.
type Kehu struct {
	Deps     *app.Deps
	Clock    *Clock
	Table    *Table // in front of Main: what the operations use
	Main     *tablelocal.Table
	Trail    *tablelocal.Table // the audit table
	Outbox   *Outbox
	Files    *filelocal.Store
	Bus      *Bus
	Log      *Log
	Provider *identitylocal.Provider // nil without identity
	verifier *identitylocal.Verifier

	mu       sync.Mutex
	handlers map[string]*gateway.HTTP
	requests int
	secrets  []string          // in no answer and no log line
	hidden   []string          // in no log line
	mailed   map[string]string // the last code or temporary password, by address
	fed      string            // the sequence up to which Drain has come
}

// Rates are limits that no test meets by chance; one that is about limits sets Deps.Rates before its first call.
var Rates = ratelimit.Limits{Tenant: 1_000_000, User: 1_000_000, Network: 1_000_000}

// New returns a Kehu without accounts; it ends with the test.
func New(t testing.TB) *Kehu {
	t.Helper()
	k := &Kehu{
		Clock: NewClock(), Outbox: &Outbox{}, Log: &Log{},
		handlers: make(map[string]*gateway.HTTP), mailed: make(map[string]string),
	}
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: k.Clock, MemtableBytes: 1 << 20})
	if err != nil {
		t.Fatalf("open table: %v", err)
	}
	k.Main, k.Trail = database.Table(tabletest.EveryChange(table.Main)), database.Table(table.Audit) // told or not, tests see what is written
	k.Table = Watch(k.Main, table.Main)
	if k.Files, err = filelocal.Open(t.TempDir(), k.Clock.Now); err != nil {
		t.Fatalf("open files: %v", err)
	}
	ids := id.NewSource(k.Clock, nil)
	k.Bus = &Bus{}
	k.Deps = &app.Deps{
		Clock: k.Clock, IDs: ids, Table: k.Table, Audit: Watch(k.Trail, table.Audit), Inventory: k.Main, AuditInventory: k.Trail,
		Departed: departed.NewRegister(k.Table, k.Clock), Mail: k.Outbox, Files: k.Files, Bus: k.Bus, Documents: press.Press{},
		Sealer: seal.New(k.Table, k.Clock), Sessions: session.NewGuard(k.Table, k.Clock),
		Dictionaries: dictionary.NewCache(k.Table, k.Clock),
		Log:          slog.New(slog.NewJSONHandler(k.Log, nil)), Version: "test", Process: "process-1",
		Document: sync.OnceValues(operations.Document), Rates: ratelimit.New(Rates, k.Clock, nil, slog.New(slog.DiscardHandler)),
	}
	// The key is made now, so that it is not taken for something that a call has written.
	if _, err := k.Deps.Sealer.Seal(t.Context(), "test", "", nil, 0); err != nil {
		t.Fatalf("make the sealing key: %v", err)
	}
	t.Cleanup(func() {
		k.checkSecrets(t)
		if err := database.Close(); err != nil {
			t.Errorf("close table: %v", err)
		}
	})
	return k
}

// Issuer and ClientID stand in the tokens of the identity provider.
const (
	Issuer   = "https://identity.example"
	ClientID = "kehu-test"
)

// NewWithIdentity returns a Kehu with the local identity provider, whose state lies in a table of its own.
func NewWithIdentity(t testing.TB) *Kehu {
	t.Helper()
	k := New(t)
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: k.Clock, MemtableBytes: 1 << 20})
	if err != nil {
		t.Fatalf("open identity table: %v", err)
	}
	t.Cleanup(func() { _ = database.Close() })
	k.Provider, err = identitylocal.Open(t.Context(), identitylocal.Options{
		Table: database.Table(table.Schema{Name: "identity"}), Clock: k.Clock, Issuer: Issuer, ClientID: ClientID,
		Deliver: k.deliver,
		Claims: func(ctx context.Context, p identity.Profile) (identity.Claims, error) {
			return auth.Token.Claims(ctx, k.Deps, p)
		},
	})
	if err != nil {
		t.Fatalf("open identity provider: %v", err)
	}
	k.Deps.Identity = k.Provider
	k.verifier = identitylocal.NewVerifier(k.Provider, Issuer, ClientID, k.Clock)
	return k
}

// deliver sends the identity provider's mails, and keeps their secrets for Mailed.
func (k *Kehu) deliver(ctx context.Context, d identitylocal.Delivery) error {
	notice := operation.Notice{Locale: d.Locale, Code: d.Code, Login: d.To, Inviter: d.Inviter, Company: d.Company}
	switch d.Kind {
	case identitylocal.Confirmation:
		notice.Kind = mail.Confirmation
	case identitylocal.PasswordReset:
		notice.Kind = mail.PasswordReset
	case identitylocal.Invitation:
		notice.Kind, notice.Code = mail.Invitation, d.TemporaryPassword
	}
	subject, plain, html, err := auth.Compose(notice)
	if err != nil {
		return err
	}
	k.mu.Lock()
	k.mailed[d.To] = notice.Code
	k.mu.Unlock()
	_, err = k.Outbox.Send(ctx, mail.Message{
		ID: k.Deps.IDs.New("mail"), To: d.To, Locale: d.Locale, Subject: subject, Text: plain, HTML: html,
	})
	return err
}

// Mailed returns the code or temporary password that was last mailed to the address, "" if none was.
func (k *Kehu) Mailed(email string) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.mailed[email]
}

// Forbid names texts that may stand in no answer, log line, audit row or remembered answer from now on. They
// are looked for at every call and at the end of the test.
func (k *Kehu) Forbid(secrets ...string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.secrets = append(k.secrets, secrets...)
}

// Hide names texts that may be answered, but may stand in no log line.
func (k *Kehu) Hide(secrets ...string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.hidden = append(k.hidden, secrets...)
}

// leaks returns the forbidden text that the other one holds, or "".
func (k *Kehu) leaks(text string) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return contained(text, k.secrets)
}

func contained(text string, secrets []string) string {
	for _, secret := range secrets {
		if secret != "" && strings.Contains(text, secret) {
			return secret
		}
	}
	return ""
}

// checkSecrets looks for forbidden texts where a call leaves its traces.
func (k *Kehu) checkSecrets(t testing.TB) {
	t.Helper()
	log := k.Log.String()
	if secret := contained(log, slices.Concat(k.secrets, k.hidden)); secret != "" {
		t.Errorf("the log holds %q", secret)
	}
	for _, c := range k.changes(t, "") {
		if !strings.Contains(c.Key.Partition().String(), "#IDEM#") {
			continue
		}
		if secret := k.leaks(c.New.Text("a")); secret != "" {
			t.Errorf("a remembered answer holds %q", secret)
		}
	}
}

// Process returns another process of the same Kehu: it shares the tables and the clock, but knows nothing of what
// this one remembers.
func (k *Kehu) Process() *Kehu {
	other := &Kehu{
		Clock: k.Clock, Table: Watch(k.Main, table.Main), Main: k.Main, Trail: k.Trail, Outbox: k.Outbox, Files: k.Files, Bus: k.Bus, Log: k.Log,
		Provider: k.Provider, verifier: k.verifier,
		handlers: make(map[string]*gateway.HTTP), mailed: make(map[string]string),
	}
	deps := *k.Deps
	deps.Table = other.Table
	deps.Process = k.Deps.IDs.New("process")
	deps.Sealer, deps.Sessions = seal.New(other.Table, k.Clock), session.NewGuard(other.Table, k.Clock)
	deps.Dictionaries, deps.Departed = dictionary.NewCache(other.Table, k.Clock), departed.NewRegister(other.Table, k.Clock)
	other.Deps = &deps
	return other
}
