package auth_test

import (
	"strings"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/infra/scenario"
)

const otherPassword = "battery 8 & staple"

func TestForgotten_password(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.Hide(p.Password, otherPassword)
	k.Do(t, whoami(p.Caller)).Want(t, 200)
	reset := func(code, password string) scenario.Request {
		return post(auth.Reset, "email", p.Email, "code", code, "newPassword", password)
	}
	k.Run(t, []scenario.Scenario{{
		Name: "a code goes out", Request: post(auth.Forgot, "email", p.Email), Status: 202, Has: []string{`{"next":"resetPassword"}`}, Mails: 1,
	}})
	code := k.Mailed(p.Email)
	k.Run(t, []scenario.Scenario{
		{Name: "a wrong code is refused", Request: reset("x", otherPassword), Status: 400, Code: "auth.codeInvalid"},
		{Name: "a weak password is refused", Request: reset(code, "nancy 1 &"), Status: 422, Code: "request.invalid", Fields: []string{"/newPassword password.containsEmail"}},
		{Name: "a password with the name is refused", Request: reset(code, "davolio & 1"), Status: 422, Code: "auth.passwordWeak", Fields: []string{"/newPassword password.refused"}},
		{Name: "the code sets the password and ends all sessions", Request: reset(code, otherPassword), Status: 204, Writes: 1},
		{Name: "once", Request: reset(code, otherPassword), Status: 400, Code: "auth.codeInvalid"},
		{Name: "the session is over", Request: whoami(p.Caller), Status: 401, Code: "auth.sessionEnded"},
		{Name: "its refresh token too", Request: post(auth.Refresh, "refreshToken", p.Tokens.RefreshToken), Status: 401, Code: "auth.tokenInvalid"},
		{Name: "the old password is wrong", Request: post(auth.SignIn, "email", p.Email, "password", p.Password), Status: 401, Code: "auth.credentialsInvalid"},
	})
	p.Password = otherPassword
	k.SignIn(t, p)
	k.Do(t, whoami(p.Caller)).Want(t, 200)
	t.Run("a code lives an hour", func(t *testing.T) {
		k.Post(t, auth.Forgot, nil, "email", p.Email).Want(t, 202)
		k.Clock.Advance(time.Hour + time.Second)
		k.Do(t, reset(k.Mailed(p.Email), scenario.Password)).Want(t, 400).WantProblem(t, "auth.codeExpired")
	})
}

func TestPassword_is_changed(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	k.Hide(p.Password, otherPassword)
	change := func(old, new string) scenario.Request {
		return as(p.Caller, post(auth.Password, "oldPassword", old, "newPassword", new))
	}
	k.Run(t, []scenario.Scenario{
		{Name: "asks for a token", Request: post(auth.Password, "oldPassword", "a", "newPassword", "b"), Status: 401, Code: "auth.unauthenticated"},
		{Name: "a weak one is refused", Request: change(p.Password, "Davolio8!"), Status: 422, Code: "request.invalid", Fields: []string{"/newPassword password.containsName"}},
		{Name: "the old one must be right", Request: change("wrong & 4ever", otherPassword), Status: 401, Code: "auth.credentialsInvalid"},
		{Name: "then it is changed", Request: change(p.Password, otherPassword), Status: 204, Writes: 1},
		{Name: "this session goes on", Request: whoami(p.Caller), Status: 200},
		{Name: "the old one is wrong now", Request: post(auth.SignIn, "email", p.Email, "password", p.Password), Status: 401, Code: "auth.credentialsInvalid"},
		{Name: "the new one is right", Request: post(auth.SignIn, "email", p.Email, "password", otherPassword), Status: 200},
	})
}

