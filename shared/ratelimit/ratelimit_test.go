package ratelimit_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/ratelimit"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// hand is a clock that stands still until it is moved.
type hand struct{ nanoseconds atomic.Int64 }

func newHand() *hand {
	h := new(hand)
	h.nanoseconds.Store(time.Date(2026, 3, 2, 9, 30, 15, 0, time.UTC).UnixNano())
	return h
}

func (h *hand) Now() time.Time           { return time.Unix(0, h.nanoseconds.Load()).UTC() }
func (h *hand) forward(by time.Duration) { h.nanoseconds.Add(int64(by)) }

func silent() *slog.Logger { return slog.New(slog.DiscardHandler) }

// counting counts the transactions of a table, and fails them when told to.
type counting struct {
	table.Table
	calls atomic.Int64
	fail  error
}

func (c *counting) Transact(ctx context.Context, tx table.Tx) error {
	c.calls.Add(1)
	if c.fail != nil {
		return c.fail
	}
	return c.Table.Transact(ctx, tx)
}

func open(t *testing.T, c clock.Clock) *counting {
	t.Helper()
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	return &counting{Table: database.Table(table.Main)}
}

func tenants(c clock.Clock) (a, b access.Tenant) {
	ids := id.NewSource(c, nil)
	return access.NewTenant(ids), access.NewTenant(ids)
}

// passed returns how many of the calls are let through.
func passed(calls int, call func() ratelimit.Verdict) (n int) {
	for range calls {
		if call().Problem() == nil {
			n++
		}
	}
	return n
}

func TestOne_process_counts_exactly(t *testing.T) {
	c := newHand()
	a, b := tenants(c)
	l := ratelimit.New(ratelimit.Limits{Tenant: 150, User: 100, Network: 30}, c, nil, silent())
	var through atomic.Int64
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			through.Add(int64(passed(20, func() ratelimit.Verdict { return l.User(t.Context(), a, "u1", 1) })))
		})
	}
	all.Wait()
	if through.Load() != 100 {
		t.Errorf("of one user: got %d calls, want 100", through.Load())
	}
	if n := passed(100, func() ratelimit.Verdict { return l.User(t.Context(), a, "u2", 1) }); n != 50 {
		t.Errorf("of the company's other user: got %d, want the 50 that the company has left: refused calls do not count", n)
	}
	if n := passed(101, func() ratelimit.Verdict { return l.User(t.Context(), b, "u1", 1) }); n != 100 {
		t.Errorf("of another company: got %d, want 100", n)
	}
	if n := passed(40, func() ratelimit.Verdict { return l.Network(t.Context(), "192.0.2.7") }); n != 30 {
		t.Errorf("of a network: got %d, want 30", n)
	}
	c.forward(45 * time.Second)
	if n := passed(101, func() ratelimit.Verdict { return l.User(t.Context(), a, "u1", 1) }); n != 100 {
		t.Errorf("in the next minute: got %d, want 100", n)
	}
}

func TestHeaders(t *testing.T) {
	c := newHand()
	a, _ := tenants(c)
	l := ratelimit.New(ratelimit.Limits{Tenant: 1000, User: 2, Network: 5}, c, nil, silent())
	told := func(v ratelimit.Verdict) string {
		var lines []string
		v.Headers(func(name, value string) { lines = append(lines, name+": "+value) })
		return strings.Join(lines, "\n")
	}
	for i, want := range []string{`"tenant";r=999;t=45, "user";r=1;t=45`, `"tenant";r=998;t=45, "user";r=0;t=45`, `"tenant";r=998;t=45, "user";r=0;t=45`} {
		v := l.User(t.Context(), a, "u", 1)
		if got := told(v); got != "RateLimit-Policy: \"tenant\";q=1000;w=60, \"user\";q=2;w=60\nRateLimit: "+want {
			t.Errorf("call %d: got\n%s", i+1, got)
		}
		refused, is := errors.AsType[*problem.Error](v.Problem())
		if is != (i == 2) || is && (refused.Code != "request.tooMany" || refused.RetryAfter != 45*time.Second) {
			t.Errorf("call %d: got the problem %+v", i+1, refused)
		}
	}
	if got := told(l.Network(t.Context(), "192.0.2.7")); got != "RateLimit-Policy: \"network\";q=5;w=60\nRateLimit: \"network\";r=4;t=45" {
		t.Errorf("without a token: got\n%s", got)
	}
	var none *ratelimit.Limiter
	for _, v := range []ratelimit.Verdict{none.User(t.Context(), a, "u", 1), none.Network(t.Context(), ""), ratelimit.New(ratelimit.Limits{}, c, nil, silent()).User(t.Context(), a, "u", 1)} {
		if told(v) != "" || v.Problem() != nil {
			t.Errorf("without limits: got %q, %v", told(v), v.Problem())
		}
	}
}

