package total_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/order"
	"kehu/shared/table"
	"kehu/shared/total"
)

// Whatever orders change, and however often, late and in whatever order their events come, reports say what the orders say.
func TestApply_of_any_events_in_any_order(t *testing.T) {
	t.Parallel()
	shared := newBooks(t, t.TempDir())
	rapid.Check(t, func(r *rapid.T) {
		b := shared.another(r)
		var pending []int
		draw := func(name string, below int) int { return rapid.IntRange(0, below-1).Draw(r, name) }
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			i := draw("order", 4)
			products := rapid.SliceOfN(rapid.IntRange(0, 3), 1, 4).Draw(r, "products")
			if rapid.Bool().Draw(r, "long") {
				for p := range draw("many", 40) {
					products = append(products, p)
				}
			}
			o := some(i, draw("owner", 3), draw("customer", 3), 1+draw("month", 3), rapid.SampledFrom(order.Statuses()).Draw(r, "state"),
				rapid.SampledFrom([]string{"CNY", "USD", "JPY"}).Draw(r, "currency"), products...)
			if draw("deleted", 5) == 0 {
				o = deleted(o)
			}
			b.put(o)
			pending = append(pending, i)
			if draw("told", 2) == 0 { // now; the others come late
				b.apply(pending[draw("which", len(pending))])
			}
		}
		for _, i := range rapid.Permutation(append(pending, pending...)).Draw(r, "late") {
			b.apply(i)
		}
		b.check()
	})
}

// Who dies in the middle of an order with many products leaves it to the next.
func TestApply_that_is_killed(t *testing.T) {
	t.Parallel()
	many := func(first, count int) (all []int) {
		for i := range count {
			all = append(all, first+i)
		}
		return all
	}
	for _, after := range []bool{false, true} {
		for at := int64(1); at <= 8; at++ {
			b := newBooks(t, t.TempDir())
			for _, o := range []order.Order{
				some(0, 0, 0, 1, order.Draft, "CNY", many(0, 60)...), some(0, 1, 1, 2, order.Submitted, "CNY", many(30, 90)...),
				some(0, 1, 1, 2, order.Approved, "CNY", 1, 2), deleted(some(0, 1, 1, 2, order.Draft, "CNY", 1)),
			} {
				b.put(o)
				dying := &failing{Table: b.table, at: at, after: after}
				if err := total.Apply(t.Context(), dying, b.tenant, ordID(0)); err != nil && !errors.Is(err, errKilled) {
					t.Fatal(err)
				}
				b.apply(0)
				b.check()
			}
		}
	}
}

// Many change orders while many add them up.
func TestApply_of_many_at_once(t *testing.T) {
	t.Parallel()
	b := newBooks(t, t.TempDir())
	var mu sync.Mutex
	var all sync.WaitGroup
	for worker := range 8 {
		all.Go(func() {
			for n := range 20 {
				i := (worker + n) % 5
				mu.Lock()
				b.put(some(i, n%3, worker%3, 1+n%3, order.Statuses()[n%9], "CNY", n%4, worker%4))
				mu.Unlock()
				for { // as the bus does
					err := total.Apply(t.Context(), b.table, b.tenant, ordID(i))
					if err == nil {
						break
					}
					if !errors.Is(err, table.ErrConflict) {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	all.Wait()
	b.check()
}

// An order that is purged takes what it still contributes along.
func TestApply_of_an_order_that_is_gone(t *testing.T) {
	t.Parallel()
	b := newBooks(t, t.TempDir())
	b.put(some(0, 0, 0, 1, order.Draft, "CNY", 1, 2))
	b.put(some(1, 0, 0, 1, order.Submitted, "CNY", 1))
	b.apply(0)
	b.apply(1)
	b.check()
	if err := b.table.Transact(t.Context(), table.Tx{Writes: []table.Write{table.Delete(order.Key(b.tenant, ordID(0)))}}); err != nil {
		t.Fatal(err)
	}
	delete(b.orders, ordID(0))
	b.apply(0)
	b.apply(0)
	b.apply(7) // which never was
	b.check()
}

// A page looks at a bounded number of totals, so it may be short; all pages together are the whole.
func TestReport_of_many_keys(t *testing.T) {
	t.Parallel()
	b := newBooks(t, t.TempDir())
	for i := range 300 {
		o := some(i, i%3, i, 1+i%12, order.Completed, "CNY", i%7)
		o.Customer = fmt.Sprintf("cus_%026d", i/2)
		b.put(o)
		b.apply(i)
	}
	b.check()
}
