package merge_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/merge"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// world is a table with records of owners.
type world struct {
	table  table.Table
	tenant access.Tenant
}

func open(t testing.TB) *tablelocal.Table {
	t.Helper()
	c := clock.Func(func() time.Time { return time.Unix(1772443800, 0) })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	return database.Table(table.Main)
}

// newWorld returns a world of a tenant of its own.
func newWorld(main table.Table) *world {
	c := clock.Func(func() time.Time { return time.Unix(1772443800, 0) })
	return &world{table: main, tenant: access.NewTenant(id.NewSource(c, nil))}
}

func (w *world) partition(owner int) table.Partition {
	return table.In(w.tenant, "OWNER", fmt.Sprint(owner))
}

func (w *world) key(n int) table.Key { return table.In(w.tenant, "THING", fmt.Sprint(n)).Key("THING") }

func sortOf(n int) string { return fmt.Sprintf("%06d", n) }

// write is the write that stores the record n as one of the owner's; a negative owner is none.
func (w *world) write(n, owner int) table.Write {
	var index []table.IndexKey
	if owner >= 0 {
		index = append(index, table.IndexKey{Index: table.ByOwner, Partition: w.partition(owner), Sort: sortOf(n)})
	}
	return table.Put(w.key(n), table.Item{"id": sortOf(n)}, index...)
}

func (w *world) store(t rapid.TB, writes ...table.Write) {
	t.Helper()
	for some := range slices.Chunk(writes, table.MaxTransactionItems) {
		if err := w.table.Transact(context.Background(), table.Tx{Writes: some}); err != nil {
			t.Fatal(err)
		}
	}
}

// list is the list of the owners' records.
func (w *world) list(owners, expected int, after table.Position) merge.List {
	l := merge.List{
		Table: w.table, Index: table.ByOwner, Expected: expected, After: after,
		Sort: func(r table.Record) string { return r.Item.Text("id") },
	}
	for owner := range owners {
		l.Partitions = append(l.Partitions, w.partition(owner))
	}
	return l
}

// page takes up to limit records and returns their sort keys and the position after them.
func page(t rapid.TB, r *merge.Reader, limit int) (found []string, next table.Position) {
	t.Helper()
	for len(found) < limit {
		record, ok, err := r.Next(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			break
		}
		found = append(found, record.Item.Text("id"))
	}
	return found, r.Position()
}

func TestReader_gives_each_record_once_newest_first_in_pages_of_any_size(t *testing.T) {
	main := open(t)
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(main)
		owners := rapid.IntRange(1, 20).Draw(rt, "owners")
		skew := rapid.IntRange(1, 4).Draw(rt, "skew") // how many share most of it
		var want []string
		var writes []table.Write
		for n := range rapid.IntRange(0, 120).Draw(rt, "records") {
			owner := rapid.OneOf(rapid.IntRange(0, owners), rapid.IntRange(0, min(skew, owners))).Draw(rt, "owner")
			writes = append(writes, w.write(n, owner))
			if owner < owners { // the last one's are not asked for
				want = append(want, sortOf(n))
			}
		}
		w.store(rt, writes...)
		slices.Reverse(want)
		limit := rapid.IntRange(1, 40).Draw(rt, "limit")
		expected := rapid.IntRange(1, 60).Draw(rt, "expected")
		var got []string
		var after table.Position
		for {
			found, next := page(rt, merge.NewReader(w.list(owners, expected, after)), limit)
			got = append(got, found...)
			if next.IsZero() {
				break
			}
			if len(found) == 0 {
				rt.Fatal("an empty page with a next one")
			}
			after = next
		}
		if !slices.Equal(got, want) {
			rt.Errorf("got %v, want %v", got, want)
		}
	})
}

