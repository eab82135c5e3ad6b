package session_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/numbering"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/user"
)

func TestCheck_adds_roles_and_company(t *testing.T) {
	w := newWorld(t)
	company := access.Company{
		Country: "CN", Currency: "CNY", Locale: "zh-CN", TimeZone: "Asia/Shanghai",
		CustomerNumber: numbering.Format{Prefix: "C", Width: 6}, OrderNumber: numbering.Format{Prefix: "SO", Width: 6}, PasswordLength: 8, Retention: 90 * 24 * time.Hour,
	}
	got, err := w.guard.Check(t.Context(), w.caller)
	if err != nil || len(got.Roles) != 1 || got.Roles[0] != access.Viewer || !reflect.DeepEqual(got.Company, company) {
		t.Errorf("caller: %+v, %v", got, err)
	}
}

func TestCheck_reads_once_in_MaxAge(t *testing.T) {
	w := newWorld(t)
	for range 5 {
		w.wantEnded(w.caller, false)
	}
	w.now = w.now.Add(session.MaxAge - time.Nanosecond)
	w.wantEnded(w.caller, false)
	if w.table.reads != 1 {
		t.Errorf("reads: got %d, want 1", w.table.reads)
	}
	w.now = w.now.Add(time.Nanosecond)
	w.wantEnded(w.caller, false)
	if w.table.reads != 2 {
		t.Errorf("reads: got %d, want 2", w.table.reads)
	}
}

// A role that is taken, one that is changed and a bundle that is counts for MaxAge at most, a grant to its last moment; none of it takes
// more than the one batch read of a cold check.
func TestCheck_what_roles_allow(t *testing.T) {
	readUsers := access.Permission{Object: access.User, Action: access.Read}
	registry := func(w *world, attributes map[string]any) {
		w.write(table.Update(role.RegistryKey(w.caller.Tenant), attributes, nil))
	}
	for name, c := range map[string]struct{ give, take func(*world) }{
		"a role that is taken": {
			func(w *world) { w.store(func(u *user.User) { u.Roles = []access.Role{access.Auditor} }) },
			func(w *world) { w.store(func(u *user.User) { u.Roles, u.Grants = nil, nil }) },
		},
		"a role that is changed": {
			func(w *world) { registry(w, map[string]any{"viewer": "\nuser:read@all|"}) },
			func(w *world) { registry(w, map[string]any{"viewer": "\n|"}) },
		},
		"a role of a position": {
			func(w *world) {
				registry(w, map[string]any{"pos_1": "auditor,owner"})
				w.store(func(u *user.User) { u.Position = "pos_1" })
			},
			func(w *world) { registry(w, map[string]any{"pos_1": "viewer"}) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			allowed := func() bool {
				t.Helper()
				c, err := w.guard.Check(t.Context(), w.caller)
				if err != nil {
					t.Fatal(err)
				}
				return c.Allowed(readUsers)
			}
			c.give(w)
			first, second := allowed(), allowed()
			if !first || !second || w.table.reads != 1 {
				t.Fatalf("allowed %t, then %t, after %d reads, want 1", first, second, w.table.reads)
			}
			c.take(w)
			w.now = w.now.Add(session.MaxAge)
			if allowed() || w.table.reads != 2 {
				t.Errorf("allowed %t after %d reads, want 2", allowed(), w.table.reads)
			}
		})
	}
	t.Run("a grant that expires", func(t *testing.T) {
		w := newWorld(t)
		expiry := w.now.Add(session.MaxAge / 2)
		w.store(func(u *user.User) {
			*u = u.Granted(role.Grant{Role: access.Viewer}, role.Grant{Role: access.Auditor, ExpiresAt: &expiry})
		})
		for _, step := range []struct {
			at   time.Time
			want bool
		}{{w.now, true}, {expiry.Add(-1), true}, {expiry, false}, {expiry.Add(time.Second), false}} {
			w.now = step.at
			c, err := w.guard.Check(t.Context(), w.caller)
			if err != nil || c.Allowed(readUsers) != step.want || slices.Contains(c.Roles, access.Auditor) != step.want || !slices.Contains(c.Roles, access.Viewer) {
				t.Errorf("at %s: roles %v (%v)", step.at, c.Roles, err)
			}
		}
		if w.table.reads != 1 {
			t.Errorf("reads: got %d, want 1", w.table.reads)
		}
	})
}

func TestCheck_refuses_whoever_is_not_active_within_MaxAge(t *testing.T) {
	for _, status := range []user.Status{user.Suspended, user.Pending, user.Invited, ""} {
		t.Run(string(status), func(t *testing.T) {
			w := newWorld(t)
			w.wantEnded(w.caller, false)
			w.store(func(u *user.User) { u.Status = status })
			w.wantEnded(w.caller, false)
			w.now = w.now.Add(session.MaxAge)
			w.wantEnded(w.caller, true)
		})
	}
}

func TestCheck_refuses_strangers(t *testing.T) {
	w := newWorld(t)
	for name, change := range map[string]func(*access.Caller){
		"an unknown user":     func(c *access.Caller) { c.User = "usr_00000000000000000000000001" },
		"a user that is none": func(c *access.Caller) { c.User = "usr_#" },
		"another company":     func(c *access.Caller) { c.Tenant = access.Platform },
	} {
		t.Run(name, func(t *testing.T) {
			c := w.caller
			change(&c)
			w.wantEnded(c, true)
		})
	}
}

