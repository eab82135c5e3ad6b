package identitytest

import (
	"testing"

	"kehu/shared/identity"
)

var factorCases = []testCase{
	{"a wrong first code enrols nothing and leaves the session good", needs(Mail, Setup, TOTPCheck), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		at := p.passwordStep(t, identity.MFASetup)
		secret, session, err := h.Provider.StartTOTP(t.Context(), at.Session)
		must(t, err)
		answer := identity.Answer{Challenge: identity.MFASetup, Session: session, Username: at.Username}
		for _, wrong := range []string{p.wrongCode(t, secret), "", "12345", "abcdef"} {
			answer.Code = wrong
			_, err := h.Provider.Answer(t.Context(), answer)
			wantError(t, err, identity.ErrCodeMismatch)
		}
		answer.Code = p.code(t, secret, 0)
		outcome, err := h.Provider.Answer(t.Context(), answer)
		must(t, err)
		p.take(t, outcome)
	}},
	{"there is no way around the secret", needs(Mail, Setup, Sessions), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		at := p.passwordStep(t, identity.MFASetup)
		_, err := h.Provider.Answer(t.Context(), identity.Answer{
			Challenge: identity.MFASetup, Session: at.Session, Username: at.Username, Code: "000000",
		})
		wantError(t, err, identity.ErrNotAuthorized)
		_, _, err = h.Provider.StartTOTP(t.Context(), "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
		wantError(t, err, identity.ErrNotAuthorized)
		_, _, err = h.Provider.StartTOTP(t.Context(), at.Session)
		must(t, err)
		_, _, err = h.Provider.StartTOTP(t.Context(), at.Session)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"an older setup session cannot replace the second factor", needs(Mail, Setup, Sessions, TOTPCheck), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		old := p.passwordStep(t, identity.MFASetup)
		secret, session, err := h.Provider.StartTOTP(t.Context(), old.Session)
		must(t, err)
		untouched := p.passwordStep(t, identity.MFASetup)
		p.enrol(t, p.passwordStep(t, identity.MFASetup))
		_, err = h.Provider.Answer(t.Context(), identity.Answer{
			Challenge: identity.MFASetup, Session: session, Username: old.Username, Code: p.code(t, secret, 0),
		})
		wantError(t, err, identity.ErrNotAuthorized)
		_, _, err = h.Provider.StartTOTP(t.Context(), untouched.Session)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a replaced secret counts from its confirmation on", needs(Mail, TOTPCheck), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		fresh, err := h.Provider.ReplaceTOTP(t.Context(), p.tokens.Access)
		must(t, err)
		wantError(t, h.Provider.ConfirmTOTP(t.Context(), p.tokens.Access, p.wrongCode(t, fresh)), identity.ErrCodeMismatch)
		p.signIn(t) // with the old one
		must(t, h.Provider.ConfirmTOTP(t.Context(), p.tokens.Access, p.code(t, fresh, 0)))
		_, err = p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), p.freshCode(t))
		wantError(t, err, identity.ErrCodeMismatch)
		p.secret = fresh
		p.signIn(t)
	}},
	{"nothing is confirmed that was not replaced", needs(Mail, TOTPCheck, TOTPOnce), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		wantError(t, h.Provider.ConfirmTOTP(t.Context(), p.tokens.Access, p.code(t, p.secret, 0)), identity.ErrCodeMismatch)
		wantError(t, h.Provider.ConfirmTOTP(t.Context(), "x", "000000"), identity.ErrNotAuthorized)
	}},
	{"a reset second factor is set up anew", needs(Mail, Setup, Resetting), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		at := p.passwordStep(t, identity.SoftwareTokenMFA)
		must(t, h.Provider.ResetMFA(t.Context(), p.username))
		if profile, err := h.Provider.Find(t.Context(), p.email); err != nil || profile.MFA {
			t.Errorf("MFA: %t (%v), want none", profile.MFA, err)
		}
		_, err := p.answer(t, at, p.code(t, p.secret, 1))
		wantError(t, err, identity.ErrNotAuthorized)
		old := p.secret
		p.enrol(t, p.passwordStep(t, identity.MFASetup))
		if p.secret == old {
			t.Error("the old secret came back")
		}
	}},
	{"the second factor of nobody cannot be reset", needs(Resetting), func(t *testing.T, h Harness) {
		wantError(t, h.Provider.ResetMFA(t.Context(), "00000000-0000-4000-8000-000000000000"), identity.ErrNotFound)
	}},
}
