package customer_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/numbering"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// What a company sets about its customers.
var (
	format  = numbering.Format{Prefix: "C", Width: 6}
	binLife = 90 * 24 * time.Hour
)

// everyone is the reach of who may read all customers.
var everyone = access.Caller{Rights: access.Everything()}.Reach(access.Permission{Object: access.Customer, Action: access.Read})

// world is a table with one company.
type world struct {
	t      testing.TB
	now    time.Time
	ids    *id.Source
	table  *tablelocal.Table
	tenant access.Tenant
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, now: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)}
	c := clock.Func(func() time.Time { return w.now })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	w.ids, w.table = id.NewSource(c, nil), database.Table(table.Main)
	w.tenant = access.NewTenant(w.ids)
	return w
}

func (w *world) stamp() record.Stamp { return record.Stamp{At: w.now, By: "usr_1", RequestID: "r"} }

// make returns a new customer that is not stored.
func (w *world) make(f customer.Fields) customer.Customer {
	w.t.Helper()
	number, err := customer.NextNumber(w.t.Context(), w.table, w.tenant, format)
	if err != nil {
		w.t.Fatal(err)
	}
	return customer.New(record.Created(customer.Kind, customer.Kind.NewID(w.ids), w.stamp()), number, f)
}

// commit carries a transaction out; the error is what its failure means.
func (w *world) commit(tx table.Tx) error {
	return tx.Explain(w.table.Transact(w.t.Context(), tx))
}

func (w *world) store(f customer.Fields) customer.Customer {
	w.t.Helper()
	c := w.make(f)
	if err := w.commit(c.Created(w.tenant)); err != nil {
		w.t.Fatal(err)
	}
	return c
}

func TestGet_gives_what_was_stored(t *testing.T) {
	w := newWorld(t)
	want := w.store(customer.Fields{
		Name: "x", Emails: []string{"a@x.example"}, Bank: &customer.Bank{Account: "123456789"}, Terms: &customer.Terms{},
		Addresses: []customer.Address{{Type: "other", Country: "DE", City: "Berlin", IsDefault: true}},
	})
	got, err := customer.Get(t.Context(), w.table, w.tenant, want.ID)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if got.Glance.Place != "Berlin, DE" || got.Number != "C000001" {
		t.Errorf("place %q, number %q", got.Glance.Place, got.Number)
	}
	for _, identifier := range []string{"", "x", "usr_" + id.Bare(want.ID), "cus_00000000000000000000000001"} {
		if _, err := customer.Get(t.Context(), w.table, w.tenant, identifier); !problem.Is(err, "customer.notFound") {
			t.Errorf("%q: got %v", identifier, err)
		}
	}
	if _, err := customer.Get(t.Context(), w.table, access.NewTenant(w.ids), want.ID); !problem.Is(err, "customer.notFound") {
		t.Errorf("of another tenant: got %v", err)
	}
}

func TestNumber_is_taken_once(t *testing.T) {
	w := newWorld(t)
	first := w.store(customer.Fields{Name: "x"})
	second := w.make(customer.Fields{Name: "y"})
	second.Number = first.Number
	if err := w.commit(second.Created(w.tenant)); !problem.Is(err, "customer.duplicate") {
		t.Errorf("got %v", err)
	}
	if number, err := customer.NextNumber(t.Context(), table.ReadOnly(w.table), w.tenant, format); number != "" || err != nil {
		t.Errorf("a number is taken without writing: %q, %v", number, err)
	}
}