// TestProcesses_share_a_limit: those that make more than a share of calls are counted exactly, however many call at once.
func TestProcesses_share_a_limit(t *testing.T) {
	c := newHand()
	shared := open(t, c)
	a, b := tenants(c)
	limits := ratelimit.Limits{Tenant: 500, User: 500} // shares of 10
	var through atomic.Int64
	var all sync.WaitGroup
	for range 8 {
		l := ratelimit.New(limits, c, shared, silent())
		all.Go(func() {
			through.Add(int64(passed(400, func() ratelimit.Verdict { return l.User(t.Context(), a, "u", 1) })))
		})
	}
	all.Wait()
	// Each process may have had one share more that the table does not know of, and each may end with one that it could not use.
	if n := through.Load(); n < 500-8*10 || n > 500+8*10 {
		t.Errorf("got %d calls, want 500, give or take a share for each process", n)
	}
	if n := shared.calls.Load(); n > 500/10*2+8*4 {
		t.Errorf("%d round trips for 3200 calls: more than one for each share", n)
	}
	shared.calls.Store(0)
	quiet := ratelimit.New(limits, c, shared, silent())
	if n := passed(10, func() ratelimit.Verdict { return quiet.User(t.Context(), b, "u", 1) }); n != 10 || shared.calls.Load() != 0 {
		t.Errorf("a process with few calls: %d let through, %d round trips; want 10 and none", n, shared.calls.Load())
	}
	c.forward(ratelimit.Window)
	if n := passed(600, func() ratelimit.Verdict { return quiet.User(t.Context(), a, "u", 1) }); n != 500 {
		t.Errorf("in the next minute, alone: got %d, want 500", n)
	}
}

func TestSmall_limits_hold_in_each_process(t *testing.T) {
	c := newHand()
	l := ratelimit.New(ratelimit.Limits{Network: 1}, c, open(t, c), silent())
	if n := passed(5, func() ratelimit.Verdict { return l.Network(t.Context(), "192.0.2.7") }); n != 1 {
		t.Errorf("got %d calls, want 1", n)
	}
}

func TestA_table_that_fails_stops_nobody(t *testing.T) {
	c := newHand()
	shared := open(t, c)
	shared.fail = table.ErrThrottled
	var log strings.Builder
	l := ratelimit.New(ratelimit.Limits{Network: 100}, c, shared, slog.New(slog.NewJSONHandler(io.Writer(&log), nil)))
	if n := passed(90, func() ratelimit.Verdict { return l.Network(t.Context(), "192.0.2.7") }); n != 90 {
		t.Errorf("got %d calls, want 90", n)
	}
	if !strings.Contains(log.String(), "limit not shared") || strings.Contains(log.String(), "192.0.2.7") {
		t.Errorf("log: %s", log.String())
	}
}

func TestShares_go_by_themselves(t *testing.T) {
	c := newHand()
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	main := database.Table(table.Main)
	l := ratelimit.New(ratelimit.Limits{Network: 50}, c, main, silent())
	passed(50, func() ratelimit.Verdict { return l.Network(t.Context(), "192.0.2.7") })
	if n, err := main.Expire(t.Context(), c.Now().Add(5*time.Minute)); err != nil || n != 1 {
		t.Errorf("got %d items (%v), want the one of the minute", n, err)
	}
}

func TestNetworkOf(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.7": "192.0.2.7", "::ffff:192.0.2.7": "192.0.2.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64",
		"2001:db8:1:2:ffff::1": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "": "", "nonsense": "nonsense",
	} {
		if got := ratelimit.NetworkOf(address); got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
}

func TestMemory_is_bounded(t *testing.T) {
	c := newHand()
	l := ratelimit.New(ratelimit.Limits{Network: 1}, c, nil, silent())
	for i := range 120_000 {
		l.Network(t.Context(), fmt.Sprintf("2001:db8:%x:%x::1", i>>16, i&0xffff))
	}
	if n := ratelimit.Known(l); n > 50_000 {
		t.Errorf("%d networks are remembered", n)
	}
}

func BenchmarkUser(b *testing.B) {
	c := newHand()
	a, _ := tenants(c)
	l := ratelimit.New(ratelimit.Limits{Tenant: 1 << 40, User: 1 << 40}, c, nil, silent())
	b.ReportAllocs()
	for b.Loop() {
		l.User(b.Context(), a, "usr_00000000000000000000000001", 1)
	}
}

// TestWeight: a call that weighs as much as many counts as so many, also where processes share a limit; one that weighs more than a limit takes all of it.
func TestWeight(t *testing.T) {
	c := clock.Func(func() time.Time { return time.Date(2026, 3, 2, 9, 30, 15, 0, time.UTC) })
	a := access.NewTenant(id.NewSource(clock.System{}, nil))
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: clock.System{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	for name, test := range map[string]struct {
		shared table.Table
		limit  int64
		want   int
	}{
		"one process":         {nil, 100, 5},
		"what is left":        {nil, 119, 5},
		"shares":              {database.Table(table.Main), 1000, 50},
		"a limit of a few":    {nil, 7, 1},
		"no limit of the one": {nil, 0, 60},
	} {
		l := ratelimit.New(ratelimit.Limits{User: test.limit, Tenant: 1200}, c, test.shared, silent())
		if n := passed(60, func() ratelimit.Verdict { return l.User(t.Context(), a, name, 20) }); n != test.want {
			t.Errorf("%s: %d calls went through, want %d", name, n, test.want)
		}
	}
}
