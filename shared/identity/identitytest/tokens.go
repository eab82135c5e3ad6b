package identitytest

import (
	"sync"
	"testing"
	"time"

	"kehu/shared/identity"
)

var tokenCases = []testCase{
	{"an access token says who, for whom and what for", needs(Mail, Trigger, Verification), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		claims, err := h.Verify(p.tokens.Access)
		must(t, err)
		for name, want := range map[string]string{
			"tenant": p.tenant, "user": p.user, "token_use": "access", "sub": p.username, "username": p.username,
		} {
			if got := claims[name]; got != want {
				t.Errorf("claim %s: got %q, want %q", name, got, want)
			}
		}
		for _, name := range []string{"iss", "client_id", "jti", "origin_jti", "auth_time", "iat", "exp"} {
			if claims[name] == "" {
				t.Errorf("claim %s is missing", name)
			}
		}
		if got, want := p.tokens.ExpiresIn, 15*time.Minute; got != want {
			t.Errorf("expires in %s, want %s", got, want)
		}
	}},
	{"an ID token opens nothing", needs(Mail, Verification), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		if _, err := h.Verify(p.tokens.ID); err == nil {
			t.Error("the gateway took an ID token")
		}
		_, err := h.Provider.ReplaceTOTP(t.Context(), p.tokens.ID)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"an access token ends after fifteen minutes", needs(Mail, Verification, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		h.Advance(15*time.Minute - 2*time.Second)
		_, err := h.Verify(p.tokens.Access)
		must(t, err)
		h.Advance(2 * time.Second)
		if _, err := h.Verify(p.tokens.Access); err == nil {
			t.Error("the token is still good")
		}
		_, err = h.Provider.ReplaceTOTP(t.Context(), p.tokens.Access)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a refresh gives new tokens of the same family", needs(Mail, Rotation, Trigger, Verification, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		before, err := h.Verify(p.tokens.Access)
		must(t, err)
		for range 3 {
			h.Advance(time.Hour)
			fresh, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
			must(t, err)
			if fresh.Refresh == p.tokens.Refresh || fresh.Refresh == "" || fresh.ExpiresIn != 15*time.Minute {
				t.Fatal("the refresh token was not replaced")
			}
			p.tokens = fresh
			after, err := h.Verify(fresh.Access)
			must(t, err)
			for _, name := range []string{"origin_jti", "auth_time", "sub", "tenant", "user", "scope"} {
				if after[name] != before[name] {
					t.Errorf("claim %s: got %q, want %q as before", name, after[name], before[name])
				}
			}
			if after["jti"] == before["jti"] {
				t.Error("two tokens have one jti")
			}
		}
	}},
	{"a retry within the grace period is answered", needs(Mail, Rotation, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		_, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		must(t, err)
		h.Advance(h.Grace - time.Second)
		again, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		must(t, err)
		_, err = h.Provider.Refresh(t.Context(), again.Refresh)
		must(t, err)
	}},
	{"a used refresh token revokes the family", needs(Mail, Rotation, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		fresh, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		must(t, err)
		h.Advance(h.Grace)
		_, err = h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		wantError(t, err, identity.ErrTokenReused)
		_, err = h.Provider.Refresh(t.Context(), fresh.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = h.Provider.ReplaceTOTP(t.Context(), fresh.Access)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"parallel refreshes with one token leave one successor", needs(Mail, Rotation, Concurrency), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		var mu sync.Mutex
		successors := map[string]bool{}
		for _, err := range together(8, func(int) error {
			fresh, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				successors[fresh.Refresh] = true
			}
			return err
		}) {
			must(t, err)
		}
		if len(successors) != 1 {
			t.Fatalf("%d successors, want 1", len(successors))
		}
	}},
	{"a family ends thirty days after the sign-in", needs(Mail, Rotation, Clock), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		h.Advance(30*24*time.Hour - time.Second)
		fresh, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		must(t, err)
		h.Advance(time.Second)
		_, err = h.Provider.Refresh(t.Context(), fresh.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"what is no refresh token is refused", nil, func(t *testing.T, h Harness) {
		for _, token := range []string{"", "x", "a.b.c", "bm90IGEgdG9rZW4", "\x00\xff"} {
			_, err := h.Provider.Refresh(t.Context(), token)
			wantError(t, err, identity.ErrNotAuthorized)
			must(t, h.Provider.SignOut(t.Context(), token))
		}
	}},
	{"the trigger can refuse tokens at sign-in and at refresh", needs(Mail, Trigger), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		h.RefuseClaims(true)
		outcome, err := p.answer(t, p.passwordStep(t, identity.SoftwareTokenMFA), p.freshCode(t))
		wantError(t, err, identity.ErrNotAuthorized)
		if outcome.Tokens != nil {
			t.Error("tokens came with the refusal")
		}
		_, err = h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
		h.RefuseClaims(false)
		p.signIn(t)
	}},
}

