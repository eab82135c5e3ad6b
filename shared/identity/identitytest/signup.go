package identitytest

import (
	"testing"
	"time"

	"kehu/shared/identity"
)

var signUpCases = []testCase{
	{"a stranger signs up, confirms, enrols and holds tokens", needs(Mail, Setup), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		profile, err := h.Provider.Find(t.Context(), p.email)
		must(t, err)
		want := identity.Profile{
			Username: p.username, Email: p.email, Name: p.name, Locale: "en", Tenant: p.tenant, User: p.user,
			Confirmed: true, Enabled: true, MFA: true,
		}
		if profile != want {
			t.Errorf("got %+v, want %+v", profile, want)
		}
	}},
	{"before confirming, only the right password tells that the address is not confirmed", needs(Enumeration, Unconfirmed), func(t *testing.T, h Harness) {
		p := newPerson(h)
		must(t, p.signUp(t.Context()))
		_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
		wantError(t, err, identity.ErrNotConfirmed)
		_, err = h.Provider.SignIn(t.Context(), p.email, otherPassword)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a wrong code confirms nothing and leaves the right one good", needs(Mail, CodeCheck), func(t *testing.T, h Harness) {
		p := newPerson(h)
		must(t, p.signUp(t.Context()))
		code := p.mailed(t, Confirmation)
		for _, wrong := range []string{other(code), "", "12345", "not a code", code + "0"} {
			wantError(t, h.Provider.ConfirmSignUp(t.Context(), p.email, wrong), identity.ErrCodeMismatch)
			if profile, err := h.Provider.Find(t.Context(), p.email); err != nil || profile.Confirmed {
				t.Fatalf("confirmed: %t (%v), want an unconfirmed user", profile.Confirmed, err)
			}
			must(t, h.Provider.ResendCode(t.Context(), p.email))
			code = p.mailed(t, Confirmation)
		}
		must(t, h.Provider.ConfirmSignUp(t.Context(), p.email, code))
	}},
	{"a code dies of wrong attempts, and a new one is good", needs(Mail, CodeCheck, CodeLimit), func(t *testing.T, h Harness) {
		p := newPerson(h)
		must(t, p.signUp(t.Context()))
		code := p.mailed(t, Confirmation)
		for range 5 {
			wantError(t, h.Provider.ConfirmSignUp(t.Context(), p.email, other(code)), identity.ErrCodeMismatch)
		}
		wantError(t, h.Provider.ConfirmSignUp(t.Context(), p.email, code), identity.ErrTooManyRequests)
		must(t, h.Provider.ResendCode(t.Context(), p.email))
		must(t, h.Provider.ConfirmSignUp(t.Context(), p.email, p.mailed(t, Confirmation)))
	}},
	{"a code is too old after a day", needs(Mail, Clock), func(t *testing.T, h Harness) {
		p := newPerson(h)
		must(t, p.signUp(t.Context()))
		h.Advance(24 * time.Hour)
		wantError(t, h.Provider.ConfirmSignUp(t.Context(), p.email, p.mailed(t, Confirmation)),
			identity.ErrCodeExpired, identity.ErrCodeMismatch)
		must(t, h.Provider.ResendCode(t.Context(), p.email))
		h.Advance(24*time.Hour - time.Second)
		must(t, h.Provider.ConfirmSignUp(t.Context(), p.email, p.mailed(t, Confirmation)))
	}},
	{"a code is good once", needs(Mail, CodeCheck), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		wantError(t, h.Provider.ConfirmSignUp(t.Context(), p.email, p.mailed(t, Confirmation)), identity.ErrCodeMismatch)
	}},
	{"of parallel confirmations one wins", needs(Mail, Concurrency), func(t *testing.T, h Harness) {
		p := newPerson(h)
		must(t, p.signUp(t.Context()))
		code := p.mailed(t, Confirmation)
		errs := together(8, func(int) error { return h.Provider.ConfirmSignUp(t.Context(), p.email, code) })
		if got := count(errs, nil); got != 1 {
			t.Errorf("%d confirmations succeeded, want 1: %v", got, errs)
		}
	}},
	{"an address is taken in any case of its letters", nil, func(t *testing.T, h Harness) {
		p := newPerson(h)
		must(t, p.signUp(t.Context()))
		again := *p
		again.email = "P" + p.email[1:]
		wantError(t, again.signUp(t.Context()), identity.ErrUserExists)
	}},
	{"an account that was never confirmed gives way", needs(Mail, CodeCheck), func(t *testing.T, h Harness) {
		squatter := newPerson(h)
		must(t, squatter.signUp(t.Context()))
		must(t, h.Provider.Discard(t.Context(), squatter.email))
		_, err := h.Provider.Find(t.Context(), squatter.email)
		wantError(t, err, identity.ErrNotFound)
		owner := newPerson(h)
		owner.email, owner.password = squatter.email, "Another!pass2"
		must(t, owner.signUp(t.Context()))
		must(t, h.Provider.ConfirmSignUp(t.Context(), owner.email, owner.mailed(t, Confirmation)))
		_, err = h.Provider.SignIn(t.Context(), squatter.email, squatter.password)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a confirmed account stays", needs(Mail), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		must(t, h.Provider.Discard(t.Context(), p.email))
		must(t, h.Provider.Discard(t.Context(), "nobody-at-all@example.com"))
		_, err := h.Provider.Find(t.Context(), p.email)
		must(t, err)
	}},
	{"of parallel sign-ups with one address one wins", needs(Concurrency), func(t *testing.T, h Harness) {
		p := newPerson(h)
		errs := together(4, func(int) error { return p.signUp(t.Context()) })
		if won, lost := count(errs, nil), count(errs, identity.ErrUserExists); won != 1 || lost != 3 {
			t.Errorf("%d won and %d found the address taken, want 1 and 3: %v", won, lost, errs)
		}
	}},
	{"a weak password makes no user", needs(Policy), func(t *testing.T, h Harness) {
		for _, weak := range []string{"", "a1-", "abcdefgh-", "12345678-", "abcdefg12", "x-anna-123"} {
			p := newPerson(h)
			p.password = weak
			wantError(t, p.signUp(t.Context()), identity.ErrPasswordPolicy)
			_, err := h.Provider.Find(t.Context(), p.email)
			wantError(t, err, identity.ErrNotFound)
		}
	}},
	{"codes are rationed", needs(CodeLimit, Clock), func(t *testing.T, h Harness) {
		p := newPerson(h)
		must(t, p.signUp(t.Context()))
		for range 5 {
			must(t, h.Provider.ResendCode(t.Context(), p.email))
		}
		wantError(t, h.Provider.ResendCode(t.Context(), p.email), identity.ErrTooManyRequests)
		h.Advance(time.Hour)
		must(t, h.Provider.ResendCode(t.Context(), p.email))
	}},
}

