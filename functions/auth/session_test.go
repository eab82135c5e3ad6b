package auth_test

import (
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/infra/scenario"
	"kehu/shared/session"
	"kehu/shared/user"
)

func TestRefresh(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	refresh := func(token string) scenario.Request { return post(auth.Refresh, "refreshToken", token) }
	first := p.Tokens
	var second, again scenario.Tokens
	k.Run(t, []scenario.Scenario{
		{Name: "garbage is refused", Request: refresh("garbage"), Status: 401, Code: "auth.tokenInvalid"},
		{Name: "an access token is refused", Request: refresh(first.AccessToken), Status: 401, Code: "auth.tokenInvalid"},
		{Name: "no token is refused", Request: refresh(""), Status: 422, Code: "request.invalid", Fields: []string{"/refreshToken field.tooShort"}},
		{
			Name: "a refresh token gives new tokens", Request: refresh(first.RefreshToken), Status: 200,
			Before: func(*testing.T) { k.Clock.Advance(20 * time.Minute) }, // the access token is over
			After:  func(t *testing.T, r scenario.Response) { r.Into(t, &second) },
		},
		{
			Name: "the same ones to a client that lost the answer", Request: refresh(first.RefreshToken), Status: 200,
			After: func(t *testing.T, r scenario.Response) { r.Into(t, &again) },
		},
	})
	if again.RefreshToken != second.RefreshToken || second.RefreshToken == first.RefreshToken {
		t.Error("the refresh token does not rotate as it should")
	}
	k.Do(t, whoami(k.Bearer(t, second.AccessToken))).Want(t, 200)
	k.Clock.Advance(time.Minute)
	k.Run(t, []scenario.Scenario{
		{Name: "later it is reuse", Request: refresh(first.RefreshToken), Status: 401, Code: "auth.tokenReused"},
		{Name: "which ends the session", Request: refresh(second.RefreshToken), Status: 401, Code: "auth.tokenInvalid"},
	})
	t.Run("a suspended user gets no new tokens", func(t *testing.T) {
		k.SignIn(t, p)
		k.ChangeUser(t, p.Caller, func(u *user.User) { u.Status = user.Suspended })
		k.Do(t, refresh(p.Tokens.RefreshToken)).Want(t, 401).WantProblem(t, "auth.tokenInvalid")
	})
}

func TestSignOut(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	other := *p
	k.SignIn(t, &other)
	elsewhere := k.Process()
	for _, c := range []*scenario.Caller{p.Caller, other.Caller} {
		k.Do(t, whoami(c)).Want(t, 200)
		elsewhere.Do(t, whoami(c)).Want(t, 200)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "asks for a token", Request: scenario.Request{Op: auth.SignOut}, Status: 401, Code: "auth.unauthenticated"},
		{Name: "ends this session", Request: as(p.Caller, scenario.Request{Op: auth.SignOut}), Status: 204, Writes: 1},
		{Name: "at once in this process", Request: whoami(p.Caller), Status: 401, Code: "auth.sessionEnded"},
		{Name: "and no other session", Request: whoami(other.Caller), Status: 200},
	})
	t.Run("in another process not later than session.MaxAge", func(t *testing.T) {
		elsewhere.Do(t, whoami(p.Caller)).Want(t, 200)
		k.Clock.Advance(session.MaxAge)
		elsewhere.Do(t, whoami(p.Caller)).Want(t, 401).WantProblem(t, "auth.sessionEnded")
		elsewhere.Do(t, whoami(other.Caller)).Want(t, 200)
	})
	t.Run("the refresh token that was not handed in does not bring it back", func(t *testing.T) {
		k.Post(t, auth.Refresh, nil, "refreshToken", p.Tokens.RefreshToken).Want(t, 401).WantProblem(t, "auth.tokenInvalid")
	})
	t.Run("the refresh token that was handed in is revoked", func(t *testing.T) {
		k.Post(t, auth.SignOut, other.Caller, "refreshToken", other.Tokens.RefreshToken).Want(t, 204)
		k.Post(t, auth.Refresh, nil, "refreshToken", other.Tokens.RefreshToken).Want(t, 401).WantProblem(t, "auth.tokenInvalid")
	})
}

func TestSignOut_everywhere(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	other := *p
	k.SignIn(t, &other)
	elsewhere := k.Process()
	elsewhere.Do(t, whoami(other.Caller)).Want(t, 200)
	k.Do(t, scenario.Request{Op: auth.SignOut, As: p.Caller, Body: `{"everywhere":true}`}).Want(t, 204)
	k.Do(t, whoami(p.Caller)).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	k.Do(t, whoami(other.Caller)).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	k.Post(t, auth.Refresh, nil, "refreshToken", other.Tokens.RefreshToken).Want(t, 401).WantProblem(t, "auth.tokenInvalid")
	k.Clock.Advance(session.MaxAge)
	elsewhere.Do(t, whoami(other.Caller)).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	k.SignIn(t, p)
	k.Do(t, whoami(p.Caller)).Want(t, 200)
	elsewhere.Do(t, whoami(p.Caller)).Want(t, 200)
}

func TestSuspended_user_is_refused(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	c := k.Company(t).Admin
	k.Do(t, whoami(c)).Want(t, 200)
	k.ChangeUser(t, c, func(u *user.User) { u.Status = user.Suspended })
	k.Clock.Advance(session.MaxAge)
	k.Do(t, whoami(c)).Want(t, 401).WantProblem(t, "auth.sessionEnded")
}
