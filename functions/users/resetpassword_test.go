package users_test

import (
	"regexp"
	"slices"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/functions/me"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/mail"
)

var temporary = regexp.MustCompile(`[0-9a-z]{6}-[0-9a-z]{6}-[0-9a-z]{6}-k7`)

// mailedPassword returns the temporary password of the last mail to the address, which may stand nowhere else.
func mailedPassword(t *testing.T, k *scenario.Kehu, email string) string {
	t.Helper()
	for _, m := range slices.Backward(k.Outbox.Mails()) {
		if password := temporary.FindString(m.Text); m.To == email && password != "" {
			k.Forbid(password)
			return password
		}
	}
	t.Fatalf("no temporary password went to %s", email)
	return ""
}

func TestResetPassword(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	admin := k.ColleagueOf(t, p.Caller, access.Administrator)
	invited := add(t, k, admin, `{"name":"A","email":"a@x.example","roles":[]}`)
	reset := at(users.ResetPassword, admin, p.Caller.User)
	reset.Header = map[string]string{"Idempotency-Key": "1"}
	again := at(users.ResetPassword, admin, p.Caller.User)
	k.Run(t, []scenario.Scenario{
		{Name: "not one's own", Request: at(users.ResetPassword, admin, admin.User), Status: 403, Code: "user.selfChange"},
		{Name: "not without the permission", Request: at(users.ResetPassword, k.ColleagueOf(t, admin, access.SalesManager), p.Caller.User), Status: 403, Code: "auth.forbidden"},
		{Name: "not in another company", Request: at(users.ResetPassword, k.Company(t).Admin, p.Caller.User), Status: 404, Code: "user.notFound"},
		{Name: "not of nobody", Request: at(users.ResetPassword, admin, "x"), Status: 404, Code: "user.notFound"},
		{Name: "not of who has not come yet", Request: at(users.ResetPassword, admin, invited.ID), Status: 409, Code: "user.notActive"},
		{Name: "mails a temporary one", Request: reset, Status: 200, Writes: 2, Mails: 1, Has: []string{`"passwordResetAt"`}, Lacks: []string{"k7"}},
		{Name: "and ends all sessions", Request: scenario.Request{Op: me.Get, As: p.Caller}, Status: 401, Code: "auth.sessionEnded"},
		{Name: "not twice a minute", Request: again, Status: 429, Code: "request.tooMany"},
	})
	first := mailedPassword(t, k, p.Email)
	k.Clock.Advance(time.Minute)
	k.Run(t, []scenario.Scenario{
		{Name: "a repeated call mails another one, as the first may be lost", Request: reset, Status: 200, Mails: 1},
	})
	second := mailedPassword(t, k, p.Email)
	signIn := func(password string) scenario.Request {
		return scenario.Request{Op: auth.SignIn, Body: `{"email":"nancy@x.example","password":"` + password + `"}`}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "the old password is wrong", Request: signIn(p.Password), Status: 401, Code: "auth.credentialsInvalid"},
		{Name: "so is the first temporary one", Request: signIn(first), Status: 401, Code: "auth.credentialsInvalid"},
		{Name: "the last asks for another one", Request: signIn(second), Status: 200, Has: []string{`"challenge":"NEW_PASSWORD_REQUIRED"`}},
	})
	p.Password = second
	step := k.Begin(t, p)
	p.Password = "battery 8 & staple"
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", step.Challenge, "newPassword", p.Password).Want(t, 200)
	k.SignIn(t, p) // with the second factor of before
	k.Run(t, []scenario.Scenario{
		{Name: "an old call that comes again changes nothing then", Request: reset, Status: 200},
	})
	k.SignIn(t, p)
	t.Run("cut off before the mail it is healed by repeating", func(t *testing.T) {
		again.Header = map[string]string{"Idempotency-Key": "2"}
		k.Outbox.Fail(func(mail.Message) error { return mail.ErrThrottled })
		k.Do(t, again).Want(t, 500)
		k.Outbox.Fail(nil)
		k.Do(t, again).Want(t, 200)
		p.Password = mailedPassword(t, k, p.Email)
		if step := k.Begin(t, p); step.Challenge != "NEW_PASSWORD_REQUIRED" {
			t.Errorf("challenge: %s", step.Challenge)
		}
	})
}
