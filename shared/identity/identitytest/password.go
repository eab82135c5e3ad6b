package identitytest

import (
	"fmt"
	"testing"
	"time"

	"kehu/shared/identity"
)

var passwordCases = []testCase{
	{"a forgotten password is reset, and all sessions end", needs(Mail, SignOutAll), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		must(t, h.Provider.ForgotPassword(t.Context(), p.email))
		code := p.mailed(t, PasswordReset)
		must(t, h.Provider.ResetPassword(t.Context(), p.email, code, otherPassword))
		_, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = h.Provider.SignIn(t.Context(), p.email, p.password)
		wantError(t, err, identity.ErrNotAuthorized)
		p.password = otherPassword
		p.signIn(t) // still with the second factor
	}},
	{"a sign-in with the old password cannot be finished after a reset", needs(Mail, Sessions), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		at := p.passwordStep(t, identity.SoftwareTokenMFA)
		must(t, h.Provider.ForgotPassword(t.Context(), p.email))
		must(t, h.Provider.ResetPassword(t.Context(), p.email, p.mailed(t, PasswordReset), otherPassword))
		_, err := p.answer(t, at, p.freshCode(t))
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a reset code is good once", needs(Mail), func(t *testing.T, h Harness) {
		p, code := forgetful(t, h)
		must(t, h.Provider.ResetPassword(t.Context(), p.email, code, otherPassword))
		wantError(t, h.Provider.ResetPassword(t.Context(), p.email, code, goodPassword), identity.ErrCodeMismatch)
	}},
	{"a reset code is too old after an hour", needs(Mail, Clock), func(t *testing.T, h Harness) {
		p, code := forgetful(t, h)
		h.Advance(time.Hour)
		wantError(t, h.Provider.ResetPassword(t.Context(), p.email, code, otherPassword),
			identity.ErrCodeExpired, identity.ErrCodeMismatch)
	}},
	{"a reset code dies of wrong attempts", needs(Mail, CodeLimit), func(t *testing.T, h Harness) {
		p, code := forgetful(t, h)
		for range 5 {
			wantError(t, h.Provider.ResetPassword(t.Context(), p.email, other(code), otherPassword), identity.ErrCodeMismatch)
		}
		wantError(t, h.Provider.ResetPassword(t.Context(), p.email, code, otherPassword), identity.ErrTooManyRequests)
	}},
	{"a weak password leaves the reset code good", needs(Mail, Policy), func(t *testing.T, h Harness) {
		p, code := forgetful(t, h)
		for _, weak := range []string{"", "short1-", "12345678-"} {
			wantError(t, h.Provider.ResetPassword(t.Context(), p.email, code, weak), identity.ErrPasswordPolicy)
		}
		must(t, h.Provider.ResetPassword(t.Context(), p.email, code, otherPassword))
	}},
	{"a reset password may not contain the name", needs(Mail, NameRule), func(t *testing.T, h Harness) {
		p, code := forgetful(t, h)
		wantError(t, h.Provider.ResetPassword(t.Context(), p.email, code, "x-anna-123"), identity.ErrPasswordPolicy)
		wantError(t, h.Provider.ResetPassword(t.Context(), p.email, other(code), "x-anna-123"), identity.ErrCodeMismatch)
		must(t, h.Provider.ResetPassword(t.Context(), p.email, code, otherPassword))
	}},
	{"reset codes are rationed", needs(Mail, CodeLimit, Clock), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		for range 5 {
			must(t, h.Provider.ForgotPassword(t.Context(), p.email))
		}
		wantError(t, h.Provider.ForgotPassword(t.Context(), p.email), identity.ErrTooManyRequests)
		h.Advance(time.Hour)
		must(t, h.Provider.ForgotPassword(t.Context(), p.email))
	}},
	{"who has not confirmed, not accepted or been disabled gets no reset code", needs(Mail, Invitations, Disabling, Enumeration, Eligibility), func(t *testing.T, h Harness) {
		unconfirmed := newPerson(h)
		must(t, unconfirmed.signUp(t.Context()))
		disabled := confirmed(t, h)
		profile, err := h.Provider.Find(t.Context(), disabled.email)
		must(t, err)
		must(t, h.Provider.Disable(t.Context(), profile.Username))
		for _, p := range []*person{unconfirmed, invited(t, h), disabled} {
			must(t, h.Provider.ForgotPassword(t.Context(), p.email))
			if kind, _ := h.LastMail(p.email); kind == PasswordReset {
				t.Errorf("%s got a code", p.email)
			}
		}
	}},
	{"of parallel resets with one code one wins", needs(Mail, Concurrency), func(t *testing.T, h Harness) {
		p, code := forgetful(t, h)
		errs := together(4, func(int) error {
			return h.Provider.ResetPassword(t.Context(), p.email, code, otherPassword)
		})
		if got := count(errs, nil); got != 1 {
			t.Errorf("%d resets succeeded, want 1: %v", got, errs)
		}
	}},
	{"a signed-in user changes the password", needs(Mail), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		must(t, h.Provider.ChangePassword(t.Context(), p.tokens.Access, p.password, otherPassword))
		_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
		wantError(t, err, identity.ErrNotAuthorized)
		p.password = otherPassword
		p.signIn(t)
	}},
	{"a password is not changed by a weak one, a wrong one or a forged token", needs(Mail, Policy, Verification), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		for _, weak := range []string{"", "short1-", "x-anna-123"} {
			err := h.Provider.ChangePassword(t.Context(), p.tokens.Access, p.password, weak)
			wantError(t, err, identity.ErrPasswordPolicy)
		}
		err := h.Provider.ChangePassword(t.Context(), p.tokens.Access, otherPassword, otherPassword)
		wantError(t, err, identity.ErrNotAuthorized)
		for _, token := range []string{"", "x", p.tokens.ID, p.tokens.Refresh, p.tokens.Access[:len(p.tokens.Access)-4] + "AAAA"} {
			err := h.Provider.ChangePassword(t.Context(), token, p.password, otherPassword)
			wantError(t, err, identity.ErrNotAuthorized)
		}
		p.passwordStep(t, identity.SoftwareTokenMFA)
	}},
	{"none of the last five passwords is chosen again", needs(Mail, History), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		change := func(to string) error { return h.Provider.ChangePassword(t.Context(), p.tokens.Access, p.password, to) }
		first := p.password
		for i := range identity.PasswordHistory {
			wantError(t, change(first), identity.ErrPasswordReused)
			wantError(t, change(p.password), identity.ErrPasswordReused)
			next := fmt.Sprintf("%s-%d", otherPassword, i)
			must(t, change(next))
			p.password = next
		}
		must(t, change(first))
		must(t, h.Provider.ForgotPassword(t.Context(), p.email))
		code := p.mailed(t, PasswordReset)
		wantError(t, h.Provider.ResetPassword(t.Context(), p.email, code, p.password), identity.ErrPasswordReused)
		must(t, h.Provider.ResetPassword(t.Context(), p.email, code, otherPassword))
	}},
	{"a temporary password lets in to choose another one, and ends all sessions", needs(Mail, Setting, SignOutAll, History), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		old := p.password
		for _, weak := range []string{"", "short1-", "12345678-"} {
			wantError(t, h.Provider.SetTemporaryPassword(t.Context(), p.username, weak), identity.ErrPasswordPolicy)
		}
		must(t, h.Provider.SetTemporaryPassword(t.Context(), p.username, otherPassword))
		_, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = h.Provider.SignIn(t.Context(), p.email, old)
		wantError(t, err, identity.ErrNotAuthorized)
		p.password = otherPassword
		at := p.passwordStep(t, identity.NewPasswordRequired)
		_, err = p.choose(t, at, old)
		wantError(t, err, identity.ErrPasswordReused)
		p.password = otherPassword + "-2"
		next, err := p.choose(t, at, p.password)
		must(t, err)
		if next.Challenge != identity.SoftwareTokenMFA {
			t.Fatalf("got challenge %q, want the second factor that was there", next.Challenge)
		}
		p.signIn(t)
	}},
	{"a temporary password ends after seven days", needs(Mail, Setting, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		must(t, h.Provider.SetTemporaryPassword(t.Context(), p.username, otherPassword))
		h.Advance(7 * 24 * time.Hour)
		_, err := h.Provider.SignIn(t.Context(), p.email, otherPassword)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a password is set for its owner, whose sessions stay", needs(Mail, Setting, History, Rotation), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		for _, weak := range []string{"", "short1-", "x-anna-123"} {
			wantError(t, h.Provider.SetPassword(t.Context(), p.username, weak), identity.ErrPasswordPolicy)
		}
		wantError(t, h.Provider.SetPassword(t.Context(), p.username, p.password), identity.ErrPasswordReused)
		must(t, h.Provider.SetPassword(t.Context(), p.username, otherPassword))
		_, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		must(t, err)
		p.password = otherPassword
		p.signIn(t)
	}},
	{"the password of nobody cannot be set", needs(Setting), func(t *testing.T, h Harness) {
		nobody := "00000000-0000-4000-8000-000000000000"
		wantError(t, h.Provider.SetPassword(t.Context(), nobody, otherPassword), identity.ErrNotFound)
		wantError(t, h.Provider.SetTemporaryPassword(t.Context(), nobody, otherPassword), identity.ErrNotFound)
	}},
	{"guesses at the old password lock", needs(Mail, LockOut), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		for range 5 {
			err := h.Provider.ChangePassword(t.Context(), p.tokens.Access, otherPassword, otherPassword)
			wantError(t, err, identity.ErrNotAuthorized)
		}
		err := h.Provider.ChangePassword(t.Context(), p.tokens.Access, p.password, otherPassword)
		wantLocked(t, h, err, time.Second)
	}},
}

// forgetful returns somebody who got a reset code.
func forgetful(t *testing.T, h Harness) (p *person, code string) {
	t.Helper()
	p = confirmed(t, h)
	must(t, h.Provider.ForgotPassword(t.Context(), p.email))
	return p, p.mailed(t, PasswordReset)
}
