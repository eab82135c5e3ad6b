package identitytest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"kehu/shared/identity"
)

// person is a user as the user sees it.
type person struct {
	h                     Harness
	email, password, name string
	tenant, user          string
	username, secret      string
	tokens                identity.Tokens
}

const (
	goodPassword  = "Correct7-horse"
	otherPassword = "Battery8-staple"
)

var people atomic.Int64

// newPerson invents somebody whom the provider has never heard of.
func newPerson(h Harness) *person {
	n := people.Add(1)
	return &person{
		h: h, email: fmt.Sprintf("person%d@example.com", n), password: goodPassword, name: "Anna Berg",
		tenant: fmt.Sprintf("tnt_%026d", n), user: fmt.Sprintf("usr_%026d", n),
	}
}

func (p *person) signUp(ctx context.Context) error {
	return p.h.Provider.SignUp(ctx, identity.SignUp{
		Email: p.email, Password: p.password, Name: p.name, Locale: "en", Tenant: p.tenant, User: p.user,
	})
}

func (p *person) invitation() identity.Invitation {
	return identity.Invitation{Email: p.email, Name: p.name, Locale: "zh-CN", Tenant: p.tenant, User: p.user}
}

// mailed returns the secret of the last mail, which must be of the kind.
func (p *person) mailed(t *testing.T, kind string) string {
	t.Helper()
	got, secret := p.h.LastMail(p.email)
	if got != kind || secret == "" {
		t.Fatalf("the last mail is of kind %q, want %q", got, kind)
	}
	return secret
}

// confirmed returns somebody who has signed up and proved the address.
func confirmed(t *testing.T, h Harness) *person {
	t.Helper()
	p := newPerson(h)
	must(t, p.signUp(t.Context()))
	must(t, h.Provider.ConfirmSignUp(t.Context(), p.email, p.mailed(t, Confirmation)))
	return p
}

// enrolled returns somebody who has a second factor and is signed in.
func enrolled(t *testing.T, h Harness) *person {
	t.Helper()
	p := confirmed(t, h)
	if h.Enrol != nil {
		p.secret = h.Enrol(t, p.email, p.password)
		p.signIn(t)
		return p
	}
	h.need(t, Setup)
	p.enrol(t, p.passwordStep(t, identity.MFASetup))
	return p
}

// passwordStep signs in with the password; the next challenge must be the given one.
func (p *person) passwordStep(t *testing.T, want identity.Challenge) identity.Outcome {
	t.Helper()
	outcome, err := p.h.Provider.SignIn(t.Context(), p.email, p.password)
	must(t, err)
	if outcome.Challenge != want || outcome.Tokens != nil || outcome.Session == "" || outcome.Username == "" {
		t.Fatalf("got challenge %q (tokens: %t), want %q", outcome.Challenge, outcome.Tokens != nil, want)
	}
	p.username = outcome.Username
	return outcome
}

// enrol answers MFASetup.
func (p *person) enrol(t *testing.T, at identity.Outcome) {
	t.Helper()
	secret, session, err := p.h.Provider.StartTOTP(t.Context(), at.Session)
	must(t, err)
	p.secret, p.username = secret, at.Username
	outcome, err := p.h.Provider.Answer(t.Context(), identity.Answer{
		Challenge: identity.MFASetup, Session: session, Username: at.Username, Code: p.code(t, secret, 0),
	})
	must(t, err)
	p.take(t, outcome)
}

// signIn signs in with both factors.
func (p *person) signIn(t *testing.T) {
	t.Helper()
	outcome, err := p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), p.freshCode(t))
	must(t, err)
	p.take(t, outcome)
}

// answer answers SoftwareTokenMFA.
func (p *person) answer(t *testing.T, at identity.Outcome, code string) (identity.Outcome, error) {
	t.Helper()
	return p.h.Provider.Answer(t.Context(), identity.Answer{
		Challenge: identity.SoftwareTokenMFA, Session: at.Session, Username: at.Username, Code: code,
	})
}

// take keeps the tokens.
func (p *person) take(t *testing.T, outcome identity.Outcome) {
	t.Helper()
	if outcome.Tokens == nil {
		t.Fatalf("got challenge %q, want tokens", outcome.Challenge)
	}
	if outcome.Tokens.Access == "" || outcome.Tokens.ID == "" || outcome.Tokens.Refresh == "" {
		t.Fatal("a token is missing")
	}
	p.tokens = *outcome.Tokens
}

// code returns the TOTP code of a secret, some steps of 30 seconds from now.
func (p *person) code(t *testing.T, secret string, steps int) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, p.h.Now().Add(time.Duration(steps)*30*time.Second))
	must(t, err)
	return code
}

// freshCode moves time to where no code was used yet, if it can be moved, and returns the code.
func (p *person) freshCode(t *testing.T) string {
	t.Helper()
	if p.h.Advance != nil {
		p.h.Advance(30 * time.Second)
	} else if !p.h.lacks(TOTPOnce) {
		t.Skipf("gap of this provider: %s", Clock)
	}
	return p.code(t, p.secret, 0)
}

// wrongCode returns six digits that are the code of no moment near.
func (p *person) wrongCode(t *testing.T, secret string) string {
	t.Helper()
	near := map[string]bool{}
	for steps := -3; steps <= 3; steps++ {
		near[p.code(t, secret, steps)] = true
	}
	for n := 0; ; n++ {
		if code := fmt.Sprintf("%06d", n); !near[code] {
			return code
		}
	}
}

// other returns six digits that are not the given ones.
func other(code string) string {
	if code == "000000" {
		return "000001"
	}
	return "000000"
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantError fails unless err is one of the wanted ones.
func wantError(t *testing.T, err error, wanted ...error) {
	t.Helper()
	for _, want := range wanted {
		if errors.Is(err, want) {
			return
		}
	}
	t.Fatalf("got error %v, want %v", err, wanted)
}

// wantLocked fails unless err tells that the user is locked, for that long.
func wantLocked(t *testing.T, h Harness, err error, wait time.Duration) {
	t.Helper()
	var locked *identity.LockedError
	if !errors.As(err, &locked) {
		t.Fatalf("got error %v, want a lock of %s", err, wait)
	}
	if h.lacks(LockTime) {
		return
	}
	if locked.RetryAfter != wait {
		t.Fatalf("locked for %s, want %s", locked.RetryAfter, wait)
	}
}

// together calls f n times at once and returns the errors.
func together(n int, f func(i int) error) []error {
	errs := make([]error, n)
	start := make(chan struct{})
	var calls sync.WaitGroup
	for i := range n {
		calls.Go(func() {
			<-start
			errs[i] = f(i)
		})
	}
	close(start)
	calls.Wait()
	return errs
}

func count(errs []error, want error) int {
	n := 0
	for _, err := range errs {
		if errors.Is(err, want) { // also when both are nil
			n++
		}
	}
	return n
}
