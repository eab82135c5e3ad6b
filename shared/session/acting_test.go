package session_test

import (
	"testing"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/session"
	"kehu/shared/user"
)

func TestActing_is_the_user_of_today_without_a_session(t *testing.T) {
	w := newWorld(t)
	w.write(w.end("s1"))
	caller, err := w.guard.Acting(t.Context(), w.caller.Tenant, w.user.ID)
	if err != nil || caller.User != w.user.ID || caller.Tenant != w.caller.Tenant || caller.Company.Country != "CN" ||
		!caller.Allowed(access.Permission{Object: access.Customer, Action: access.Read}) || caller.Session != "" {
		t.Errorf("caller: %+v, %v", caller, err)
	}
	if _, err := w.guard.Check(t.Context(), access.Caller{Tenant: w.caller.Tenant, User: w.user.ID, Session: "-", SignIn: w.caller.SignIn}); !problem.Is(err, "auth.sessionEnded") {
		t.Errorf("a token without a session: %v", err)
	}
	w.store(func(u *user.User) { u.Status = user.Suspended })
	w.now = w.now.Add(session.MaxAge)
	if caller, err := w.guard.Acting(t.Context(), w.caller.Tenant, w.user.ID); !problem.Is(err, "auth.sessionEnded") || caller.User != "" {
		t.Errorf("suspended: %+v, %v", caller, err)
	}
	if _, err := w.guard.Acting(t.Context(), w.caller.Tenant, "usr_x"); !problem.Is(err, "auth.sessionEnded") {
		t.Errorf("nobody: %v", err)
	}
}
