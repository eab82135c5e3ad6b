package local

import (
	"context"
	"errors"
	"testing"
	"time"

	"kehu/shared/identity"
	"kehu/shared/table"
)

// overtaken is a table on which somebody else gets ahead once, between a call's reads and its
// transaction.
type overtaken struct {
	table.Table
	by func()
}

func (o *overtaken) Transact(ctx context.Context, tx table.Tx) error {
	if by := o.by; by != nil {
		o.by = nil
		by()
	}
	return o.Table.Transact(ctx, tx)
}

// overtake makes by happen just before the next transaction.
func (w *world) overtake(by func()) { w.Table = &overtaken{w.memory, by} }

const wrongPassword = "battery8-staple"

func TestAGuessThatWasOvertakenIsCountedToo(t *testing.T) {
	w := newWorld(t)
	w.signUp(t)
	guess := func() error {
		_, err := w.SignIn(t.Context(), annaEmail, wrongPassword)
		return err
	}
	for range 2 {
		w.overtake(func() { _ = guess() })
		if err := guess(); !errors.Is(err, identity.ErrNotAuthorized) {
			t.Fatalf("got %v, want %v", err, identity.ErrNotAuthorized)
		}
	}
	if err := guess(); !errors.Is(err, identity.ErrNotAuthorized) { // the fifth
		t.Fatalf("got %v, want %v", err, identity.ErrNotAuthorized)
	}
	var locked *identity.LockedError
	if err := guess(); !errors.As(err, &locked) {
		t.Errorf("got %v, want a lock", err)
	}
}

func TestARightPasswordDoesNotPassALockThatCameInBetween(t *testing.T) {
	w := newWorld(t)
	w.signUp(t)
	for range 4 {
		_, _ = w.SignIn(t.Context(), annaEmail, wrongPassword)
	}
	w.overtake(func() { _, _ = w.SignIn(t.Context(), annaEmail, wrongPassword) })
	var locked *identity.LockedError
	if _, err := w.SignIn(t.Context(), annaEmail, annaPassword); !errors.As(err, &locked) {
		t.Errorf("got %v, want a lock", err)
	}
}

func TestARightCodeDoesNotPassALockThatCameInBetween(t *testing.T) {
	w := newWorld(t)
	_, secret := w.enrol(t)
	w.advance(totpPeriod * time.Second)
	at, err := w.SignIn(t.Context(), annaEmail, annaPassword)
	must(t, err)
	w.overtake(func() {
		for range 5 {
			_, _ = w.SignIn(t.Context(), annaEmail, wrongPassword)
		}
	})
	_, err = w.Answer(t.Context(), identity.Answer{
		Challenge: at.Challenge, Session: at.Session, Username: at.Username, Code: w.code(t, secret),
	})
	if _, locked := errors.AsType[*identity.LockedError](err); !locked {
		t.Errorf("got %v, want a lock", err)
	}
}

func TestARefreshThatIsOvertakenByARefreshGivesTheSameSuccessor(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	var ahead identity.Tokens
	w.overtake(func() {
		var err error
		ahead, err = w.Refresh(t.Context(), tokens.Refresh)
		must(t, err)
	})
	behind, err := w.Refresh(t.Context(), tokens.Refresh)
	must(t, err)
	if ahead.Refresh != behind.Refresh {
		t.Error("two successors of one refresh token")
	}
	if _, err := w.Refresh(t.Context(), behind.Refresh); err != nil {
		t.Errorf("the successor: %v", err)
	}
}