// TestUnique_values_follow_every_change plays any sequence of creations, changes, deletions and restorations against a
// plain model, and holds the markers in the table against it.
func TestUnique_values_follow_every_change(t *testing.T) {
	w := newWorld(t)
	addresses := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a@x.example", "b@x.example", "c@x.example"}), 0, 2, rapid.ID)
	references := rapid.SampledFrom([]string{"", "R1", "R2"})
	rapid.Check(t, func(rt *rapid.T) {
		w.tenant = access.NewTenant(w.ids)
		var all []customer.Customer
		holder := map[string]string{}
		values := func(c customer.Customer) (held []string) {
			if c.Deleted() {
				return nil
			}
			if c.Reference != "" {
				held = append(held, c.Reference)
			}
			return append(held, c.Emails...)
		}
		// settle checks that the change went through exactly when nobody else holds its values.
		settle := func(before *customer.Customer, after customer.Customer, tx table.Tx) bool {
			free := true
			for _, value := range values(after) {
				if other, taken := holder[value]; taken && other != after.ID {
					free = false
				}
			}
			err := w.commit(tx)
			if free != (err == nil) || err != nil && !problem.Is(err, "customer.duplicate") {
				rt.Fatalf("free: %t, but %v", free, err)
			}
			if err == nil {
				if before != nil {
					for _, value := range values(*before) {
						delete(holder, value)
					}
				}
				for _, value := range values(after) {
					holder[value] = after.ID
				}
			}
			return err == nil
		}
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			fields := customer.Fields{Name: "x", Emails: addresses.Draw(rt, "addresses"), Reference: references.Draw(rt, "reference")}
			if len(all) == 0 || rapid.Bool().Draw(rt, "create") {
				c := w.make(fields)
				if settle(nil, c, c.Created(w.tenant)) {
					all = append(all, c)
				}
				continue
			}
			i := rapid.IntRange(0, len(all)-1).Draw(rt, "which")
			before := all[i]
			after := before.With(before.Changed(w.stamp()), fields)
			switch {
			case before.Deleted():
				after = before.OutOfBin(w.stamp())
			case rapid.Bool().Draw(rt, "delete"):
				after = before.IntoBin(w.stamp(), binLife)
			}
			if settle(&before, after, after.Replace(w.tenant, before)) {
				all[i] = after
			}
		}
		// A new customer can take exactly what nobody holds.
		for _, value := range []string{"a@x.example", "b@x.example", "c@x.example"} {
			probe := w.make(customer.Fields{Name: "probe", Emails: []string{value}})
			_, taken := holder[value]
			if err := w.commit(probe.Created(w.tenant)); taken != (err != nil) {
				rt.Fatalf("%s taken: %t, but %v", value, taken, err)
			}
		}
	})
}

func TestReplace_needs_the_version_that_was_read(t *testing.T) {
	w := newWorld(t)
	before := w.store(customer.Fields{Name: "x"})
	after := before.With(before.Changed(w.stamp()), customer.Fields{Name: "y"})
	if err := w.commit(after.Replace(w.tenant, before)); err != nil {
		t.Fatal(err)
	}
	if err := w.commit(after.Replace(w.tenant, before)); !problem.Is(err, "request.versionStale") {
		t.Errorf("got %v", err)
	}
}

func TestBin(t *testing.T) {
	w := newWorld(t)
	before := w.store(customer.Fields{Name: "x"})
	w.now = w.now.Add(time.Hour)
	binned := before.IntoBin(w.stamp(), binLife)
	if !binned.Deleted() || binned.Version != 2 || !binned.PurgeAt.Equal(w.now.Add(binLife)) || binned.DeletedBy != "usr_1" || before.Deleted() {
		t.Errorf("in the bin: %+v", binned)
	}
	back := binned.OutOfBin(w.stamp())
	if back.Deleted() || back.PurgeAt != nil || back.Version != 3 || back.CreatedAt != before.CreatedAt {
		t.Errorf("out of it: %+v", back)
	}
}

func TestSearch_tells_a_fault_of_the_table(t *testing.T) {
	w := newWorld(t)
	_, _, err := customer.Search(t.Context(), broken{w.table}, w.tenant, customer.Filter{Reach: everyone}, table.Position{}, 10)
	if !errors.Is(err, table.ErrThrottled) {
		t.Errorf("got %v", err)
	}
}

// anyReach draws everybody's records, nobody's, some owners', those of so many that the company's index is tried first, or of more than are merged.
func anyReach(t *rapid.T) access.Reach {
	owners := rapid.SliceOf(rapid.SampledFrom([]string{"usr_0", "usr_1", "usr_2", "usr_3", "usr_9"})).Draw(t, "owners")
	switch rapid.IntRange(0, 4).Draw(t, "reach") {
	case 0:
		return everyone
	case 2:
		for i := range 9 {
			owners = append(owners, fmt.Sprintf("usr_x%d", i))
		}
	case 1:
		for i := range customer.MaxMerged {
			owners = append(owners, fmt.Sprintf("usr_x%d", i))
		}
		owners = append(owners, "usr_2")
	}
	return everyone.Among(owners...)
}

