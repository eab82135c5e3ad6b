package identitytest

import (
	"testing"
	"time"

	"kehu/shared/identity"
)

var invitationCases = []testCase{
	{"the invited chooses a password, enrols and holds tokens", needs(Mail, Invitations, Setup), func(t *testing.T, h Harness) {
		p := invited(t, h)
		at := p.passwordStep(t, identity.NewPasswordRequired)
		next, err := p.choose(t, at, otherPassword)
		must(t, err)
		if next.Challenge != identity.MFASetup {
			t.Fatalf("got challenge %q, want %q", next.Challenge, identity.MFASetup)
		}
		p.enrol(t, next)
		profile, err := h.Provider.Find(t.Context(), p.email)
		must(t, err)
		if profile.Tenant != p.tenant || profile.User != p.user || !profile.Confirmed || !profile.Enabled || !profile.MFA {
			t.Errorf("got %+v, want an enabled user of %s", profile, p.tenant)
		}
	}},
	{"a weak new password is refused and the session stays good", needs(Mail, Invitations, Policy, Setup), func(t *testing.T, h Harness) {
		p := invited(t, h)
		at := p.passwordStep(t, identity.NewPasswordRequired)
		for _, weak := range []string{"", "short1-", "x-anna-123"} {
			_, err := p.choose(t, at, weak)
			wantError(t, err, identity.ErrPasswordPolicy)
		}
		_, err := p.choose(t, at, otherPassword)
		must(t, err)
	}},
	{"the temporary password ends when another one is chosen", needs(Mail, Invitations, Setup), func(t *testing.T, h Harness) {
		p := invited(t, h)
		first, second := p.passwordStep(t, identity.NewPasswordRequired), p.passwordStep(t, identity.NewPasswordRequired)
		_, err := p.choose(t, first, goodPassword)
		must(t, err)
		_, err = h.Provider.SignIn(t.Context(), p.email, p.password)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = p.choose(t, second, otherPassword)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"the temporary password ends after seven days", needs(Mail, Invitations, Clock), func(t *testing.T, h Harness) {
		p := invited(t, h)
		h.Advance(7*24*time.Hour - time.Second)
		p.passwordStep(t, identity.NewPasswordRequired)
		h.Advance(time.Second)
		_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a new invitation replaces the password", needs(Mail, Reinvitation), func(t *testing.T, h Harness) {
		p := invited(t, h)
		again := p.invitation()
		again.Resend = true
		must(t, h.Provider.Invite(t.Context(), again))
		fresh := p.mailed(t, Invitation)
		_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
		wantError(t, err, identity.ErrNotAuthorized)
		p.password = fresh
		p.passwordStep(t, identity.NewPasswordRequired)
	}},
	{"nobody is invited who is there already", needs(Mail, Reinvitation), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		for _, resend := range []bool{false, true} {
			in := p.invitation()
			in.Resend = resend
			wantError(t, h.Provider.Invite(t.Context(), in), identity.ErrUserExists)
		}
	}},
	{"nobody is invited again who never was", needs(Reinvitation), func(t *testing.T, h Harness) {
		in := newPerson(h).invitation()
		in.Resend = true
		wantError(t, h.Provider.Invite(t.Context(), in), identity.ErrNotFound)
	}},
}

// invited returns somebody whose password is the mailed one.
func invited(t *testing.T, h Harness) *person {
	t.Helper()
	p := newPerson(h)
	must(t, h.Provider.Invite(t.Context(), p.invitation()))
	p.password = p.mailed(t, Invitation)
	return p
}

// choose answers NewPasswordRequired.
func (p *person) choose(t *testing.T, at identity.Outcome, password string) (identity.Outcome, error) {
	t.Helper()
	return p.h.Provider.Answer(t.Context(), identity.Answer{
		Challenge: identity.NewPasswordRequired, Session: at.Session, Username: at.Username, NewPassword: password,
	})
}