func TestNobody_learns_which_accounts_exist(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	const unknown, pending = "nobody@x.example", "pending@x.example"
	k.Post(t, auth.SignUp, nil, "company", "C", "name", "Nancy Davolio", "email", pending, "password", scenario.Password).Want(t, 202)
	for _, c := range []struct {
		name    string
		request func(email string) scenario.Request
	}{
		{"sign-in", func(email string) scenario.Request {
			return post(auth.SignIn, "email", email, "password", "wrong & 4ever")
		}},
		{"resend", func(email string) scenario.Request { return post(auth.Resend, "email", email) }},
		{"confirm", func(email string) scenario.Request { return post(auth.Confirm, "email", email, "code", "x") }},
		{"forgot", func(email string) scenario.Request { return post(auth.Forgot, "email", email) }},
		{"reset", func(email string) scenario.Request {
			return post(auth.Reset, "email", email, "code", "x", "newPassword", otherPassword)
		}},
		{"reset with the name as the password", func(email string) scenario.Request {
			return post(auth.Reset, "email", email, "code", "x", "newPassword", "davolio & 1")
		}},
		{"sign-up", func(email string) scenario.Request {
			return post(auth.SignUp, "company", "C", "name", "Nancy Davolio", "email", email, "password", otherPassword)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			known := k.Do(t, c.request(p.Email))
			equal(t, known, k.Do(t, c.request(unknown)))
			if c.name != "sign-up" { // by now the unknown one is pending as well
				equal(t, known, k.Do(t, c.request(pending)))
			}
		})
	}
	t.Run("and the account that was there is as it was", func(t *testing.T) {
		k.SignIn(t, p)
	})
	t.Run("who signs up with an address that is not theirs loses it to its owner", func(t *testing.T) {
		const email, thief = "owner@x.example", "stolen & 4ever"
		k.Post(t, auth.SignUp, nil, "company", "Thief", "name", "Thomas Thief", "email", email, "password", thief).Want(t, 202)
		k.Post(t, auth.SignUp, nil, "company", "Owner", "name", "Olivia Owner", "email", email, "password", otherPassword).Want(t, 202)
		k.Post(t, auth.Confirm, nil, "email", email, "code", k.Mailed(email)).Want(t, 204)
		k.Post(t, auth.SignIn, nil, "email", email, "password", thief).Want(t, 401).WantProblem(t, "auth.credentialsInvalid")
		owner := &scenario.Person{Email: email, Password: otherPassword}
		k.Enrol(t, owner, k.Begin(t, owner))
		if r := k.Do(t, whoami(owner.Caller)).Want(t, 200); !strings.Contains(r.Body, `"name":"Owner"`) {
			t.Errorf("signed in to another company: %s", r.Body)
		}
	})
	t.Run("sign-ups are rationed for all alike", func(t *testing.T) {
		for _, email := range []string{p.Email, "third@x.example"} {
			var last scenario.Response
			for range 6 {
				last = k.Post(t, auth.SignUp, nil, "company", "C", "name", "Nancy Davolio", "email", email, "password", otherPassword)
			}
			last.Want(t, 429).WantProblem(t, "request.tooMany")
		}
	})
	t.Run("mails are rationed for all alike", func(t *testing.T) {
		for _, email := range []string{p.Email, "another@x.example"} {
			last := 0
			for range 6 {
				last = k.Post(t, auth.Forgot, nil, "email", email).Status
			}
			if last != 429 {
				t.Errorf("status of the sixth: got %d, want 429", last)
			}
		}
	})
}

func TestMessage_is_written_in_the_language_of_the_user(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ kind, locale, subject string }{
		{"confirmation", "en", "Confirm"}, {"confirmation", "zh-CN", "确认"}, {"passwordReset", "zh-CN", "密码"}, {"invitation", "zh-CN", "邀请"},
	} {
		t.Run(c.kind+" "+c.locale, func(t *testing.T) {
			subject, html, err := auth.Message.Compose(t.Context(), nil, notice(c.kind, c.locale))
			if err != nil {
				t.Fatal(err)
			}
			wantText(t, subject, c.subject)
			wantText(t, html, "{####}")
		})
	}
	if _, _, err := auth.Message.Compose(t.Context(), nil, notice("welcome", "en")); err == nil {
		t.Error("a mail that the identity provider does not send was written")
	}
}
