package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehu/infra/local/machine"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/product"
)

// atOnce is how many calls of a benchmark are under way at a time.
const atOnce = 16

// BenchmarkFollowed makes calls on one machine, with all that follows from them: audit row, search, counts, totals, on a synced store.
// processor-ms/op is what counts: other work on the machine disturbs it less than ns/op. `make compare` holds two commits against each other.
func BenchmarkFollowed(b *testing.B) {
	b.Run("customers.create", func(b *testing.B) { followed(b, "customers.create", false, typicalCustomer) })
	b.Run("customers.update", func(b *testing.B) { followed(b, "customers.update", true, `{"notes": "Call %d"}`) })
	b.Run("orders.create, 5 lines", func(b *testing.B) { followed(b, "orders.create", false, "") })
}

// shop is a company on one machine with customers and five products.
type shop struct {
	house  *house
	buyers [customers]string
	order  string // the body of an order
}

func newShop(ctx context.Context, b *testing.B, m *machine.Machine) *shop {
	b.Helper()
	h, err := newHouse(ctx, m.Deps)
	if err != nil {
		b.Fatal(err)
	}
	s := &shop{house: h}
	create := func(operation, body string, out any) {
		e, err := h.endpoint(operation)
		if err == nil {
			err = e.call(ctx, e.event("", "", body), out)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	for i := range s.buyers {
		var buyer customer.Customer
		create("customers.create", strings.Replace(typicalCustomer, "%d", fmt.Sprintf("buyer-%d", i), 1), &buyer)
		s.buyers[i] = buyer.ID
	}
	var lines []string
	for i := range orderLines {
		var p product.Product
		create("products.create", fmt.Sprintf(typicalProduct, i), &p)
		lines = append(lines, fmt.Sprintf(`{"productId": %q, "quantity": "2", "discount": "5"}`, p.ID))
	}
	delivery := time.Now().AddDate(1, 0, 0).Format(time.DateOnly)
	s.order = fmt.Sprintf(`{"customerId": %q, "reference": "PO-%%d", "deliveryDate": %q, "lines": [%s]}`, s.buyers[0], delivery, strings.Join(lines, ","))
	return s
}

// followed calls an operation again and again, with one of the customers in its path or none, and a body that has a number in it: that of an
// order if it is "".
func followed(b *testing.B, operation string, ofBuyers bool, body string) {
	b.Helper()
	ctx := b.Context()
	m, err := machine.Open(ctx, machine.Options{Data: b.TempDir(), Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Version: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := m.Close(); err != nil {
			b.Error(err)
		}
	})
	s := newShop(ctx, b, m)
	if body == "" {
		body = s.order
	}
	if err := m.Drain(ctx); err != nil {
		b.Fatal(err)
	}
	e, err := s.house.endpoint(operation)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	before := processor()
	var next atomic.Int64
	var callers sync.WaitGroup
	for range atOnce {
		callers.Go(func() {
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				identifier := ""
				if ofBuyers {
					identifier = s.buyers[n%customers]
				}
				if err := e.call(ctx, e.event(identifier, "", fmt.Sprintf(body, n), "if-match", "*"), nil); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	callers.Wait()
	if err := m.Drain(ctx); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64((processor()-before).Microseconds())/1000/float64(b.N), "processor-ms/op")
}
