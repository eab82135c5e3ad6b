package local

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kehu/shared/clock"
	"kehu/shared/identity"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

func TestOpenNeedsItsOptions(t *testing.T) {
	for _, missing := range []func(*Options){
		func(o *Options) { o.Table = nil }, func(o *Options) { o.Clock = nil }, func(o *Options) { o.Issuer = "" },
		func(o *Options) { o.ClientID = "" }, func(o *Options) { o.Deliver = nil }, func(o *Options) { o.Claims = nil },
	} {
		w := &world{}
		o := Options{
			Table: newMemory(), Clock: clock.System{}, Issuer: issuer, ClientID: client,
			Deliver: w.deliver, Claims: w.claims,
		}
		missing(&o)
		if _, err := Open(t.Context(), o); err == nil {
			t.Error("a provider opened without an option it needs")
		}
	}
}

// Everything that the table must not be able to tell: who reads it finds no password, code,
// session or token.
func TestTheTableHoldsNoSecretThatIsOnlyToBeCompared(t *testing.T) {
	w := newWorld(t)
	tokens, secret := w.enrol(t)
	must(t, w.ForgotPassword(t.Context(), annaEmail))
	_, code := w.lastMail(annaEmail)
	at, err := w.SignIn(t.Context(), annaEmail, annaPassword)
	must(t, err)
	rotated, err := w.Refresh(t.Context(), tokens.Refresh)
	must(t, err)
	must(t, w.Invite(t.Context(), identity.Invitation{Email: "bo@example.com"}))
	_, temporary := w.lastMail("bo@example.com")

	stored := fmt.Sprintf("%v", w.memory.items)
	for name, value := range map[string]string{
		"password": annaPassword, "code": `"` + code + `"`, "session": at.Session, "temporary password": temporary,
		"refresh token": tokens.Refresh, "its secret": tokens.Refresh[22:], "successor": rotated.Refresh,
		"its secret too": rotated.Refresh[22:], "access token": tokens.Access,
	} {
		if strings.Contains(stored, value) {
			t.Errorf("the %s stands in the table", name)
		}
	}
	if !strings.Contains(stored, secret) {
		t.Error("the TOTP secret is not found: this test looks in the wrong place")
	}
}

func TestARetryOfARefreshGetsTheSameSuccessor(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	first, err := w.Refresh(t.Context(), tokens.Refresh)
	must(t, err)
	w.advance(DefaultRefreshGrace - time.Millisecond)
	second, err := w.Refresh(t.Context(), tokens.Refresh)
	must(t, err)
	if first.Refresh != second.Refresh {
		t.Error("the retry got another refresh token")
	}
	if _, err := w.Refresh(t.Context(), second.Refresh); err != nil {
		t.Fatal(err)
	}
	// The successor is used up: the first token is now two behind, grace or not.
	if _, err := w.Refresh(t.Context(), tokens.Refresh); !errors.Is(err, identity.ErrTokenReused) {
		t.Errorf("got %v, want %v", err, identity.ErrTokenReused)
	}
}

func TestASuccessorNeedsBothTheTokenAndTheSalt(t *testing.T) {
	token := refreshToken{seed: make([]byte, seedBytes), secret: make([]byte, secretBytes)}
	other := refreshToken{seed: token.seed, secret: append([]byte{1}, token.secret[1:]...)}
	for name, different := range map[string]refreshToken{
		"another token": other.successor("salt"), "another salt": token.successor("pepper"),
	} {
		if different.String() == token.successor("salt").String() {
			t.Errorf("%s has the same successor", name)
		}
	}
}

func TestChangingThePasswordClearsTheFailures(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	for range 4 {
		_, _ = w.SignIn(t.Context(), annaEmail, wrongPassword)
	}
	must(t, w.ChangePassword(t.Context(), tokens.Access, annaPassword, "another9-one"))
	_, err := w.SignIn(t.Context(), annaEmail, wrongPassword)
	if !errors.Is(err, identity.ErrNotAuthorized) {
		t.Fatalf("got %v, want %v", err, identity.ErrNotAuthorized)
	}
	if _, err := w.SignIn(t.Context(), annaEmail, "another9-one"); err != nil {
		t.Errorf("got %v, want no lock", err)
	}
}

