package me_test

import (
	"testing"
	"time"

	"kehu/functions/auth"
	"kehu/functions/me"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/session"
)

type listed struct {
	Items []struct {
		ID, Device, Address, Method, CreatedAt, LastSeenAt string
		Current                                            bool
	}
}

func sessionsOf(t *testing.T, k *scenario.Kehu, as *scenario.Caller) (l listed) {
	t.Helper()
	k.Do(t, scenario.Request{Op: me.Sessions, As: as}).Want(t, 200).Into(t, &l)
	return l
}

func end(as *scenario.Caller, id string) scenario.Request {
	return scenario.Request{Op: me.EndSession, As: as, Path: map[string]string{"id": id}}
}

func TestSessions(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	phone := *p
	k.SignIn(t, &phone)
	elsewhere := k.Process()
	whoami := scenario.Request{Op: me.Get, As: phone.Caller}
	elsewhere.Do(t, whoami).Want(t, 200)
	l := sessionsOf(t, k, p.Caller)
	if len(l.Items) != 2 || l.Items[0].Current || !l.Items[1].Current || l.Items[0].Method != "totp" || l.Items[1].Method != "totpSetup" || l.Items[1].Address != "192.0.2.7" {
		t.Fatalf("sessions: %+v", l.Items)
	}
	stranger := k.Company(t).Admin
	colleague := k.ColleagueOf(t, p.Caller, access.Administrator)
	other := l.Items[0].ID
	k.Run(t, []scenario.Scenario{
		{Name: "nobody ends that of another company", Request: end(stranger, other), Status: 404, Code: "session.notFound"},
		{Name: "nobody ends a colleague's as an own one", Request: end(colleague, other), Status: 404, Code: "session.notFound"},
		{Name: "what is none is not there", Request: end(p.Caller, "x"), Status: 404, Code: "session.notFound"},
		{Name: "a session is ended", Request: end(p.Caller, other), Status: 204, Writes: 1},
		{Name: "again changes nothing", Request: end(p.Caller, other), Status: 204},
		{Name: "at once here", Request: whoami, Status: 401, Code: "auth.sessionEnded"},
	})
	if l = sessionsOf(t, k, p.Caller); len(l.Items) != 1 || !l.Items[0].Current {
		t.Errorf("sessions left: %+v", l.Items)
	}
	t.Run("elsewhere within session.MaxAge", func(t *testing.T) {
		k.Clock.Advance(session.MaxAge)
		elsewhere.Do(t, whoami).Want(t, 401).WantProblem(t, "auth.sessionEnded")
	})
	t.Run("its refresh token gives nothing", func(t *testing.T) {
		k.Post(t, auth.Refresh, nil, "refreshToken", phone.Tokens.RefreshToken).Want(t, 401).WantProblem(t, "auth.tokenInvalid")
	})
	t.Run("one that is used says so", func(t *testing.T) {
		k.Clock.Advance(session.TouchAfter)
		if l := sessionsOf(t, k, p.Caller); l.Items[0].LastSeenAt != k.Clock.Now().UTC().Format(time.RFC3339) {
			t.Errorf("last seen %s, now it is %s", l.Items[0].LastSeenAt, k.Clock.Now())
		}
	})
	t.Run("the audit trail knows who ended it", func(t *testing.T) {
		k.Drain(t)
		rows := k.Rows(t, p.Caller.Tenant, other)
		if len(rows) != 1 || rows[0].By != p.Caller.User || len(rows[0].Changes) != 1 || rows[0].Changes[0].Field != "endedAt" {
			t.Errorf("rows: %+v", rows)
		}
	})
	t.Run("one may end the session of the call", func(t *testing.T) {
		k.Do(t, end(p.Caller, l.Items[0].ID)).Want(t, 204)
		k.Do(t, scenario.Request{Op: me.Get, As: p.Caller}).Want(t, 401)
	})
}