var strangerCases = []testCase{
	{"unknown users are found by nobody", needs(Enumeration), func(t *testing.T, h Harness) {
		p := newPerson(h)
		_, err := h.Provider.Find(t.Context(), p.email)
		wantError(t, err, identity.ErrNotFound)
		must(t, h.Provider.ForgotPassword(t.Context(), p.email))
		must(t, h.Provider.ResendCode(t.Context(), p.email))
		if kind, _ := h.LastMail(p.email); kind != "" {
			t.Errorf("a mail of kind %q went to a stranger", kind)
		}
	}},
	{"a confirmed user gets no confirmation code", needs(Mail, Enumeration), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		before := p.mailed(t, Confirmation)
		must(t, h.Provider.ResendCode(t.Context(), p.email))
		if after := p.mailed(t, Confirmation); after != before {
			t.Error("another code was mailed")
		}
	}},
	{"every answer is the same for a known and an unknown address", needs(Mail, Enumeration, CodeCheck, CodeLimit, LockOut, Clock), func(t *testing.T, h Harness) {
		known, unknown := confirmed(t, h), newPerson(h)
		signIn := func(p *person) error {
			_, err := h.Provider.SignIn(t.Context(), p.email, otherPassword)
			return err
		}
		confirm := func(p *person) error { return h.Provider.ConfirmSignUp(t.Context(), p.email, "123456") }
		resend := func(p *person) error { return h.Provider.ResendCode(t.Context(), p.email) }
		forgot := func(p *person) error { return h.Provider.ForgotPassword(t.Context(), p.email) }
		// The chance that the code is really this one is one in a million.
		reset := func(p *person) error {
			return h.Provider.ResetPassword(t.Context(), p.email, "123456", otherPassword)
		}
		nameless := func(p *person) error {
			return h.Provider.ResetPassword(t.Context(), p.email, "123456", "x-anna-123")
		}
		for _, step := range []struct {
			name  string
			call  func(*person) error
			times int
		}{
			{"wrong password", signIn, 7},
			{"wrong confirmation", confirm, 7},
			{"resend", resend, 6},
			{"confirmation after resend", confirm, 7},
			{"reset before forgot", reset, 2},
			{"forgot", forgot, 3},
			{"reset with the name in the password", nameless, 2},
			{"reset", reset, 6},
			{"forgot again", forgot, 4},
		} {
			for i := range step.times {
				a, b := step.call(known), step.call(unknown)
				if text(a) != text(b) {
					t.Fatalf("%s, time %d: known %q, unknown %q", step.name, i+1, text(a), text(b))
				}
			}
		}
	}},
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