var signOutCases = []testCase{
	{"signing out ends this session only, and once is enough", needs(Mail, Revocation, Rotation), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		first := p.tokens
		p.signIn(t)
		must(t, h.Provider.SignOut(t.Context(), first.Refresh))
		must(t, h.Provider.SignOut(t.Context(), first.Refresh))
		_, err := h.Provider.Refresh(t.Context(), first.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = h.Provider.ReplaceTOTP(t.Context(), first.Access)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		must(t, err)
	}},
	{"signing out with a used refresh token ends its family", needs(Mail, Revocation, Rotation), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		fresh, err := h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		must(t, err)
		must(t, h.Provider.SignOut(t.Context(), p.tokens.Refresh))
		_, err = h.Provider.Refresh(t.Context(), fresh.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"signing out everywhere ends all sessions", needs(Mail, SignOutAll), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		first := p.tokens
		p.signIn(t)
		must(t, h.Provider.SignOutEverywhere(t.Context(), p.username))
		for _, tokens := range []identity.Tokens{first, p.tokens} {
			_, err := h.Provider.Refresh(t.Context(), tokens.Refresh)
			wantError(t, err, identity.ErrNotAuthorized)
			_, err = h.Provider.ReplaceTOTP(t.Context(), tokens.Access)
			wantError(t, err, identity.ErrNotAuthorized)
		}
		p.signIn(t)
	}},
	{"a disabled user is out at once and stays out", needs(Mail, Disabling), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		must(t, h.Provider.Disable(t.Context(), p.username))
		_, err := h.Provider.SignIn(t.Context(), p.email, p.password)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
		if profile, err := h.Provider.Find(t.Context(), p.email); err != nil || profile.Enabled {
			t.Errorf("enabled: %t (%v), want a disabled user", profile.Enabled, err)
		}
		must(t, h.Provider.Enable(t.Context(), p.username))
		_, err = h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
		p.signIn(t)
	}},
	{"a disabled user cannot finish a sign-in", needs(Mail, Disabling, Sessions), func(t *testing.T, h Harness) {
		p := enrolled(t, h)
		at := p.passwordStep(t, identity.SoftwareTokenMFA)
		must(t, h.Provider.Disable(t.Context(), p.username))
		_, err := p.answer(t, at, p.freshCode(t))
		wantError(t, err, identity.ErrNotAuthorized)
	}},
	{"a removed user is out at once, and the address is free", needs(Mail, Removing), func(t *testing.T, h Harness) {
		p, other := enrolled(t, h), confirmed(t, h)
		before, err := h.Provider.Find(t.Context(), other.email)
		must(t, err)
		for range 2 {
			must(t, h.Provider.Remove(t.Context(), p.username))
		}
		_, err = h.Provider.Find(t.Context(), p.email)
		wantError(t, err, identity.ErrNotFound)
		_, err = h.Provider.SignIn(t.Context(), p.email, p.password)
		wantError(t, err, identity.ErrNotAuthorized)
		_, err = h.Provider.Refresh(t.Context(), p.tokens.Refresh)
		wantError(t, err, identity.ErrNotAuthorized)
		if after, err := h.Provider.Find(t.Context(), other.email); err != nil || after != before {
			t.Errorf("another user: %+v, %v", after, err)
		}
		next := newPerson(h)
		next.email = p.email
		must(t, next.signUp(t.Context()))
		must(t, h.Provider.ConfirmSignUp(t.Context(), next.email, next.mailed(t, Confirmation)))
	}},
	{"who is not there cannot be signed out, disabled or enabled", needs(Disabling, SignOutAll), func(t *testing.T, h Harness) {
		const nobody = "00000000-0000-4000-8000-000000000000"
		wantError(t, h.Provider.SignOutEverywhere(t.Context(), nobody), identity.ErrNotFound)
		wantError(t, h.Provider.Disable(t.Context(), nobody), identity.ErrNotFound)
		wantError(t, h.Provider.Enable(t.Context(), nobody), identity.ErrNotFound)
	}},
}
