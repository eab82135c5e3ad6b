package departed_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/departed"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/tenant"
)

// world is a table, and a clock that stands still until it is moved.
type world struct {
	table *tablelocal.Table
	ids   *id.Source
	now   time.Time
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{now: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)}
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: w})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	w.table, w.ids = database.Table(table.Main), id.NewSource(w, nil)
	return w
}

func (w *world) Now() time.Time { return w.now }

// company stores a closed company.
func (w *world) company(t *testing.T) (access.Tenant, tenant.Tenant) {
	t.Helper()
	of := access.NewTenant(w.ids)
	c := tenant.Tenant{Meta: record.Created(tenant.Kind, of.String(), record.Stamp{At: w.now}), Name: "Closed"}.Close(record.Stamp{At: w.now, By: "usr_1"}, "x")
	if err := w.table.Transact(t.Context(), table.Tx{Writes: []table.Write{c.Put(of)}}); err != nil {
		t.Fatal(err)
	}
	return of, c
}

func (w *world) set(t *testing.T, of access.Tenant, c tenant.Tenant) error {
	t.Helper()
	return w.table.Transact(t.Context(), departed.New(c, w.ids, w.now).Set(of, c))
}

// counting is a table that counts what is read.
type counting struct {
	table.Table
	reads int
}

func (c *counting) Get(ctx context.Context, key table.Key) (table.Item, error) {
	c.reads++
	return c.Table.Get(ctx, key)
}

func TestRegister_trusts_for_a_while_that_there_is_no_mark_and_for_good_that_there_is(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	of, c := w.company(t)
	seen := &counting{Table: w.table}
	r := departed.NewRegister(seen, w)
	want := func(gone bool, reads int) {
		t.Helper()
		if got, err := r.Has(t.Context(), of); err != nil || got != gone || seen.reads != reads {
			t.Errorf("got %t after %d reads, %v; want %t after %d", got, seen.reads, err, gone, reads)
		}
	}
	want(false, 1)
	if err := w.set(t, of, c); err != nil {
		t.Fatal(err)
	}
	w.now = w.now.Add(departed.MaxAge - time.Second)
	want(false, 1)
	w.now = w.now.Add(time.Second)
	want(true, 2)
	w.now = w.now.Add(1000 * time.Hour)
	want(true, 2)
	for _, nobody := range []access.Tenant{{}, access.Platform} {
		if gone, err := r.Has(t.Context(), nobody); gone || err != nil || seen.reads != 2 {
			t.Errorf("%q: %t, %v", nobody, gone, err)
		}
	}
	if departed.Settling < 2*departed.MaxAge {
		t.Error("it is removed before everybody knows")
	}
}

func TestRegister_that_is_missing_says_so(t *testing.T) {
	t.Parallel()
	var none *departed.Register
	if _, err := none.Has(t.Context(), access.NewTenant(id.NewSource(clock.System{}, nil))); err == nil {
		t.Error("nobody knows, and it answers")
	}
}

func TestMark_is_set_once_and_goes_on_in_one_place(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	of, c := w.company(t)
	changed := c
	changed.Meta = c.Changed(record.Stamp{At: w.now})
	if err := w.set(t, of, changed); err == nil {
		t.Error("a company that is another by now has a mark")
	}
	if err := w.set(t, of, c); err != nil {
		t.Fatal(err)
	}
	if err := w.set(t, of, c); err == nil {
		t.Error("it has two marks")
	}
	m, found, err := departed.Get(t.Context(), w.table, of)
	if err != nil || !found || m.ClosedBy != "usr_1" || !m.ClosedAt.Equal(w.now) || m.Pass != 1 {
		t.Fatalf("%+v, %v", m, err)
	}
	save := func(m departed.Mark, change func(*departed.Mark)) error {
		_, write := m.Next(of, change)
		tx := table.Tx{Writes: []table.Write{write}}
		return tx.Explain(w.table.Transact(t.Context(), tx))
	}
	if err := save(m, func(m *departed.Mark) { m.Found = 7 }); err != nil {
		t.Fatal(err)
	}
	if err := save(m, func(m *departed.Mark) { m.Found = 8 }); !errors.Is(err, departed.ErrElsewhere) {
		t.Errorf("two go on from one place: %v", err)
	}
	m, _, _ = departed.Get(t.Context(), w.table, of)
	if got, is := departed.Of(departed.Key(of)); !is || got != of {
		t.Errorf("the mark of %v is one of %v, %t", of, got, is)
	}
	for _, other := range []table.Key{{}, tenant.Key(of), departed.Key(of).Partition().Key("x"), departed.Key(access.Platform), table.In(access.Platform, "DEPARTED").Key("DEPARTED")} {
		if got, is := departed.Of(other); is {
			t.Errorf("%v is the mark of %v", other, got)
		}
	}
	if all, err := departed.Unfinished(t.Context(), w.table); err != nil || len(all) != 1 || all[0] != of || m.Found != 7 {
		t.Errorf("unfinished: %v, %v, %d", all, err, m.Found)
	}
	if err := save(m, func(m *departed.Mark) { m.DoneAt = w.now }); err != nil {
		t.Fatal(err)
	}
	if all, err := departed.Unfinished(t.Context(), w.table); err != nil || len(all) != 0 {
		t.Errorf("unfinished: %v, %v", all, err)
	}
}
