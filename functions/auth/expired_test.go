package auth_test

import (
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/functions/me"
	"kehu/functions/settings"
	"kehu/infra/scenario"
	"kehu/shared/session"
)

const day = 24 * time.Hour

// maxAge makes passwords of the caller's company expire.
func maxAge(t *testing.T, k *scenario.Kehu, c *scenario.Caller, days string) {
	t.Helper()
	k.Do(t, scenario.Request{
		Op: settings.Update, As: c, Body: `{"passwordMaxAgeDays":` + days + `}`, Header: map[string]string{"If-Match": "*"},
	}).Want(t, 200)
	k.Clock.Advance(session.MaxAge)
}

func TestExpired_password_is_changed_at_the_next_sign_in(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.Hide(p.Password, otherPassword)
	maxAge(t, k, p.Caller, "20")
	k.Clock.Advance(20*day - 2*time.Minute)
	k.SignIn(t, p)
	k.Clock.Advance(2 * time.Minute)
	k.Do(t, whoami(p.Caller)).Want(t, 200) // it began before

	k.NextCode()
	step := k.Begin(t, p)
	var demanded scenario.Tokens
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", step.Challenge, "code", k.Code(t, p)).Want(t, 200).Into(t, &demanded)
	if demanded.Challenge != "NEW_PASSWORD_REQUIRED" || demanded.AccessToken != "" || demanded.RefreshToken != "" {
		t.Fatalf("got %+v, want the challenge alone", demanded)
	}
	answer := func(password string) scenario.Request {
		return post(auth.Challenge, "session", demanded.Session, "challenge", "NEW_PASSWORD_REQUIRED", "newPassword", password)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "not by a weak one", Request: answer("short"), Status: 422, Code: "request.invalid", Fields: []string{
			"/newPassword password.tooShort", "/newPassword password.noDigit", "/newPassword password.noSymbol",
		}},
		{Name: "not by the same", Request: answer(p.Password), Status: 422, Code: "auth.passwordWeak", Fields: []string{"/newPassword password.reused"}},
		{Name: "not by a code", Request: post(auth.Challenge, "session", demanded.Session, "challenge", "SOFTWARE_TOKEN_MFA", "code", "123456"), Status: 422, Code: "auth.challengeUnknown", Fields: []string{"/challenge field.invalid"}},
		{Name: "by another one", Request: answer(otherPassword), Status: 200, Has: []string{`"accessToken"`, `"refreshToken"`}, Writes: 1, After: func(t *testing.T, r scenario.Response) {
			r.Into(t, &p.Tokens)
		}},
		{Name: "once", Request: answer("tea & biscuits 5"), Status: 401, Code: "auth.sessionInvalid", Fields: []string{"/session field.invalid"}},
	})
	p.Caller = k.Bearer(t, p.Tokens.AccessToken)
	k.Do(t, scenario.Request{Op: me.Get, As: p.Caller}).Want(t, 200)
	k.Clock.Advance(19 * day)
	p.Password = otherPassword
	k.SignIn(t, p)
}

func TestExpired_password_is_not_gone_around(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.Clock.Advance(15 * day)
	k.SignIn(t, p)
	maxAge(t, k, p.Caller, "10") // and its own session began with an older one
	k.Do(t, whoami(p.Caller)).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	k.Post(t, auth.Refresh, nil, "refreshToken", p.Tokens.RefreshToken).Want(t, 401).WantProblem(t, "auth.tokenInvalid")
}

func TestChanged_passwords_count_anew(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	maxAge(t, k, p.Caller, "20")
	k.Clock.Advance(15 * day)
	k.SignIn(t, p)
	k.Do(t, as(p.Caller, post(auth.Password, "oldPassword", p.Password, "newPassword", otherPassword))).Want(t, 204)
	p.Password = otherPassword
	k.Clock.Advance(15 * day)
	k.SignIn(t, p) // 30 days after the first one
	k.Post(t, auth.Forgot, nil, "email", p.Email).Want(t, 202)
	p.Password = "tea & biscuits 5"
	k.Post(t, auth.Reset, nil, "email", p.Email, "code", k.Mailed(p.Email), "newPassword", p.Password).Want(t, 204)
	k.Clock.Advance(15 * day)
	k.SignIn(t, p)
}
