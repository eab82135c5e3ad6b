package session_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/login"
	"kehu/shared/problem"
	"kehu/shared/record"
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

	transactions int
	failWrites   error
	stale        bool // answer reads as they were first answered
	remembered   []table.Item
}

func (c *counting) Transact(ctx context.Context, tx table.Tx) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.transactions++
	if c.failWrites != nil {
		return c.failWrites
	}
	return c.Table.Transact(ctx, tx)
}

// writes returns how many transactions there were since it was last asked.
func (c *counting) writes() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := c.transactions
	c.transactions = 0
	return n
}

func (c *counting) BatchGet(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reads++
	if c.err != nil {
		return nil, c.err
	}
	if c.stale && len(keys) > 2 { // the guard's
		if c.remembered != nil {
			return c.remembered, nil
		}
		var err error
		c.remembered, err = c.Table.BatchGet(ctx, keys)
		return c.remembered, err
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
	w.begin("s1")
	w.table.writes()
	return w
}

// begin writes a session of the user, as a sign-in by now does.
func (w *world) begin(identifier string) {
	w.t.Helper()
	s := session.Session{ID: identifier, User: w.user.ID, Method: login.Factor, CreatedAt: w.caller.SignIn, LastSeenAt: w.now}
	w.write(s.Begin(w.caller.Tenant)...)
}

// end ends the caller's session.
func (w *world) end(identifier string) table.Write {
	return session.End(w.caller.Tenant, w.user.ID, identifier, record.Stamp{At: w.now, By: w.user.ID, RequestID: "r"})
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
