package audit_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// secret is masked where people see it.
type secret string

func (s secret) MarshalJSON() ([]byte, error) { return []byte(`"****"`), nil }

// thing is a record with a trail.
type thing struct {
	record.Meta
	Name   string `json:"name" table:"nm"`
	Count  int    `json:"count,omitempty" table:"ct"`
	Secret secret `json:"secret,omitempty" table:"se"`
	Hidden string `json:"-" table:"hi"`
}

var things = []record.Kind{{Name: "thing", Prefix: "thg", Key: "THG", Type: reflect.TypeFor[thing]()}}

// world is an audit table, a main table, and a thing that changes.
type world struct {
	t           testing.TB
	now         time.Time
	ids         *id.Source
	trail, main *tablelocal.Table
	tenant      access.Tenant
	current     *thing
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, now: time.Date(2026, 3, 2, 9, 30, 0, 123456789, time.UTC)}
	c := clock.Func(func() time.Time { return w.now })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	w.ids, w.trail, w.main = id.NewSource(c, nil), database.Table(table.Audit), database.Table(table.Main)
	w.tenant = access.NewTenant(w.ids)
	return w
}

func (w *world) key() table.Key { return things[0].ItemKey(w.tenant, w.current.ID) }

// change makes the change from the thing of today to next, stores it in the main table, and returns what the stream tells;
// a nil next is a purge.
func (w *world) change(next *thing) table.Change {
	w.t.Helper()
	c := table.Change{At: w.now}
	if w.current != nil {
		c.Old = table.Encode(w.current)
	}
	if next == nil {
		c.Key, c.Expired = w.key(), true
		w.write(w.main, table.Delete(w.key()))
		w.current = nil
		return c
	}
	w.current = next
	c.Key, c.New = w.key(), table.Encode(next)
	w.write(w.main, table.Put(w.key(), c.New))
	return c
}

func (w *world) write(t table.Table, writes ...table.Write) {
	w.t.Helper()
	if err := t.Transact(w.t.Context(), table.Tx{Writes: writes}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) stamp() record.Stamp { return record.Stamp{At: w.now, By: "usr_1", RequestID: "r1"} }

// create, update, bin, restore and purge are the changes that a record can have.
func (w *world) create(name string) table.Change {
	return w.change(&thing{Meta: record.Created(things[0], things[0].NewID(w.ids), w.stamp()), Name: name})
}

func (w *world) update(change func(*thing)) table.Change {
	next := *w.current
	next.Meta = next.Changed(w.stamp())
	change(&next)
	return w.change(&next)
}

func (w *world) record(c table.Change) error {
	return audit.Record(w.t.Context(), w.trail, w.ids, things, c)
}

func (w *world) mustRecord(changes ...table.Change) {
	w.t.Helper()
	for _, c := range changes {
		if err := w.record(c); err != nil {
			w.t.Fatal(err)
		}
	}
}

func (w *world) rows(entity string) []audit.Row {
	w.t.Helper()
	rows, _, err := audit.List(w.t.Context(), w.trail, w.tenant, audit.Filter{Kind: things[0], Entity: entity}, table.Position{}, 1000)
	if err != nil {
		w.t.Fatal(err)
	}
	return rows
}

// faults verifies the entity's rows, and returns "reason version".
func (w *world) faults(entity string) []string {
	w.t.Helper()
	rows := w.rows(entity)
	found, err := audit.Verify(w.t.Context(), w.trail, w.tenant, things, rows)
	if err != nil {
		w.t.Fatal(err)
	}
	heads, err := audit.VerifyHeads(w.t.Context(), w.main, w.trail, w.tenant, things, rows, w.now.Add(time.Hour))
	if err != nil {
		w.t.Fatal(err)
	}
	list := []string{}
	for _, f := range append(found, heads...) {
		list = append(list, fmt.Sprint(f.Reason, " ", f.Version))
	}
	return list
}
