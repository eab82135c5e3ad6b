package timeline_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/order"
	"kehu/shared/table"
	"kehu/shared/timeline"
)

// Whatever the sources hold, and however short their pages are, all pages together hold every entry once, newest first.
func TestMerge_gives_every_entry_once_and_in_order(t *testing.T) {
	t.Parallel()
	partition := table.In(access.NewTenant(id.NewSource(clock.System{}, nil)), "X")
	rapid.Check(t, func(r *rapid.T) {
		var sources []timeline.Source
		want := 0
		for _, kind := range []timeline.Kind{timeline.Changed, timeline.Contact, timeline.Ordered, timeline.Shipped} {
			hours := rapid.SliceOfN(rapid.IntRange(0, 30), 0, 12).Draw(r, string(kind))
			slices.SortFunc(hours, func(a, b int) int { return b - a })
			short := rapid.IntRange(0, 5).Draw(r, "page") // of which none may be within reach
			want += len(hours)
			at := func(i int) table.Position { return table.Position{Key: partition.Key(fmt.Sprintf("%s#%02d", kind, i))} }
			sources = append(sources, timeline.Source{Kind: kind, Read: func(after table.Position) ([]timeline.Entry, []table.Position, table.Position, error) {
				first := 0
				for i := range 2 * len(hours) { // every second place is one of nobody's concern
					if at(i) == after {
						first = i + 1
					}
				}
				var found []timeline.Entry
				var behind []table.Position
				last := min(first+short+1, 2*len(hours))
				for i := first; i < last; i++ {
					if i%2 == 1 {
						found = append(found, timeline.Entry{
							At: time.Unix(int64(hours[i/2]*3600), 0), Kind: kind, Order: &order.Summary{ID: fmt.Sprint(kind, i)},
						})
						behind = append(behind, at(i))
					}
				}
				if last == 2*len(hours) {
					return found, behind, table.Position{}, nil
				}
				return found, behind, at(last - 1), nil
			}})
		}
		limit := rapid.IntRange(1, 7).Draw(r, "limit")
		seen := make(map[string]bool)
		newest := time.Unix(1<<40, 0)
		cursor := ""
		for pages := 0; ; pages++ {
			found, next, err := timeline.Merge(cursor, limit, sources...)
			if err != nil || len(found) > limit || pages > 1000 {
				t.Fatalf("page %d: %d entries, %v", pages, len(found), err)
			}
			for _, e := range found {
				if seen[e.Order.ID] || e.At.After(newest) {
					t.Fatalf("%s of %s comes again, or late", e.Order.ID, e.At)
				}
				seen[e.Order.ID], newest = true, e.At
			}
			if cursor = next; next == "" {
				break
			}
		}
		if len(seen) != want {
			t.Fatalf("%d entries, want %d", len(seen), want)
		}
	})
}
