package users_test

import (
	"slices"
	"testing"

	"kehu/functions/auth"
	"kehu/functions/me"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/session"
	"kehu/shared/user"
)

func TestSessions_of_a_user(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	viewer := company.User(t, access.Viewer)
	stranger := k.Company(t)
	end := func(as *scenario.Caller, id, session string) scenario.Request {
		return scenario.Request{Op: users.EndSession, As: as, Path: map[string]string{"id": id, "sessionId": session}}
	}
	id := viewer.Claims["origin_jti"]
	k.Run(t, []scenario.Scenario{
		{Name: "are listed", Request: at(users.Sessions, company.Admin, viewer.User), Status: 200, Has: []string{id, `"device":"Chrome, Windows"`, `"current":false`}},
		{Name: "not for those who may not end them", Request: at(users.Sessions, viewer, viewer.User), Status: 403, Code: "auth.forbidden"},
		{Name: "not in another company", Request: at(users.Sessions, stranger.Admin, viewer.User), Status: 404, Code: "user.notFound"},
		{Name: "one is not ended by those who may not", Request: end(viewer, viewer.User, id), Status: 403, Code: "auth.forbidden"},
		{Name: "nor from another company", Request: end(stranger.Admin, viewer.User, id), Status: 404, Code: "user.notFound"},
		{Name: "nor in the name of somebody else", Request: end(company.Admin, company.Admin.User, id), Status: 404, Code: "session.notFound"},
		{Name: "nor one that is none", Request: end(company.Admin, viewer.User, "x"), Status: 404, Code: "session.notFound"},
		{Name: "one is ended", Request: end(company.Admin, viewer.User, id), Status: 204, Writes: 1},
		{Name: "and listed no more", Request: at(users.Sessions, company.Admin, viewer.User), Status: 200, Lacks: []string{id}},
		{Name: "nor is its user let in", Request: scenario.Request{Op: me.Get, As: viewer}, Status: 401, Code: "auth.sessionEnded"},
	})
}

// found lists the identifiers that a list answers, over all pages.
func found(t *testing.T, k *scenario.Kehu, as *scenario.Caller, query string) (ids []string) {
	t.Helper()
	for cursor := ""; ; {
		var page struct {
			Items      []record
			NextCursor string
		}
		k.Do(t, scenario.Request{Op: users.List, As: as, Query: query + "&cursor=" + cursor}).Want(t, 200).Into(t, &page)
		for _, u := range page.Items {
			ids = append(ids, u.ID)
		}
		if cursor = page.NextCursor; cursor == "" {
			return ids
		}
	}
}

func TestOnline(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	first, second := company.User(t, access.Viewer), company.User(t, access.Auditor)
	k.Company(t) // whose people are not seen here
	if got, want := found(t, k, company.Admin, "online=true&limit=2"), []string{second.User, first.User, company.Admin.User}; !slices.Equal(got, want) {
		t.Errorf("all have just signed in: got %v, want %v", got, want)
	}
	k.Clock.Advance(user.OnlineFor + 1)
	k.Do(t, scenario.Request{Op: me.Get, As: second}).Want(t, 200)
	if got, want := found(t, k, company.Admin, "online=true"), []string{second.User, company.Admin.User}; !slices.Equal(got, want) {
		t.Errorf("one has been away: got %v, want %v", got, want)
	}
	if got := found(t, k, company.Admin, "online=true&status=suspended"); got != nil {
		t.Errorf("the other filters hold, too: %v", got)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "who is away was seen before", Request: at(users.Get, company.Admin, first.User), Status: 200, Has: []string{`"lastSeenAt":"2026-03-02T09:30:00Z"`}},
		{Name: "also in the list", Request: scenario.Request{Op: users.List, As: company.Admin, Query: "online=false"}, Status: 200, Has: []string{first.User, `"lastSeenAt":"2026-03-02T09:35:00Z"`}},
	})
	u := add(t, k, company.Admin, `{"name":"A","email":"a@x.example","roles":[]}`)
	k.Run(t, []scenario.Scenario{
		{Name: "who never came was never seen", Request: at(users.Get, company.Admin, u.ID), Status: 200, Lacks: []string{"lastSeenAt"}},
	})
}

func TestUnlock(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	p := k.SignUp(t, "nancy@x.example")
	admin := k.ColleagueOf(t, p.Caller, access.Administrator)
	k.NextCode()
	for range 5 {
		k.Post(t, auth.SignIn, nil, "email", p.Email, "password", "wrong").Want(t, 401)
	}
	k.Post(t, auth.SignIn, nil, "email", p.Email, "password", p.Password).Want(t, 429).WantProblem(t, "auth.locked")
	k.ChangeUser(t, p.Caller, func(u *user.User) {
		u.RecoveryFailures, u.RecoveryLockedUntil = 9, k.Clock.Now().Add(session.Life)
	})
	k.Run(t, []scenario.Scenario{
		{Name: "not oneself", Request: at(users.Unlock, admin, admin.User), Status: 403, Code: "user.selfChange"},
		{Name: "not without the permission", Request: at(users.Unlock, k.ColleagueOf(t, admin, access.Auditor), p.Caller.User), Status: 403, Code: "auth.forbidden"},
		{Name: "not in another company", Request: at(users.Unlock, k.Company(t).Admin, p.Caller.User), Status: 404, Code: "user.notFound"},
		{Name: "lifts the lock", Request: at(users.Unlock, admin, p.Caller.User), Status: 200, Has: []string{`"lifted":true`, `"waitSeconds":0`}, Writes: 1},
	})
	step := k.Begin(t, p)
	k.Post(t, auth.Challenge, nil, "session", step.Session, "challenge", "RECOVERY_CODE", "code", p.RecoveryCodes[0]).Want(t, 200)
	t.Run("and tells of one that cannot be lifted", func(t *testing.T) {
		k.Deps.Identity = stubborn{k.Provider}
		defer func() { k.Deps.Identity = k.Provider }()
		var got struct {
			Lifted      bool
			WaitSeconds int
		}
		k.Do(t, at(users.Unlock, admin, p.Caller.User)).Want(t, 200).Into(t, &got)
		if got.Lifted || got.WaitSeconds != 900 {
			t.Errorf("got %+v", got)
		}
	})
}