// anySpan draws a span that is open, or begins or ends in the hours after began.
func anySpan(t *rapid.T, began time.Time, name string) (s customer.Span) {
	if from := rapid.IntRange(-100, 61).Draw(t, name+" from"); from >= 0 {
		s.From = began.Add(time.Duration(from) * time.Hour)
	}
	if to := rapid.IntRange(-100, 61).Draw(t, name+" to"); to >= 0 {
		s.To = began.Add(time.Duration(to) * time.Hour)
	}
	return s
}

func within(s customer.Span, at time.Time) bool {
	return (s.From.IsZero() || !at.Before(s.From)) && (s.To.IsZero() || at.Before(s.To))
}

func TestSearch_pages_give_each_within_reach_once(t *testing.T) {
	w := newWorld(t)
	var all []customer.Customer
	members, began := make(map[string]bool), w.now
	for i := range 60 {
		c := w.store(customer.Fields{
			Name: fmt.Sprint("n", i), Level: []string{"", "A", "B"}[i/2%3], Source: []customer.Source{"other", "web"}[i/3%2], Status: []customer.Status{"active", "lost"}[i%2], Tags: []string{fmt.Sprint("t", i%3)},
			Owner: []string{"usr_0", "usr_1", "usr_2", "usr_3", "usr_0", "usr_0", ""}[i%7],
		})
		if i%4 == 0 {
			member := table.Put(customer.InSegment(w.tenant, "seg_1").Key(c.ID), table.Item{})
			if err := w.table.Transact(t.Context(), table.Tx{Writes: []table.Write{member}}); err != nil {
				t.Fatal(err)
			}
			members[c.ID] = true
		}
		w.now = w.now.Add(time.Hour)
		if i%5 == 0 {
			binned := c.IntoBin(w.stamp(), time.Hour)
			if err := w.table.Transact(t.Context(), binned.Replace(w.tenant, c)); err != nil {
				t.Fatal(err)
			}
			c = binned
		}
		if err := customer.Findable.Index(t.Context(), w.table, w.tenant, c.ID); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	slices.Reverse(all)
	rapid.Check(t, func(rt *rapid.T) {
		limit := rapid.IntRange(1, 50).Draw(rt, "limit")
		filter := customer.Filter{
			Reach: anyReach(rt), Deleted: rapid.Bool().Draw(rt, "deleted"),
			Status: rapid.SampledFrom([]customer.Status{"", "active"}).Draw(rt, "status"), Tag: rapid.SampledFrom([]string{"", "t1"}).Draw(rt, "tag"),
			Text: rapid.SampledFrom([]string{"", "N3"}).Draw(rt, "text"), Level: rapid.SampledFrom([]string{"", "", "B"}).Draw(rt, "level"),
			Source: rapid.SampledFrom([]customer.Source{"", "", "web"}).Draw(rt, "source"), Created: anySpan(rt, began, "created"), Updated: anySpan(rt, began, "updated"),
			Segment: rapid.SampledFrom([]string{"", "", "seg_1"}).Draw(rt, "segment"), Before: rapid.SampledFrom([]string{"", "", all[20].ID}).Draw(rt, "before"),
		}
		var want, got []string
		for _, c := range all {
			if filter.Reach.Includes(c.Owner) && (filter.Segment == "" || members[c.ID]) && (filter.Before == "" || c.ID < filter.Before) && (filter.Level == "" || c.Level == filter.Level) &&
				(filter.Source == "" || c.Source == filter.Source) && within(filter.Created, c.CreatedAt) && within(filter.Updated, c.UpdatedAt) && c.Deleted() == filter.Deleted && (filter.Status == "" || c.Status == filter.Status) &&
				(filter.Tag == "" || c.Tags[0] == filter.Tag) && (filter.Text == "" || strings.HasPrefix(c.Name, "n3")) {
				want = append(want, c.ID)
			}
		}
		for after := (table.Position{}); ; {
			page, next, err := customer.Search(t.Context(), w.table, w.tenant, filter, after, limit)
			if err != nil || len(page) > limit {
				rt.Fatalf("a page of %d, %v", len(page), err)
			}
			for _, s := range page {
				got = append(got, s.ID)
			}
			if after = next; after.IsZero() {
				break
			}
		}
		if filter.Text != "" && !filter.Deleted { // in the order of what they are found by
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			rt.Fatalf("limit %d: got %v, want %v", limit, got, want)
		}
	})
}