func TestWithoutGraceEveryReuseRevokes(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.RefreshGrace = -1 })
	tokens, _ := w.enrol(t)
	_, err := w.Refresh(t.Context(), tokens.Refresh)
	must(t, err)
	if _, err := w.Refresh(t.Context(), tokens.Refresh); !errors.Is(err, identity.ErrTokenReused) {
		t.Errorf("got %v, want %v", err, identity.ErrTokenReused)
	}
}

// The origin_jti stands in every access token, so whoever knows it must not be able to revoke.
func TestAFamilyCannotBeRevokedByItsName(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	claims, err := NewVerifier(w, issuer, client, w.Clock).Verify(tokens.Access)
	must(t, err)
	name := claims["origin_jti"] // 22 characters, as long as a seed
	for _, forged := range []string{
		name, name + tokens.Refresh[22:], name + strings.Repeat("A", 42), tokens.Refresh + "AAAA", tokens.Refresh[:60], " " + tokens.Refresh,
	} {
		if _, err := w.Refresh(t.Context(), forged); !errors.Is(err, identity.ErrNotAuthorized) {
			t.Errorf("got %v, want %v", err, identity.ErrNotAuthorized)
		}
		must(t, w.SignOut(t.Context(), forged))
	}
	if _, err := w.Refresh(t.Context(), tokens.Refresh); err != nil {
		t.Errorf("the family was revoked: %v", err)
	}
}

func TestAFaultOfTheTriggerIsNoRefusalAndUsesNothingUp(t *testing.T) {
	fault, failing := errors.New("the table is away"), false
	var w *world
	w = newWorld(t, func(o *Options) {
		o.Claims = func(ctx context.Context, p identity.Profile) (identity.Claims, error) {
			if failing {
				return identity.Claims{}, fault
			}
			return w.claims(ctx, p)
		}
	})
	tokens, secret := w.enrol(t)
	failing = true
	if _, err := w.answer(t, secret); !errors.Is(err, fault) || errors.Is(err, identity.ErrNotAuthorized) {
		t.Errorf("sign-in: got %v, want the fault", err)
	}
	if _, err := w.Refresh(t.Context(), tokens.Refresh); !errors.Is(err, fault) || errors.Is(err, identity.ErrNotAuthorized) {
		t.Errorf("refresh: got %v, want the fault", err)
	}
	failing = false
	w.advance(DefaultRefreshGrace)
	if _, err := w.Refresh(t.Context(), tokens.Refresh); err != nil {
		t.Errorf("the refresh token was used up: %v", err)
	}
}

func TestAMailThatFailsLeavesTheUserToAskAgain(t *testing.T) {
	fault, failing := errors.New("no post today"), true
	var w *world
	w = newWorld(t, func(o *Options) {
		o.Deliver = func(ctx context.Context, d Delivery) error {
			if failing {
				return fault
			}
			return w.deliver(ctx, d)
		}
	})
	err := w.SignUp(t.Context(), identity.SignUp{Email: annaEmail, Password: annaPassword, Name: "Anna"})
	if !errors.Is(err, fault) {
		t.Fatalf("got %v, want the fault", err)
	}
	failing = false
	must(t, w.ResendCode(t.Context(), annaEmail))
	_, code := w.lastMail(annaEmail)
	must(t, w.ConfirmSignUp(t.Context(), annaEmail, code))
}

func TestAnotherCodeEndsTheOneBefore(t *testing.T) {
	w := newWorld(t)
	w.signUp(t)
	must(t, w.ForgotPassword(t.Context(), annaEmail))
	_, first := w.lastMail(annaEmail)
	must(t, w.ForgotPassword(t.Context(), annaEmail))
	_, second := w.lastMail(annaEmail)
	if err := w.ResetPassword(t.Context(), annaEmail, first, "battery8-staple"); first != second && !errors.Is(err, identity.ErrCodeMismatch) {
		t.Errorf("got %v, want %v", err, identity.ErrCodeMismatch)
	}
	must(t, w.ResetPassword(t.Context(), annaEmail, second, "battery8-staple"))
}

