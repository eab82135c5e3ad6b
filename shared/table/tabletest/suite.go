package tabletest

import (
	"context"
	"errors"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

// suite is one case's table and tenant.
type suite struct {
	Harness
	ids    *id.Source
	tenant access.Tenant
}

func newSuite(h Harness) *suite {
	ids := id.NewSource(clock.System{}, nil)
	return &suite{Harness: h, ids: ids, tenant: access.NewTenant(ids)}
}

// tester is what a *testing.T and a *rapid.T have in common.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// in returns a partition of the case's tenant.
func (s *suite) in(parts ...string) table.Partition { return table.In(s.tenant, parts...) }

// key returns a key in a partition of its own.
func (s *suite) key(name string) table.Key { return s.in("K", name).Key("K") }

// write does the writes in one transaction, which must succeed.
func (s *suite) write(t tester, writes ...table.Write) {
	t.Helper()
	if err := s.Table.Transact(context.Background(), table.Tx{Writes: writes}); err != nil {
		t.Fatalf("transact: %v", err)
	}
}

func (s *suite) get(t tester, key table.Key) table.Item {
	t.Helper()
	item, err := s.Table.Get(context.Background(), key)
	if err != nil {
		t.Fatalf("get: %v", err)
	}
	return item
}

func (s *suite) wantItem(t tester, key table.Key, want table.Item) {
	t.Helper()
	if diff := diff(want, s.get(t, key)); diff != "" {
		t.Errorf("item at %s %s (-want +got):\n%s", key.Partition(), key.Sort(), diff)
	}
}

// pages asks for page after page until there is none left.
func (s *suite) pages(t tester, q table.Query) []table.Page {
	t.Helper()
	var pages []table.Page
	for {
		page, err := s.Table.Query(context.Background(), q)
		if err != nil {
			t.Fatalf("query: %v", err)
		}
		pages = append(pages, page)
		if page.Next.IsZero() {
			return pages
		}
		if len(pages) > 1000 {
			t.Fatal("a query without an end")
		}
		q.After = page.Next
	}
}

// all returns the records of all pages.
func (s *suite) all(t tester, q table.Query) []table.Record {
	t.Helper()
	records := []table.Record{}
	for _, page := range s.pages(t, q) {
		records = append(records, page.Records...)
	}
	return records
}

// wantRecords asks until the answer is as wanted: indexes are eventually consistent.
func (s *suite) wantRecords(t tester, q table.Query, want ...table.Record) {
	t.Helper()
	difference := ""
	if !patiently(func() bool {
		difference = diff(want, s.all(t, q))
		return difference == ""
	}) {
		t.Errorf("records of %q %s (-want +got):\n%s", q.Index, q.Partition, difference)
	}
}

// patiently tries until the condition holds, for five seconds at most.
func patiently(holds func() bool) bool {
	deadline := time.NewTimer(5 * time.Second)
	defer deadline.Stop()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for !holds() {
		select {
		case <-deadline.C:
			return holds()
		case <-again.C:
		}
	}
	return true
}

// diff tells how two values differ; nil and empty lists of records are alike, a nil item and an
// empty one are not.
func diff(want, got any) string {
	return cmp.Diff(want, got,
		cmp.FilterValues(func(a, b []table.Record) bool { return len(a) == 0 && len(b) == 0 }, cmp.Ignore()),
		cmpopts.EquateComparable(table.Key{}, table.Partition{}),
	)
}

// wantCanceled does the writes in one transaction, which must be canceled for these reasons.
func (s *suite) wantCanceled(t tester, writes []table.Write, want ...table.Reason) {
	t.Helper()
	err := s.Table.Transact(context.Background(), table.Tx{Writes: writes})
	var canceled *table.Canceled
	if !errors.As(err, &canceled) {
		t.Fatalf("transact: got %v, want it canceled", err)
	}
	if diff := diff(want, canceled.Reasons); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
}

// wantInvalid does the writes in one transaction, which must be refused.
func (s *suite) wantInvalid(t tester, writes ...table.Write) {
	t.Helper()
	err := s.Table.Transact(context.Background(), table.Tx{Writes: writes})
	if !errors.Is(err, table.ErrInvalid) {
		t.Errorf("transact: got %v, want ErrInvalid", err)
	}
}

// texts returns the sort keys of records.
func texts(records []table.Record) []string {
	sorts := []string{}
	for _, r := range records {
		sorts = append(sorts, r.Key.Sort())
	}
	return sorts
}
