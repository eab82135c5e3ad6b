package contact_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// world is a table with one company.
type world struct {
	now    time.Time
	ids    *id.Source
	table  *tablelocal.Table
	caller access.Caller
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{now: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)}
	c := clock.Func(func() time.Time { return w.now })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	w.ids, w.table = id.NewSource(c, nil), database.Table(table.Main)
	w.caller = access.Caller{Tenant: access.NewTenant(w.ids), User: "usr_1", Rights: access.Everything()}
	return w
}

func (w *world) stamp() record.Stamp { return record.Stamp{At: w.now, By: "usr_1", RequestID: "r"} }

// newCustomer stores a customer and returns its identifier.
func (w *world) newCustomer(t testing.TB) string {
	t.Helper()
	meta := record.Created(customer.Kind, customer.Kind.NewID(w.ids), w.stamp())
	tx := customer.New(meta, "", customer.Fields{Name: "x"}).Created(w.caller.Tenant)
	if err := w.table.Transact(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	return meta.ID
}

func (w *world) open(t testing.TB, customerID string) contact.Book {
	t.Helper()
	b, err := contact.Open(t.Context(), w.table, w.caller, access.Update, customerID)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// promises checks what doc.go promises of every customer with contacts.
func promises(b *contact.Book) string {
	used := b.Contacts(false)
	if len(used) == 0 {
		if b.Customer.PrimaryContact+b.Customer.ContactName+b.Customer.ContactTitle != "" {
			return "the customer shows a contact that it does not have"
		}
		return ""
	}
	primaries := 0
	for _, c := range used {
		if c.IsPrimary {
			primaries++
			if b.Customer.PrimaryContact != c.ID || b.Customer.ContactName != c.Name || b.Customer.ContactTitle != c.Title {
				return "the customer shows another contact than the primary one"
			}
		}
	}
	if primaries != 1 {
		return "there is not one primary contact"
	}
	all := append(used, b.Contacts(true)...)
	for _, c := range all {
		above := c.ReportsTo
		for range all {
			next, err := b.Find(above)
			if err != nil {
				break
			}
			if above = next.ReportsTo; next.ID == c.ID {
				return "a contact reports to itself"
			}
		}
	}
	for _, c := range b.Contacts(true) {
		if c.IsPrimary {
			return "a contact in the bin is primary"
		}
	}
	return ""
}

// TestPromises_hold_after_any_changes plays any sequence of additions, changes, removals and restorations. Half of
// them are planned on a book that is out of date by one change: then they may fail, but may not break a promise.
func TestPromises_hold_after_any_changes(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(rt *rapid.T) {
		customerID := w.newCustomer(t)
		old := w.open(t, customerID)
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			fresh := w.open(t, customerID)
			book := fresh
			if rapid.Bool().Draw(rt, "stale") {
				book = old
			}
			old = fresh
			tx, err := step(rt, w, &book)
			if err != nil {
				if !problem.Is(err, "contact.primaryInUse") && !problem.Is(err, "contact.cycle") && !problem.Is(err, "request.invalid") {
					rt.Fatal(err)
				}
				continue
			}
			_ = w.table.Transact(t.Context(), tx) // a stale one may fail
			after := w.open(t, customerID)
			if broken := promises(&after); broken != "" {
				rt.Fatal(broken)
			}
		}
	})
}

// step plans one change of a book.
func step(rt *rapid.T, w *world, b *contact.Book) (table.Tx, error) {
	used, bin := b.Contacts(false), b.Contacts(true)
	fields := contact.Fields{Name: rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "name"), IsPrimary: rapid.Bool().Draw(rt, "primary")}
	pick := func(from []contact.Contact) contact.Contact {
		return from[rapid.IntRange(0, len(from)-1).Draw(rt, "which")]
	}
	if len(used) > 0 && rapid.Bool().Draw(rt, "reports") {
		fields.ReportsTo = pick(used).ID
	}
	switch kind := rapid.IntRange(0, 3).Draw(rt, "kind"); {
	case kind == 1 && len(used) > 0:
		_, tx, err := b.Change(pick(used), w.stamp(), fields)
		return tx, err
	case kind == 2 && len(used) > 0:
		return b.Remove(pick(used), w.stamp(), time.Hour, fields.ReportsTo)
	case kind == 3 && len(bin) > 0:
		_, tx, err := b.Restore(pick(bin), w.stamp())
		return tx, err
	default:
		_, tx, err := b.Add(contact.Kind.NewID(w.ids), w.stamp(), fields)
		return tx, err
	}
}

func TestA_customer_has_no_more_than_the_limit(t *testing.T) {
	w := newWorld(t)
	customerID := w.newCustomer(t)
	add := func() error {
		b := w.open(t, customerID)
		_, tx, err := b.Add(contact.Kind.NewID(w.ids), w.stamp(), contact.Fields{Name: "x"})
		if err != nil {
			return err
		}
		return tx.Explain(w.table.Transact(t.Context(), tx))
	}
	var last contact.Book
	for i := range contact.Max {
		if i == contact.Max-1 {
			last = w.open(t, customerID)
		}
		if err := add(); err != nil {
			t.Fatalf("contact %d: %v", i, err)
		}
	}
	if err := add(); !problem.Is(err, "contact.tooMany") {
		t.Errorf("one more: got %v", err)
	}
	_, tx, err := last.Add(contact.Kind.NewID(w.ids), w.stamp(), contact.Fields{Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.table.Transact(t.Context(), tx); err == nil {
		t.Error("one more, planned before the last came: it was stored")
	}
	b := w.open(t, customerID)
	tx, err = b.Remove(b.Contacts(false)[0], w.stamp(), time.Hour, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.table.Transact(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	if err := add(); err != nil {
		t.Errorf("after one went: got %v", err)
	}
}

// TestNothingIsKeptUnderTheNameOfSomethingElse: two fields with one attribute would overwrite each other.
func TestNothingIsKeptUnderTheNameOfSomethingElse(t *testing.T) {
	want := contact.Contact{From: "cus_1", Moved: []string{"cus_0"}, Fields: contact.Fields{Name: "Maria", Mobile: "+4915112345678", Phones: []string{"+49300074321"}, WeChat: "maria"}}
	var got contact.Contact
	item := table.Encode(want)
	if err := table.Decode(item, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("stored and read (-want +got):\n%s", diff)
	}
	if item.Text(record.AttrFrom) != want.From {
		t.Errorf("%s: got %q, want %q", record.AttrFrom, item.Text(record.AttrFrom), want.From)
	}
}
