package merge_test

import (
	"fmt"
	"slices"
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

// entry is what the tests put into an index.
type entry struct {
	ID    string `table:"id"`
	Count int    `table:"v"`
}

func byID(r table.Record) string { return r.Item.Text("id") }

func TestFind_gives_each_match_once(t *testing.T) {
	ctx := t.Context()
	db, tenant := newTable(t)
	const all = 1300
	var tx table.Tx
	for i := range all {
		id := fmt.Sprintf("%05d", i)
		tx.Add(table.Put(table.In(tenant, "E").Key(id), table.Item{"id": id, "v": table.NumberOf(i)},
			table.IndexKey{Index: table.ByTenant, Partition: table.In(tenant, "L"), Sort: id}))
		if len(tx.Writes) == table.MaxTransactionItems {
			if err := db.Transact(t.Context(), tx); err != nil {
				t.Fatal(err)
			}
			tx = table.Tx{}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		limit, divisor := rapid.IntRange(20, 200).Draw(t, "limit"), rapid.SampledFrom([]int{0, 1, 2, 7, 1100, 5000}).Draw(t, "divisor")
		var match func(*entry) bool
		if divisor > 0 {
			match = func(e *entry) bool { return e.Count%divisor == divisor-1 }
		}
		var want, got []int
		for i := all - 1; i >= 0; i-- {
			if match == nil || match(&entry{Count: i}) {
				want = append(want, i)
			}
		}
		l := merge.List{Table: db, Index: table.ByTenant, Partitions: []table.Partition{table.In(tenant, "L")}, Sort: byID}
		if rapid.Bool().Draw(t, "in the table itself") {
			l.Index, l.Partitions, l.Within = table.Primary, []table.Partition{table.In(tenant, "E")}, table.Range{From: "00000", To: "99999"}
		}
		for {
			found, next, err := merge.Find(ctx, l, limit, match)
			if err != nil || len(found) > limit {
				t.Fatalf("%d found, %v", len(found), err)
			}
			for _, e := range found {
				got = append(got, e.Count)
			}
			if l.After = next; next.IsZero() {
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %d entries, want %d", len(got), len(want))
		}
	})
}

func TestFind_tells_a_fault_of_the_table(t *testing.T) {
	db, tenant := newTable(t)
	l := merge.List{Table: db, Index: "none", Partitions: []table.Partition{table.In(tenant, "L")}, Sort: byID}
	if _, _, err := merge.Find[entry](t.Context(), l, 1, nil); err == nil {
		t.Error("no error")
	}
}

func newTable(t *testing.T) (table.Table, access.Tenant) {
	t.Helper()
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	c := clock.Func(func() time.Time { return time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC) })
	return database.Table(table.Main), access.NewTenant(id.NewSource(c, nil))
}
