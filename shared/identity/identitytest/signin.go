package identitytest

import (
	"strings"
	"testing"
	"time"

	"kehu/shared/identity"
)

var signInCases = []testCase{
	{"addresses are compared without case", needs(Mail), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		p.email = strings.ToUpper(p.email)
		p.signIn(t)
	}},
	{"a wrong password is refused", needs(Mail, Policy, Setup), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		for _, wrong := range []string{"", otherPassword, strings.ToUpper(p.password), strings.Repeat("x", 300)} {
			_, err := h.Provider.SignIn(t.Context(), p.email, wrong)
			wantError(t, err, identity.ErrNotAuthorized)
		}
		_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
		must(t, err)
	}},
	{"what is no address is refused like a stranger", needs(Enumeration), func(t *testing.T, h Harness) {
		for _, email := range []string{"", " ", "nobody", strings.Repeat("x", 3000) + "@example.com", "a\x00b@example.com", "a#b%c@example.com"} {
			_, err := h.Provider.SignIn(t.Context(), email, goodPassword)
			wantError(t, err, identity.ErrNotAuthorized)
		}
	}},
	{"a wrong code leaves the session good", needs(Mail, TOTPCheck), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		at := p.passwordStep(t, identity.SoftwareTokenMFA)
		for _, wrong := range []string{p.wrongCode(t, p.secret), "", "12345", "abcdef"} {
			_, err := p.answer(t, at, wrong)
			wantError(t, err, identity.ErrCodeMismatch)
		}
		outcome, err := p.answer(t, at, p.freshCode(t))
		must(t, err)
		p.take(t, outcome)
	}},
	{"a code is good one step early or late, not two", needs(Mail, TOTPCheck, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		h.Advance(5 * time.Minute)
		for _, steps := range []int{-2, 2} {
			_, err := p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), p.code(t, p.secret, steps))
			wantError(t, err, identity.ErrCodeMismatch)
		}
		for _, steps := range []int{-1, 1} {
			_, err := p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), p.code(t, p.secret, steps))
			must(t, err)
		}
	}},
	{"a code is good once, also the one of enrolment", needs(Mail, TOTPCheck, TOTPOnce), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		_, err := p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), p.code(t, p.secret, 0))
		wantError(t, err, identity.ErrCodeMismatch)
		code := p.freshCode(t)
		_, err = p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), code)
		must(t, err)
		_, err = p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), code)
		wantError(t, err, identity.ErrCodeMismatch)
	}},
	{"a session is good for one right answer", needs(Mail, Sessions), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		at := p.passwordStep(t, identity.SoftwareTokenMFA)
		_, err := p.answer(t, at, p.freshCode(t))
		must(t, err)
		_, err = p.answer(t, at, p.freshCode(t))
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a session lives three minutes", needs(Mail, Sessions, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		late := p.passwordStep(t, identity.SoftwareTokenMFA)
		h.Advance(time.Second)
		timely := p.passwordStep(t, identity.SoftwareTokenMFA)
		h.Advance(3*time.Minute - time.Second)
		_, err := p.answer(t, late, p.code(t, p.secret, 0))
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = p.answer(t, timely, p.code(t, p.secret, 0))
		must(t, err)
	}},
	{"a session is bound to its user and its challenge", needs(Mail, Sessions), func(t *testing.T, h Harness) {
		anna, eve := enrolled(t, h), enrolled(t, h)
		at := anna.passwordStep(t, identity.SoftwareTokenMFA)
		code := anna.freshCode(t)
		for _, forged := range []identity.Answer{
			{Challenge: identity.SoftwareTokenMFA, Session: at.Session, Username: eve.username, Code: eve.code(t, eve.secret, 0)},
			{Challenge: identity.SoftwareTokenMFA, Session: at.Session, Username: "", Code: code},
			{Challenge: identity.MFASetup, Session: at.Session, Username: anna.username, Code: code},
			{Challenge: identity.NewPasswordRequired, Session: at.Session, Username: anna.username, NewPassword: otherPassword},
			{Challenge: "CUSTOM_CHALLENGE", Session: at.Session, Username: anna.username, Code: code},
			{Challenge: identity.SoftwareTokenMFA, Session: strings.Repeat("A", 43), Username: anna.username, Code: code},
			{Challenge: identity.SoftwareTokenMFA, Session: "", Username: anna.username, Code: code},
		} {
			_, err := h.Provider.Answer(t.Context(), forged)
			wantError(t, err, identity.ErrNotAuthorized)
		}
		_, _, err := h.Provider.StartTOTP(t.Context(), at.Session)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = anna.answer(t, at, code)
		must(t, err)
	}},
	{"of parallel answers on one session one wins", needs(Mail, Concurrency, Sessions), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		at := p.passwordStep(t, identity.SoftwareTokenMFA)
		code := p.freshCode(t)
		errs := together(8, func(int) error {
			_, err := p.answer(t, at, code)
			return err
		})
		if got := count(errs, nil); got != 1 {
			t.Errorf("%d answers got tokens, want 1: %v", got, errs)
		}
	}},
	{"of parallel sign-ins with one code one wins", needs(Mail, Concurrency, TOTPOnce), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		var sessions []identity.Outcome
		for range 4 {
			sessions = append(sessions, p.passwordStep(t, identity.SoftwareTokenMFA))
		}
		code := p.freshCode(t)
		errs := together(4, func(i int) error {
			_, err := p.answer(t, sessions[i], code)
			return err
		})
		if got := count(errs, nil); got != 1 {
			t.Errorf("%d answers got tokens, want 1: %v", got, errs)
		}
	}},
}

