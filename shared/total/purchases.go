package total

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kehu/shared/access"
	"kehu/shared/order"
	"kehu/shared/table"
)

// Purchase is what a customer's orders of one month and currency come to: of those that count as ordered (see Ordered).
type Purchase struct {
	Month    string // 2006-01
	Currency string
	Orders   int64
	Net      int64 // in minor units
	Last     int   // the last day of the month on which something was ordered; 0 for none
}

// Purchases reads what one customer after the other ordered, of a whole company. It is not safe for concurrent use.
type Purchases struct {
	cells merger
	ahead *cell
	ended bool
}

// cell is what a merger gave and nobody took yet.
type cell struct {
	customer string
	place    place
	item     table.Item
}

// Generation returns the generation of totals that is read now. When it is another one later, Purchases of this one may have holes.
func Generation(ctx context.Context, t table.Table, tenant access.Tenant) (int64, error) {
	s, err := readState(ctx, t, tenant)
	return s.Active, err
}

// PurchasesFrom returns a reader that begins at the customer, in the order of identifiers. It reads a page of 500 cells at once, each of a customer, month and
// currency, and keeps no more.
func PurchasesFrom(t table.Table, tenant access.Tenant, generation int64, customer string) *Purchases {
	query := table.Query{Partition: partition(tenant, generation, byCustomer, company), Sort: table.Range{From: customer, To: "~"}}
	return &Purchases{cells: merger{table: t, sources: []source{{query: query}}}}
}

// PurchasesOf returns what one customer ordered, by month and currency: one query for 500 months and currencies.
func PurchasesOf(ctx context.Context, t table.Table, tenant access.Tenant, generation int64, customer string) ([]Purchase, error) {
	query := table.Query{Partition: partition(tenant, generation, byCustomer, company), Sort: table.Range{From: customer, To: customer + "~"}}
	p := &Purchases{cells: merger{table: t, sources: []source{{query: query}}}}
	return p.Of(ctx, customer)
}

// Of returns what the customer ordered, by month and currency. Customers must be asked for in the order of their identifiers.
func (p *Purchases) Of(ctx context.Context, customer string) (all []Purchase, err error) {
	for {
		if p.ahead == nil && !p.ended {
			key, item, at, ok, err := p.cells.next(ctx)
			if err != nil {
				return nil, fmt.Errorf("purchases: %w", err)
			}
			p.ahead, p.ended = &cell{key, at, item}, !ok
		}
		if p.ended || p.ahead.customer > customer {
			return all, nil
		}
		if p.ahead.customer == customer {
			if one := p.ahead.purchase(); one.Orders > 0 {
				all = append(all, one)
			}
		}
		p.ahead = nil
	}
}

func (c *cell) purchase() Purchase {
	one := Purchase{Month: c.place.month, Currency: c.place.currency}
	for name := range c.item {
		prefix, rest, _ := strings.Cut(name, "_")
		switch prefix + "_" {
		case countOf:
			if Ordered(order.Status(rest)) {
				one.Orders += c.item.Int(name)
			}
		case netOf:
			if Ordered(order.Status(rest)) {
				one.Net += c.item.Int(name)
			}
		case dayOf:
			if day, err := strconv.Atoi(rest); err == nil && c.item.Int(name) > 0 {
				one.Last = max(one.Last, day)
			}
		}
	}
	return one
}