func TestWhatRevokesIsNotOvertakenByARefresh(t *testing.T) {
	for name, revoke := range map[string]func(*world, identity.Tokens, string) error{
		"sign-out everywhere": func(w *world, _ identity.Tokens, username string) error {
			return w.SignOutEverywhere(context.Background(), username)
		},
		"disable": func(w *world, _ identity.Tokens, username string) error {
			return w.Disable(context.Background(), username)
		},
		"sign-out": func(w *world, tokens identity.Tokens, _ string) error {
			return w.SignOut(context.Background(), tokens.Refresh)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			tokens, _ := w.enrol(t)
			profile, err := w.Find(t.Context(), annaEmail)
			must(t, err)
			w.overtake(func() { must(t, revoke(w, tokens, profile.Username)) })
			if _, err := w.Refresh(t.Context(), tokens.Refresh); !errors.Is(err, identity.ErrNotAuthorized) {
				t.Errorf("got %v, want %v", err, identity.ErrNotAuthorized)
			}
		})
	}
}

func TestASessionThatWasUsedInBetweenStartsNoEnrolment(t *testing.T) {
	w := newWorld(t)
	w.signUp(t)
	at, err := w.SignIn(t.Context(), annaEmail, annaPassword)
	must(t, err)
	w.overtake(func() {
		_, _, err := w.StartTOTP(t.Context(), at.Session)
		must(t, err)
	})
	if _, _, err := w.StartTOTP(t.Context(), at.Session); !errors.Is(err, identity.ErrNotAuthorized) {
		t.Errorf("got %v, want %v", err, identity.ErrNotAuthorized)
	}
}

// A challenge asks for something of a user as the user was then.
func TestAPendingSessionEndsWithWhatItStoodOn(t *testing.T) {
	tests := []struct {
		outcome string
		change  func(*world, *testing.T, identity.Tokens, string)
	}{
		{"sign-out everywhere", func(w *world, t *testing.T, _ identity.Tokens, username string) {
			must(t, w.SignOutEverywhere(t.Context(), username))
		}},
		{"another password", func(w *world, t *testing.T, tokens identity.Tokens, _ string) {
			must(t, w.ChangePassword(t.Context(), tokens.Access, annaPassword, wrongPassword))
		}},
		{"disabled and enabled again", func(w *world, t *testing.T, _ identity.Tokens, username string) {
			must(t, w.Disable(t.Context(), username))
			must(t, w.Enable(t.Context(), username))
		}},
	}
	for _, test := range tests {
		t.Run(test.outcome, func(t *testing.T) {
			w := newWorld(t)
			tokens, secret := w.enrol(t)
			w.advance(totpPeriod * time.Second)
			at, err := w.SignIn(t.Context(), annaEmail, annaPassword)
			must(t, err)
			test.change(w, t, tokens, at.Username)
			_, err = w.Answer(t.Context(), identity.Answer{
				Challenge: at.Challenge, Session: at.Session, Username: at.Username, Code: w.code(t, secret),
			})
			if !errors.Is(err, identity.ErrNotAuthorized) {
				t.Errorf("got %v, want %v", err, identity.ErrNotAuthorized)
			}
		})
	}
}

func TestASessionForACodeStartsNoEnrolmentAfterAReset(t *testing.T) {
	w := newWorld(t)
	w.enrol(t)
	at, err := w.SignIn(t.Context(), annaEmail, annaPassword)
	must(t, err)
	must(t, w.ResetMFA(t.Context(), at.Username))
	if _, _, err := w.StartTOTP(t.Context(), at.Session); !errors.Is(err, identity.ErrNotAuthorized) {
		t.Errorf("got %v, want %v", err, identity.ErrNotAuthorized)
	}
}

func TestAReplacementEndsAfterAnHour(t *testing.T) {
	w := newWorld(t)
	tokens, _ := w.enrol(t)
	fresh, err := w.ReplaceTOTP(t.Context(), tokens.Access)
	must(t, err)
	w.advance(replacementLife)
	rotated, err := w.Refresh(t.Context(), tokens.Refresh)
	must(t, err)
	if err := w.ConfirmTOTP(t.Context(), rotated.Access, w.code(t, fresh)); !errors.Is(err, identity.ErrCodeMismatch) {
		t.Errorf("got %v, want %v", err, identity.ErrCodeMismatch)
	}
}
