package page_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/seal"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

type params struct {
	Status string `json:"status,omitempty"`
	Limit  int    `json:"-"`
}

// world is a Sealer on a clock that stands still until it is moved.
type world struct {
	now    time.Time
	sealer *seal.Sealer
	tenant access.Tenant
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{now: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)}
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	c := clock.Func(func() time.Time { return w.now })
	w.sealer = seal.New(database.Table(table.Main), c)
	w.tenant = access.NewTenant(id.NewSource(c, nil))
	return w
}

func (w *world) query(status string, limit int) page.Query {
	return page.Query{Tenant: w.tenant, Name: "customers.list", Params: params{status, limit}}
}

func TestCursor_goes_on_where_the_page_ended(t *testing.T) {
	w := newWorld(t)
	text := rapid.StringN(1, 20, 40)
	rapid.Check(t, func(rt *rapid.T) {
		want := table.Position{Key: table.In(w.tenant, text.Draw(rt, "partition")).Key(text.Draw(rt, "sort"))}
		if rapid.Bool().Draw(rt, "in an index") {
			want.IndexPart, want.IndexSort = text.Draw(rt, "index partition"), text.Draw(rt, "index sort")
		}
		cursor, err := page.Cursor(t.Context(), w.sealer, w.query("active", 10), want)
		if err != nil {
			rt.Fatal(err)
		}
		got, err := page.Position(t.Context(), w.sealer, w.query("active", 99), cursor) // another limit is no other query
		if err != nil || got != want {
			rt.Fatalf("got %+v (%v), want %+v", got, err, want)
		}
	})
}

func TestCursor_of_the_end_is_none(t *testing.T) {
	w := newWorld(t)
	if cursor, err := page.Cursor(t.Context(), w.sealer, w.query("", 1), table.Position{}); cursor != "" || err != nil {
		t.Errorf("got %q, %v", cursor, err)
	}
	if p, err := page.Position(t.Context(), w.sealer, w.query("", 1), ""); !p.IsZero() || err != nil {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestPosition_refuses_a_cursor_of_something_else(t *testing.T) {
	w := newWorld(t)
	cursor, err := page.Cursor(t.Context(), w.sealer, w.query("active", 1), table.Position{Key: table.In(w.tenant, "X").Key("1")})
	if err != nil {
		t.Fatal(err)
	}
	with := func(change func(*page.Query)) page.Query {
		q := w.query("active", 1)
		change(&q)
		return q
	}
	session, err := w.sealer.Seal(t.Context(), "sign-in", "", []byte(`{"p":"x","s":"y"}`), time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, cursor string
		query        page.Query
	}{
		{"another tenant", cursor, with(func(q *page.Query) { q.Tenant = access.Platform })},
		{"another operation", cursor, with(func(q *page.Query) { q.Name = "audit.list" })},
		{"another parameter", cursor, w.query("lost", 1)},
		{"no parameter", cursor, w.query("", 1)},
		{"garbage", "x", w.query("active", 1)},
		{"a session of a sign-in", session, w.query("active", 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := page.Position(t.Context(), w.sealer, c.query, c.cursor)
			if !problem.Is(err, "request.cursorInvalid") || !p.IsZero() {
				t.Errorf("got %+v, %v", p, err)
			}
		})
	}
	t.Run("an old one", func(t *testing.T) {
		w.now = w.now.Add(page.Life + time.Second)
		if _, err := page.Position(t.Context(), w.sealer, w.query("active", 1), cursor); !problem.Is(err, "request.cursorInvalid") {
			t.Errorf("got %v", err)
		}
	})
}
