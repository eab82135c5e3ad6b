package users_test

import (
	"testing"

	"kehu/functions/auth"
	"kehu/functions/me"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/session"
	"kehu/shared/user"
)

func TestSuspend(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	admin := k.ColleagueOf(t, p.Caller, access.Administrator)
	whoami := scenario.Request{Op: me.Get, As: p.Caller}
	elsewhere := k.Process()
	elsewhere.Do(t, whoami).Want(t, 200)
	suspend, reactivate := at(users.Suspend, admin, p.Caller.User), at(users.Reactivate, admin, p.Caller.User)
	k.Run(t, []scenario.Scenario{
		{Name: "not oneself", Request: at(users.Suspend, admin, admin.User), Status: 403, Code: "user.selfChange"},
		{Name: "not back in oneself", Request: at(users.Reactivate, admin, admin.User), Status: 403, Code: "user.selfChange"},
		{Name: "shuts out", Request: suspend, Status: 200, Has: []string{`"status":"suspended"`}, Writes: 2},
		{Name: "at once here", Request: whoami, Status: 401, Code: "auth.sessionEnded"},
		{Name: "again changes nothing", Request: suspend, Status: 200, Has: []string{`"status":"suspended"`}},
		{Name: "no password helps", Request: scenario.Request{Op: auth.SignIn, Body: `{"email":"nancy@x.example","password":"` + p.Password + `"}`}, Status: 401, Code: "auth.credentialsInvalid"},
		{Name: "no refresh token", Request: scenario.Request{Op: auth.Refresh, Body: `{"refreshToken":"` + p.Tokens.RefreshToken + `"}`}, Status: 401, Code: "auth.tokenInvalid"},
	})
	k.Clock.Advance(session.MaxAge)
	elsewhere.Do(t, whoami).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	k.Run(t, []scenario.Scenario{
		{Name: "is taken back", Request: reactivate, Status: 200, Has: []string{`"status":"active"`}, Writes: 2},
		{Name: "sessions of before stay ended", Request: whoami, Status: 401, Code: "auth.sessionEnded"},
	})
	k.SignIn(t, p)
	k.Do(t, scenario.Request{Op: me.Get, As: p.Caller}).Want(t, 200)
	t.Run("cut off between record and account it is healed by repeating", func(t *testing.T) {
		enabled := func() bool {
			profile, err := k.Provider.Find(t.Context(), p.Email)
			if err != nil {
				t.Fatal(err)
			}
			return profile.Enabled
		}
		cut(t, k, suspend)
		k.Do(t, scenario.Request{Op: me.Get, As: p.Caller}).Want(t, 401) // the record alone shuts out
		k.Do(t, suspend).Want(t, 200)
		if enabled() {
			t.Error("the account is open")
		}
		cut(t, k, reactivate)
		k.Do(t, reactivate).Want(t, 200)
		if !enabled() {
			t.Error("the account is closed")
		}
	})
	t.Run("an old call that comes again undoes nothing", func(t *testing.T) {
		keyed := suspend
		keyed.Header = map[string]string{"Idempotency-Key": "1"}
		k.Do(t, keyed).Want(t, 200)
		k.Do(t, reactivate).Want(t, 200)
		k.Do(t, keyed).Want(t, 200)
		k.SignIn(t, p)
	})
}

func TestReactivate_an_invitation(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	admin := k.Company(t).Admin
	u := add(t, k, admin, `{"name":"A","email":"a@x.example","roles":["administrator"]}`)
	k.Do(t, at(users.Suspend, admin, u.ID)).Want(t, 200)
	k.Do(t, at(users.Resend, admin, u.ID)).Want(t, 409).WantProblem(t, "user.notInvited")
	var got record
	k.Do(t, at(users.Reactivate, admin, u.ID)).Want(t, 200).Into(t, &got)
	if got.Status != "invited" {
		t.Errorf("status: %q", got.Status)
	}
	second := k.ColleagueOf(t, admin, access.Administrator)
	k.Do(t, at(users.Suspend, second, admin.User)).Want(t, 200)
	// An invited administrator does not count: nobody could sign in.
	k.Do(t, at(users.Suspend, k.ColleagueOf(t, admin, access.Auditor), second.User)).Want(t, 403).WantProblem(t, "auth.forbidden")
}

func TestResetMFA_and_SignOut(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	admin := k.ColleagueOf(t, p.Caller, access.Administrator)
	whoami := func() scenario.Request { return scenario.Request{Op: me.Get, As: p.Caller} }
	k.Do(t, at(users.SignOut, admin, p.Caller.User)).Want(t, 200)
	k.Do(t, whoami()).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	k.SignIn(t, p)
	k.Do(t, whoami()).Want(t, 200)
	k.Do(t, at(users.ResetMFA, p.Caller, p.Caller.User)).Want(t, 403).WantProblem(t, "user.selfChange")
	k.Do(t, at(users.ResetMFA, admin, p.Caller.User)).Want(t, 200)
	k.Do(t, whoami()).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	k.NextCode()
	k.Enrol(t, p, k.Begin(t, p)) // which answers MFA_SETUP
	k.Do(t, whoami()).Want(t, 200)
}

func TestWhat_is_done_with_one_user_asks_for_a_permission(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	manager := company.User(t, access.SalesManager)
	stranger := k.Company(t).Admin
	for _, o := range []operation.Operation{users.Suspend, users.Reactivate, users.ResetMFA, users.SignOut, users.Resend} {
		k.Run(t, []scenario.Scenario{
			{Name: o.Name + " is not for sales managers", Request: at(o, manager, company.Admin.User), Status: 403, Code: "auth.forbidden"},
			{Name: o.Name + " does not reach into another company", Request: at(o, stranger, company.Admin.User), Status: 404, Code: "user.notFound"},
			{Name: o.Name + " tells of nobody", Request: at(o, company.Admin, scenario.Unknown(user.Kind)), Status: 404, Code: "user.notFound"},
			{Name: o.Name + " of garbage", Request: at(o, company.Admin, "x"), Status: 404, Code: "user.notFound"},
		})
	}
}
