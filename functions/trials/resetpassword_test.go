package trials_test

import (
	"regexp"
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/functions/me"
	"kehu/functions/tenants"
	"kehu/functions/trials"
	"kehu/infra/scenario"
	"kehu/shared/mail"
	"kehu/shared/trial"
	"kehu/shared/user"
)

// temporary is what temporary passwords look like in a mail.
var temporary = regexp.MustCompile(`[0-9a-z]{6}-[0-9a-z]{6}-[0-9a-z]{6}-k7`)

func TestResetPassword_of_a_company_on_trial(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	boss := operator(t, k)
	k.Do(t, ask(asked)).Want(t, 202)
	id := last(t, k, boss).ID
	plain := at(trials.ResetPassword, boss, id, "")
	k.Run(t, []scenario.Scenario{
		{Name: "no company came of it yet", Request: plain, Status: 409, Code: "trial.notRunning"},
		{Name: "no such request", Request: at(trials.ResetPassword, boss, scenario.Unknown(trial.Kind), ""), Status: 404, Code: "trial.notFound"},
	})
	k.Do(t, at(trials.Approve, boss, id, `{"plan":"trial"}`)).Want(t, 200)
	k.Run(t, []scenario.Scenario{{Name: "who was never here has an invitation", Request: plain, Status: 409, Code: "user.notActive"}})
	p := &scenario.Person{Email: "nancy@x.example", Password: k.Mailed("nancy@x.example")}
	step := k.Begin(t, p)
	p.Password = scenario.Password
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", step.Challenge, "newPassword", p.Password).Want(t, 200).Into(t, &step)
	k.Enrol(t, p, step)
	k.Clock.Advance(time.Second)
	company := last(t, k, boss).TenantID
	keyed := plain
	keyed.Header = map[string]string{"Idempotency-Key": "1"}
	k.Run(t, []scenario.Scenario{
		{Name: "people of the company may not", Request: at(trials.ResetPassword, p.Caller, id, ""), Status: 403, Code: "auth.forbidden"},
		{
			Name: "mails a temporary one, and answers nothing of whose", Request: keyed, Status: 200, Writes: 2, Mails: 1,
			Has: []string{id, `"passwordResetAt"`}, Lacks: []string{"nancy", "Nancy", p.Caller.User},
		},
		{Name: "and ends all sessions", Request: scenario.Request{Op: me.Get, As: p.Caller}, Status: 401, Code: "auth.sessionEnded"},
		{Name: "not twice a minute", Request: plain, Status: 429, Code: "request.tooMany"},
		{Name: "a repeated call mails another one, as the first may be lost", Request: keyed, Status: 200, Mails: 1},
		{Name: "the old password is wrong", Request: scenario.Request{Op: auth.SignIn, Body: `{"email":"nancy@x.example","password":"` + p.Password + `"}`}, Status: 401, Code: "auth.credentialsInvalid"},
	})
	mails := k.Outbox.Mails()
	p.Password = temporary.FindString(mails[len(mails)-1].Text)
	k.Forbid(p.Password)
	step = k.Begin(t, p)
	p.Password = "battery 8 & staple"
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", step.Challenge, "newPassword", p.Password).Want(t, 200)
	k.SignIn(t, p) // with the second factor of before
	k.Run(t, []scenario.Scenario{{Name: "an old call that comes again changes nothing then", Request: keyed, Status: 200}})
	k.SignIn(t, p)
	k.Clock.Advance(time.Minute)
	k.Outbox.Fail(func(mail.Message) error { return mail.ErrThrottled })
	again := plain
	again.Header = map[string]string{"Idempotency-Key": "2"}
	k.Do(t, again).Want(t, 429)
	k.Outbox.Fail(nil)
	k.Do(t, again).Want(t, 200)
	k.Drain(t)
	found := false
	for _, row := range k.Rows(t, p.Caller.Tenant, p.Caller.User) {
		found = found || row.By == boss.User
	}
	if !found {
		t.Error("the company's trail does not tell who did it")
	}
	k.Clock.Advance(time.Minute)
	k.Run(t, []scenario.Scenario{
		{Name: "a company on hold", Request: at(tenants.Suspend, boss, company, `{"reason":"x"}`), Status: 200, Writes: 1},
		{Name: "is left alone", Request: plain, Status: 409, Code: "trial.notRunning"},
		{Name: "let go", Request: at(tenants.Reactivate, boss, company, ""), Status: 200, Writes: 1},
	})
	k.ChangeUser(t, p.Caller, func(u *user.User) { u.Roles = nil })
	k.Run(t, []scenario.Scenario{{Name: "so is who does not administer any more", Request: plain, Status: 409, Code: "user.notActive"}})
}