var lockOutCases = []testCase{
	{"the fifth failure locks for a second, and the time doubles up to fifteen minutes", needs(Mail, LockOut, Clock), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		for range 4 {
			failOnce(t, h, p)
		}
		for wait := time.Second; wait <= 15*time.Minute; wait = min(2*wait, 15*time.Minute) {
			failOnce(t, h, p)
			_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
			wantLocked(t, h, err, wait)
			if wait == 15*time.Minute {
				return
			}
			h.Advance(wait - time.Millisecond)
			_, err = h.Provider.SignIn(t.Context(), p.email, p.password)
			wantLocked(t, h, err, time.Millisecond)
			h.Advance(time.Millisecond)
		}
	}},
	{"wrong codes count like wrong passwords, and a right password does not clear them", needs(Mail, LockOut, TOTPCheck, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		failOnce(t, h, p)
		failOnce(t, h, p)
		for range 3 {
			_, err := p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), p.wrongCode(t, p.secret))
			wantError(t, err, identity.ErrCodeMismatch)
		}
		_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
		wantLocked(t, h, err, time.Second)
	}},
	{"a lock holds for an answer, too", needs(Mail, LockOut, TOTPCheck, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		at := p.passwordStep(t, identity.SoftwareTokenMFA)
		for range 5 {
			failOnce(t, h, p)
		}
		_, err := p.answer(t, at, p.code(t, p.secret, 1))
		wantLocked(t, h, err, time.Second)
		h.Advance(time.Second)
		_, err = p.answer(t, at, p.code(t, p.secret, 1))
		must(t, err)
	}},
	{"a lock is lifted, or it is told for how long it may last", needs(Mail, LockOut), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		for range 5 {
			failOnce(t, h, p)
		}
		profile, err := h.Provider.Find(t.Context(), p.email)
		must(t, err)
		left, err := h.Provider.Unlock(t.Context(), profile.Username)
		must(t, err)
		if h.lacks(Unlocking) {
			if left != identity.MaxLock {
				t.Errorf("it may last %s, want %s", left, identity.MaxLock)
			}
			return
		}
		if left != 0 {
			t.Errorf("it may last %s, want 0", left)
		}
		p.passwordStep(t, identity.MFASetup)
		for range 4 {
			failOnce(t, h, p) // counted from the start
		}
		p.passwordStep(t, identity.MFASetup)
		_, err = h.Provider.Unlock(t.Context(), "00000000-0000-4000-8000-000000000000")
		wantError(t, err, identity.ErrNotFound)
	}},
	{"a sign-in to the end clears the failures", needs(Mail, LockOut), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		for range 4 {
			failOnce(t, h, p)
		}
		p.signIn(t)
		for range 4 {
			failOnce(t, h, p)
		}
		p.signIn(t)
	}},
	{"fifteen minutes of quiet clear the failures", needs(Mail, LockOut, Clock), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		for range 4 {
			failOnce(t, h, p)
		}
		h.Advance(15 * time.Minute)
		for range 4 {
			failOnce(t, h, p)
		}
		_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
		must(t, err)
	}},
	{"parallel guesses are counted one by one", needs(Mail, LockOut, Concurrency), func(t *testing.T, h Harness) {
		p := confirmed(t, h)
		errs := together(16, func(int) error {
			_, err := h.Provider.SignIn(t.Context(), p.email, otherPassword)
			return err
		})
		if got := count(errs, identity.ErrNotAuthorized); got != 5 {
			t.Errorf("%d guesses were answered, want 5: %v", got, errs)
		}
	}},
}

// failOnce gives a wrong password, which must be told to be wrong.
func failOnce(t *testing.T, h Harness, p *person) {
	t.Helper()
	_, err := h.Provider.SignIn(t.Context(), p.email, otherPassword)
	wantError(t, err, identity.ErrNotAuthorized)
}
