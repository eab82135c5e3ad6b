package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/decimal"
	"kehu/shared/order"
	"kehu/shared/product"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/total"
)

// A customer has so many orders, in one month, and there are so many products. A customer has the same number of orders in every
// company, so that what an answer shows does not depend on its size.
const (
	ordersEach   = 20
	productCount = 20
	fillLines    = 2
	fillMonths   = 12
	fillSide     = 16 // transactions side by side
	fillTogether = 16 // orders in one transaction
)

// filler writes orders as the interface would, without calling it for each: the orders are made by the same code, and so are their
// totals, but the totals of all orders are written once.
type filler struct {
	house     *house
	caller    access.Caller
	customers []string
	products  []string
	source    order.PastSource
}

// newFiller makes the products through the interface.
func newFiller(ctx context.Context, h *house) (*filler, error) {
	caller, err := access.CallerFromClaims(h.claims)
	if err != nil {
		return nil, err
	}
	if caller, err = h.deps.Caller(ctx, caller); err != nil {
		return nil, err
	}
	f := &filler{house: h, caller: caller}
	e, err := h.endpoint("products.create")
	if err != nil {
		return nil, err
	}
	for i := range productCount {
		var p product.Product
		if err := e.call(ctx, e.event("", "", fmt.Sprintf(typicalProduct, i)), &p); err != nil {
			return nil, err
		}
		f.products = append(f.products, p.ID)
	}
	return f, nil
}

// fields are those of the order with the number, from 0.
func (f *filler) fields(n int) order.PastFields {
	day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, n/ordersEach%fillMonths, n%28)
	p := order.PastFields{Number: fmt.Sprint(n)}
	p.Customer, p.OrderDate = f.customers[n/ordersEach], day.Format(time.DateOnly)
	for i := range fillLines {
		p.Lines = append(p.Lines, order.LineFields{Product: f.products[(n+i*7)%productCount], Quantity: decimal.Of(int64(1 + n%9)).Wire()})
	}
	return p
}

// fill writes so many orders, with the customers whose they are.
func (f *filler) fill(ctx context.Context, count int) error {
	if err := f.keepCustomers(ctx, (count+ordersEach-1)/ordersEach); err != nil {
		return err
	}
	sums := total.NewBulk(f.house.tenant)
	for first := 0; first < count; {
		var side sync.WaitGroup
		failed := make([]error, fillSide)
		for i := range failed {
			var batch []order.Order
			for ; first < count && len(batch) < fillTogether; first++ {
				o, err := f.order(ctx, first)
				if err != nil {
					return err
				}
				batch = append(batch, o)
			}
			if len(batch) > 0 {
				side.Go(func() { failed[i] = f.write(ctx, batch, sums) })
			}
		}
		side.Wait()
		for _, err := range failed {
			if err != nil {
				return err
			}
		}
	}
	return sums.Write(ctx, f.house.deps.Table)
}

// keepCustomers writes customers.
func (f *filler) keepCustomers(ctx context.Context, count int) error {
	var writes []table.Write
	for range count {
		meta := record.Created(customer.Kind, customer.Kind.NewID(f.house.deps.IDs), record.Stamp{At: f.house.deps.Clock.Now(), By: f.house.user})
		c := customer.New(meta, "", customer.Fields{Name: "Alfreds Futterkiste", Owner: f.house.user, Status: customer.Active})
		f.customers = append(f.customers, c.ID)
		for _, w := range c.Created(f.house.tenant).Writes {
			if w.Kind == table.KindPut {
				w.If, w.Else = table.Condition{}, nil
				writes = append(writes, w)
			}
		}
		if len(writes) > 1000 || len(f.customers) == count {
			if err := f.house.deps.Table.BatchWrite(ctx, writes); err != nil {
				return err
			}
			writes = nil
		}
	}
	return nil
}

// order makes an order. What it is made from is read anew for each customer.
func (f *filler) order(ctx context.Context, n int) (order.Order, error) {
	fields := f.fields(n)
	if n%ordersEach == 0 {
		all := []order.PastFields{fields}
		all[0].Lines = nil
		for _, p := range f.products {
			all[0].Lines = append(all[0].Lines, order.LineFields{Product: p})
		}
		var err error
		if f.source, err = order.LoadPast(ctx, f.house.deps.Table, f.house.tenant, all); err != nil {
			return order.Order{}, err
		}
	}
	d := f.house.deps
	stamp := record.Stamp{At: d.Clock.Now(), By: f.house.user, RequestID: strings.Repeat("r", 16)}
	return order.NewPast(record.Created(order.Kind, order.Kind.NewID(d.IDs), stamp), fields, &f.source, f.caller)
}

// write stores orders, and what they contribute to totals.
func (f *filler) write(ctx context.Context, all []order.Order, sums *total.Bulk) error {
	var writes []table.Write
	for i := range all {
		for _, w := range all[i].Created(f.house.tenant).Writes {
			w.If, w.Else = table.Condition{}, nil // nobody else writes here
			writes = append(writes, w)
		}
		more, err := sums.Count(&all[i])
		if err != nil {
			return err
		}
		writes = append(writes, more...)
	}
	return f.house.deps.Table.BatchWrite(ctx, writes)
}