func TestTheRightCodeTooLateIsToldSo(t *testing.T) {
	w := newWorld(t)
	w.signUp(t)
	must(t, w.ForgotPassword(t.Context(), annaEmail))
	_, code := w.lastMail(annaEmail)
	w.advance(resetLife)
	if err := w.ResetPassword(t.Context(), annaEmail, code, "battery8-staple"); !errors.Is(err, identity.ErrCodeExpired) {
		t.Errorf("got %v, want %v", err, identity.ErrCodeExpired)
	}
}

func TestErrorsCarryNoSecret(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	broken := errors.New("broken")
	w.Table = brokenTable{w.memory, broken}
	const password, code = "battery8-staple", "135797"
	_, signIn := w.SignIn(t.Context(), annaEmail, password)
	_, refresh := w.Refresh(t.Context(), tokens.Refresh)
	for name, err := range map[string]error{
		"sign-up": w.SignUp(t.Context(), identity.SignUp{Email: annaEmail, Password: password}),
		"sign-in": signIn, "refresh": refresh,
		"confirm": w.ConfirmSignUp(t.Context(), annaEmail, code),
		"reset":   w.ResetPassword(t.Context(), annaEmail, code, password),
		"change":  w.ChangePassword(t.Context(), tokens.Access, password, password),
	} {
		if !errors.Is(err, broken) {
			t.Errorf("%s: got %v, want the fault of the table", name, err)
			continue
		}
		for _, secret := range []string{password, code, tokens.Refresh, tokens.Access, annaEmail} {
			if strings.Contains(err.Error(), secret) {
				t.Errorf("%s: the error shows a secret", name)
			}
		}
	}
}

func TestWhoAlwaysComesSecondIsToldToWait(t *testing.T) {
	w := newWorld(t)
	w.signUp(t)
	w.Table = racedTable{w.memory}
	if _, err := w.SignIn(t.Context(), annaEmail, annaPassword); !errors.Is(err, identity.ErrTooManyRequests) {
		t.Errorf("got %v, want %v", err, identity.ErrTooManyRequests)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.SignIn(ctx, annaEmail, annaPassword); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// racedTable is one where another transaction is always in the way.
type racedTable struct{ table.Table }

func (racedTable) Transact(context.Context, table.Tx) error {
	return &table.Canceled{Reasons: []table.Reason{{Code: table.Conflict}}}
}

type brokenTable struct {
	table.Table
	err error
}

func (b brokenTable) Get(context.Context, table.Key) (table.Item, error) { return nil, b.err }
func (b brokenTable) Transact(context.Context, table.Tx) error           { return b.err }

// On the store that a company really runs on, everything outlives the process.
func TestReopenedProviderKnowsUsersSessionsAndKeys(t *testing.T) {
	folder := t.TempDir()
	open := func() (*tablelocal.Database, table.Table) {
		db, err := tablelocal.Open(folder, tablelocal.Options{})
		must(t, err)
		return db, db.Table(table.Main)
	}
	db, first := open()
	w := newWorld(t, func(o *Options) { o.Table = first })
	tokens, secret := w.enrol(t)
	must(t, db.Close())

	db, second := open()
	defer func() { must(t, db.Close()) }()
	now := w.time()
	w = newWorld(t, func(o *Options) { o.Table = second })
	w.advance(now.Sub(w.time()))
	if _, err := NewVerifier(w, issuer, client, w.Clock).VerifyScope(tokens.Access, selfScope); err != nil {
		t.Errorf("the access token: %v", err)
	}
	if _, err := w.Refresh(t.Context(), tokens.Refresh); err != nil {
		t.Errorf("the refresh token: %v", err)
	}
	if outcome, err := w.answer(t, secret); err != nil || outcome.Tokens == nil {
		t.Errorf("signing in: %v", err)
	}
}