func TestEnd_ends_one_session(t *testing.T) {
	w := newWorld(t)
	other := w.caller
	other.Session = "s2"
	w.begin("s2")
	w.wantEnded(w.caller, false)
	w.wantEnded(other, false)
	w.write(w.end("s1"))
	w.guard.Forget(w.caller)
	w.wantEnded(w.caller, true)
	w.wantEnded(other, false)
	tx := table.Tx{Writes: []table.Write{w.end("s1")}}
	if err := tx.Explain(w.table.Transact(t.Context(), tx)); !problem.Is(err, "session.notFound") {
		t.Errorf("ended twice: %v", err)
	}
	found, err := session.Find(t.Context(), w.table, w.caller.Tenant, w.user.ID, "s1")
	if err != nil || found.EndedAt == nil || !found.EndedAt.Equal(w.now) {
		t.Errorf("%+v, %v", found, err)
	}
	items, err := w.table.Query(t.Context(), table.Query{Partition: table.In(w.caller.Tenant, "SESSION", w.user.ID), Sort: table.Range{Prefix: "S#s1"}, Limit: 1})
	if err != nil || len(items.Records) != 1 {
		t.Fatalf("%v, %v", items, err)
	}
	if expires := time.Unix(items.Records[0].Item.Int(table.AttrExpires), 0); expires.Before(w.now.Add(session.Life)) {
		t.Errorf("it is forgotten on %s, before the refresh token ends", expires)
	}
}

func TestCheck_refuses_a_session_that_did_not_begin_here(t *testing.T) {
	w := newWorld(t)
	w.caller.Session = "made-elsewhere"
	w.wantEnded(w.caller, true)
}

// seen returns when the user was last seen.
func (w *world) seen() time.Time {
	w.t.Helper()
	u, err := user.FindSeen(w.t.Context(), w.table, w.caller.Tenant, w.user.ID)
	if err != nil || u.LastSeenAt == nil {
		w.t.Fatalf("last seen: %v", err)
	}
	return *u.LastSeenAt
}

func TestCheck_writes_a_sign_of_life_once_in_TouchAfter(t *testing.T) {
	if session.TouchAfter+session.MaxAge >= user.OnlineFor {
		t.Fatal("who is online would seem not to be")
	}
	w := newWorld(t)
	begun := w.now
	for w.now = begun; w.now.Before(begun.Add(session.TouchAfter)); w.now = w.now.Add(session.MaxAge) {
		w.wantEnded(w.caller, false)
	}
	if got := w.table.writes(); got != 0 || !w.seen().Equal(begun) {
		t.Errorf("%d signs of life before their time, the last %s", got, w.seen())
	}
	for range 3 {
		w.wantEnded(w.caller, false)
	}
	if got := w.table.writes(); got != 1 || !w.seen().Equal(w.now) {
		t.Errorf("signs of life: got %d, want 1; seen %s, want %s", got, w.seen(), w.now)
	}
	t.Run("of two processes one writes", func(t *testing.T) {
		w.now = w.now.Add(session.TouchAfter)
		before := w.seen()
		w.table.stale = true // both read before either writes
		w.wantEnded(w.caller, false)
		first := w.now
		w.now = w.now.Add(session.MaxAge)
		w.wantEnded(w.caller, false)
		if got := w.seen(); got.Equal(before) || !got.Equal(first) {
			t.Errorf("seen %s, want %s", got, first)
		}
	})
}

func TestCheck_does_without_a_sign_of_life(t *testing.T) {
	w := newWorld(t)
	w.now = w.now.Add(session.TouchAfter)
	w.table.failWrites = table.ErrThrottled
	w.wantEnded(w.caller, false)
}

func TestList_tells_the_sessions_that_are_not_over(t *testing.T) {
	w := newWorld(t)
	list := func() (got []string) {
		sessions, err := session.List(t.Context(), w.table, w.caller.Tenant, w.user, w.now)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sessions {
			got = append(got, s.ID)
		}
		return got
	}
	w.now = w.now.Add(time.Hour)
	w.caller.SignIn = w.now.Truncate(time.Second)
	w.begin("s2")
	w.begin("s#3")
	w.write(w.end("s#3"))
	if got := list(); !slices.Equal(got, []string{"s2", "s1"}) {
		t.Errorf("the last used first: %v", got)
	}
	w.store(func(u *user.User) { u.SignedOutAt = w.now.Add(-time.Minute) })
	if got := list(); !slices.Equal(got, []string{"s2"}) {
		t.Errorf("after all were ended: %v", got)
	}
	w.now = w.now.Add(session.Life)
	if got := list(); got != nil {
		t.Errorf("after their time: %v", got)
	}
}

func TestSignedOutAt_ends_what_began_before(t *testing.T) {
	w := newWorld(t)
	w.store(func(u *user.User) { u.SignedOutAt = w.now }) // in the middle of a second
	for offset, ended := range map[time.Duration]bool{-time.Hour: true, 0: true, time.Second: false, time.Hour: false} {
		c := w.caller
		c.SignIn = w.now.Truncate(time.Second).Add(offset)
		w.wantEnded(c, ended)
	}
}

func TestCheck_tells_a_fault_of_the_table(t *testing.T) {
	w := newWorld(t)
	w.table.err = table.ErrThrottled
	if _, err := w.guard.Check(t.Context(), w.caller); !errors.Is(err, table.ErrThrottled) {
		t.Errorf("got %v", err)
	}
	w.table.err = nil
	w.wantEnded(w.caller, false) // the fault is not remembered
}

func TestGuard_is_safe_for_concurrent_use(t *testing.T) {
	w := newWorld(t)
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for range 50 {
				if _, err := w.guard.Check(context.Background(), w.caller); err != nil {
					t.Error(err)
				}
				w.guard.Forget(w.caller)
			}
		})
	}
	all.Wait()
}