func TestReader_passes_over_nothing_that_stays_whatever_changes_meanwhile(t *testing.T) {
	main := open(t)
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(main)
		owners := rapid.IntRange(1, 8).Draw(rt, "owners")
		count := rapid.IntRange(1, 60).Draw(rt, "records")
		var writes []table.Write
		for n := range count { // the odd ones come later
			writes = append(writes, w.write(2*n, rapid.IntRange(0, owners-1).Draw(rt, "owner")))
		}
		w.store(rt, writes...)
		touched := make(map[int]bool)
		var got []string
		var after table.Position
		for {
			r := merge.NewReader(w.list(owners, 5, after))
			for range rapid.IntRange(1, 9).Draw(rt, "limit") {
				if rapid.IntRange(0, 3).Draw(rt, "change") == 0 { // one moves, comes, or goes
					n := rapid.IntRange(0, 2*count+3).Draw(rt, "changed")
					w.store(rt, w.write(n, rapid.IntRange(-1, owners-1).Draw(rt, "to")))
					touched[n] = true
				}
				found, _ := page(rt, r, 1)
				got = append(got, found...)
			}
			if after = r.Position(); after.IsZero() {
				break
			}
		}
		if !slices.IsSortedFunc(got, func(a, b string) int { return strings.Compare(b, a) }) || len(slices.Compact(slices.Clone(got))) != len(got) {
			rt.Fatalf("not in order, or twice: %v", got)
		}
		for n := range count {
			if !touched[2*n] && !slices.Contains(got, sortOf(2*n)) {
				rt.Errorf("%s is passed over: %v", sortOf(2*n), got)
			}
		}
	})
}

func TestReader_goes_on_where_partitions_changed(t *testing.T) {
	w := newWorld(open(t))
	for n := range 30 {
		w.store(t, w.write(n, n%3))
	}
	_, after := page(t, merge.NewReader(w.list(1, 5, table.Position{})), 4) // 27 24 21 18
	got, _ := page(t, merge.NewReader(w.list(3, 5, after)), 3)
	if want := []string{sortOf(17), sortOf(16), sortOf(15)}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// watched counts queries, those at once too, and fails those of one partition.
type watched struct {
	table.Table
	mu              sync.Mutex
	queries, limits int
	now, most       int
	broken          table.Partition
}

var errBroken = errors.New("broken")

func (w *watched) Query(ctx context.Context, q table.Query) (table.Page, error) {
	w.mu.Lock()
	w.queries++
	w.limits += q.Limit
	w.now++
	w.most = max(w.most, w.now)
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.now--
	}()
	if q.Partition == w.broken {
		return table.Page{}, errBroken
	}
	return w.Table.Query(ctx, q)
}

func TestReader_reads_little(t *testing.T) {
	watch := &watched{Table: open(t)}
	w := newWorld(watch)
	const owners = 50
	var writes []table.Write
	for n := range 20 * owners {
		writes = append(writes, w.write(n, n%owners))
	}
	w.store(t, writes...)
	for _, c := range []struct {
		name                            string
		owners, limit, queries, records int
	}{
		{"of fifty owners, one query each", owners, 50, owners, 7 * owners},
		{"of one, one of just that size", 1, 10, 1, 10},
		{"of none, nothing", 0, 10, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			watch.queries, watch.limits, watch.most = 0, 0, 0
			page(t, merge.NewReader(w.list(c.owners, c.limit, table.Position{})), c.limit)
			if watch.queries != c.queries || watch.limits != c.records || watch.most > 16 {
				t.Errorf("%d queries for %d records, %d at once; want %d for %d, at most 16 at once",
					watch.queries, watch.limits, watch.most, c.queries, c.records)
			}
		})
	}
	t.Run("reading on asks for what runs out in one round", func(t *testing.T) {
		watch.queries = 0
		page(t, merge.NewReader(w.list(owners, 200, table.Position{})), 15*owners)
		if watch.queries != 2*owners {
			t.Errorf("got %d queries, want %d", watch.queries, 2*owners)
		}
	})
}

func TestReader_tells_what_failed(t *testing.T) {
	watch := &watched{Table: open(t)}
	w := newWorld(watch)
	w.store(t, w.write(1, 0))
	watch.broken = w.partition(1)
	for _, owners := range []int{2, 3} {
		if _, _, err := merge.NewReader(w.list(owners, 5, table.Position{})).Next(t.Context()); !errors.Is(err, errBroken) {
			t.Errorf("%d partitions: got %v", owners, err)
		}
	}
}
