package listing_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/listing"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

func decode(item table.Item) (int, error) { return int(item.Int("n")), nil }

func TestFind_pages_through_everything_that_is_kept_once(t *testing.T) {
	c := clock.Func(func() time.Time { return time.Unix(1772443800, 0) })
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	main, tenant := database.Table(table.Main), access.NewTenant(id.NewSource(c, nil))
	const count = listing.MaxExamined + 100
	list := table.In(tenant, "LIST")
	for first := 0; first < count; first += table.MaxTransactionItems {
		var tx table.Tx
		for n := first; n < first+table.MaxTransactionItems; n++ {
			name := fmt.Sprintf("%05d", n)
			tx.Add(table.Put(table.In(tenant, "ITEM", name).Key("ITEM"), table.Item{"n": table.NumberOf(n)},
				table.IndexKey{Index: table.ByTenant, Partition: list, Sort: name}))
		}
		if err := main.Transact(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		limit int
		keep  func(int) bool
		want  int
	}{
		"everything":         {150, func(int) bool { return true }, count},
		"few of many":        {7, func(n int) bool { return n%50 == 0 }, count / 50},
		"the last one alone": {10, func(n int) bool { return n == count-1 }, 1},
		"nothing":            {10, func(int) bool { return false }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			var all []int
			query := table.Query{Index: table.ByTenant, Partition: list}
			for pages := 1; ; pages++ {
				found, next, err := listing.Find(t.Context(), main, query, c.limit, decode, c.keep)
				if err != nil || len(found) > c.limit || pages > count {
					t.Fatalf("page %d of %d records: %v", pages, len(found), err)
				}
				all = append(all, found...)
				if query.After = next; next.IsZero() {
					break
				}
			}
			if len(all) != c.want || !slices.IsSorted(all) || len(slices.Compact(all)) != c.want {
				t.Errorf("got %d, want %d", len(all), c.want)
			}
		})
	}
}
