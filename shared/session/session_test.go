package session_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/numbering"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/session"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// counting counts the reads of a table, and fails them when told to.
type counting struct {
	table.Table
	mu    sync.Mutex
	reads int
	err   error
}

func (c *counting) BatchGet(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reads++
	if c.err != nil {
		return nil, c.err
	}
	return c.Table.BatchGet(ctx, keys)
}

// world is a Guard, a caller, and a hand on what is stored of them.
type world struct {
	t      *testing.T
	now    time.Time
	table  *counting
	guard  *session.Guard
	caller access.Caller
	user   user.User
}

func newWorld(t *testing.T) *world {
	t.Helper()
	t.Parallel()
	w := &world{t: t, now: time.Date(2026, 3, 2, 9, 30, 0, 500e6, time.UTC)}
	c := clock.Func(func() time.Time { return w.now })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	w.table = &counting{Table: database.Table(table.Main)}
	w.guard = session.NewGuard(w.table, c)
	ids := id.NewSource(c, nil)
	company := access.NewTenant(ids)
	w.user = user.User{
		Meta:  record.Created(user.Kind, user.Kind.NewID(ids), record.Stamp{At: w.now}),
		Roles: []access.Role{access.Viewer}, Status: user.Active,
	}
	w.caller = access.Caller{Tenant: company, User: w.user.ID, Session: "s1", Subject: "sub", SignIn: w.now.Truncate(time.Second)}
	firm := tenant.Tenant{
		Meta: record.Created(tenant.Kind, company.String(), record.Stamp{At: w.now}), Currency: "CNY", Country: "CN", Locale: "zh-CN",
	}
	w.write(firm.Put(company))
	w.store(func(*user.User) {})
	return w
}

func (w *world) write(writes ...table.Write) {
	w.t.Helper()
	if err := w.table.Transact(w.t.Context(), table.Tx{Writes: writes}); err != nil {
		w.t.Fatal(err)
	}
}

// store changes the stored user.
func (w *world) store(change func(*user.User)) {
	w.t.Helper()
	change(&w.user)
	w.write(w.user.Put(w.caller.Tenant))
}

// wantEnded checks the caller's session.
func (w *world) wantEnded(c access.Caller, ended bool) {
	w.t.Helper()
	_, err := w.guard.Check(w.t.Context(), c)
	if ended && !problem.Is(err, "auth.sessionEnded") || !ended && err != nil {
		w.t.Errorf("got %v, want it ended: %t", err, ended)
	}
}

func TestCheck_adds_roles_and_company(t *testing.T) {
	w := newWorld(t)
	company := access.Company{
		Country: "CN", Currency: "CNY", Locale: "zh-CN", TimeZone: "Asia/Shanghai",
		CustomerNumber: numbering.Format{Prefix: "C", Width: 6}, PasswordLength: 8, Retention: 90 * 24 * time.Hour,
	}
	got, err := w.guard.Check(t.Context(), w.caller)
	if err != nil || len(got.Roles) != 1 || got.Roles[0] != access.Viewer || got.Company != company {
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
			if !allowed() || !allowed() || w.table.reads != 1 {
				t.Fatalf("allowed %t after %d reads, want 1", allowed(), w.table.reads)
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
		w.store(func(u *user.User) { *u = u.Granted(role.Grant{Role: access.Viewer}, role.Grant{Role: access.Auditor, ExpiresAt: &expiry}) })
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
	w.wantEnded(w.caller, false)
	w.wantEnded(other, false)
	w.write(w.guard.End(w.caller))
	w.guard.Forget(w.caller)
	w.wantEnded(w.caller, true)
	w.wantEnded(other, false)
	item := w.guard.End(w.caller).Item
	if expires := time.Unix(item.Int(table.AttrExpires), 0); expires.Before(w.now.Add(30 * 24 * time.Hour)) {
		t.Errorf("it is forgotten on %s, before the refresh token ends", expires)
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
