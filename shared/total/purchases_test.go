package total_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/order"
	"kehu/shared/total"
)

// all reads what each of the customers ordered.
func (b *books) all(customers int) (told []string) {
	b.Helper()
	generation, err := total.Generation(b.Context(), b.table, b.tenant)
	if err != nil {
		b.Fatal(err)
	}
	p := total.PurchasesFrom(b.table, b.tenant, generation, "")
	for i := range customers {
		found, err := p.Of(b.Context(), cusID(i))
		if err != nil {
			b.Fatal(err)
		}
		for _, one := range found {
			told = append(told, fmt.Sprintf("%d %s %s: %d, %d, last on %d", i, one.Month, one.Currency, one.Orders, one.Net, one.Last))
		}
	}
	return told
}

func TestPurchases_follow_orders(t *testing.T) {
	t.Parallel()
	b := newBooks(t, t.TempDir())
	b.another(t).put(some(0, 0, 0, 1, order.Approved, "CNY", 1))
	change := func(i int, o order.Order) {
		t.Helper()
		b.put(o)
		b.apply(i)
		b.apply(i) // told twice
	}
	early, late := some(0, 0, 1, 3, order.Approved, "CNY", 1), some(1, 0, 1, 3, order.Completed, "CNY", 2)
	late.OrderDate = "2026-03-20"
	change(0, early)
	change(1, late)
	change(2, some(2, 1, 1, 4, order.Submitted, "USD", 1))
	change(3, some(3, 1, 2, 1, order.Draft, "CNY", 1))
	change(4, some(4, 1, 4, 1, order.Closed, "CNY", 9))
	want := []string{"1 2026-03 CNY: 2, 500, last on 20", "1 2026-04 USD: 1, 200, last on 15", "4 2026-01 CNY: 1, 1000, last on 15"}
	if diff := cmp.Diff(want, b.all(6)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	late.Status = order.Cancelled
	change(1, late)
	change(4, deleted(some(4, 1, 4, 1, order.Closed, "CNY", 9)))
	early.OrderDate = "2026-02-28"
	change(0, early)
	want = []string{"1 2026-02 CNY: 1, 200, last on 28", "1 2026-04 USD: 1, 200, last on 15"}
	if diff := cmp.Diff(want, b.all(6)); diff != "" {
		t.Errorf("after changes (-want +got):\n%s", diff)
	}
}
