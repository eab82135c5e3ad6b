package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"time"

	"kehu/shared/clock"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// A small company, by how many orders or customers it has, how much slower answers may be in a large one, and how many of each kind are
// measured.
const (
	few        = 1_000
	growthGoal = 1.5
	answers    = 400 // of each kind, of which the middle one counts
)

// growth prints what lists, totals and overviews of orders take in a company with a thousand orders, and in one with a million, on
// the local store.
func growth(ctx context.Context, out *report, folder string) (err error) {
	large := out.effort.large
	s := newSheet("orders in the company", strconv.Itoa(few)+", ms", strconv.Itoa(large)+", ms", "ratio")
	small, err := measureGrowth(ctx, filepath.Join(folder, "few"), few)
	if err != nil {
		return err
	}
	big, err := measureGrowth(ctx, filepath.Join(folder, "many"), large)
	if err != nil {
		return err
	}
	for i, c := range small {
		s.row(c.name, fmt.Sprintf("%.3f", c.took), fmt.Sprintf("%.3f", big[i].took), big[i].took/c.took)
		out.most(fmt.Sprintf("%s: with %d : with %d orders", c.name, large, few), big[i].took/c.took, growthGoal)
	}
	return out.show(s)
}

// timing is what the middle one of many answers took, in milliseconds.
type timing struct {
	name string
	took float64
}

// measureGrowth makes a company with so many orders, and measures.
func measureGrowth(ctx context.Context, folder string, orders int) (all []timing, err error) {
	database, err := tablelocal.Open(folder, tablelocal.Options{Clock: clock.System{}})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	d := newDeps(database.Table(table.Main), database.Table(table.Audit), clock.System{})
	h, err := newHouse(ctx, d)
	if err != nil {
		return nil, err
	}
	f, err := newFiller(ctx, h)
	if err != nil {
		return nil, err
	}
	if err := f.fill(ctx, orders); err != nil {
		return nil, err
	}
	for _, c := range []struct{ name, operation, identifier, query string }{
		{"orders.list, 50", "orders.list", "", "limit=50"},
		{"orders.list, 50, of a customer", "orders.list", "", "limit=50&customer=" + f.customers[0]},
		{"orders.list, 50, in a state", "orders.list", "", "limit=50&status=completed"},
		{"orders.list, 50, of a product", "orders.list", "", "limit=50&product=" + f.products[0]},
		{"orders.list, 50, of a month", "orders.list", "", "limit=50&from=2024-06-01&to=2024-06-30"},
		{"orders.get, by number", "orders.list", "", "number=" + strconv.Itoa(few/2)},
		{"orders.totals, by month", "orders.totals", "", "by=month"},
		{"orders.totals, 50 customers", "orders.totals", "", "by=customer&limit=50"},
		{"customers.overview", "customers.overview", f.customers[0], ""},
		{"customers.timeline, 50", "customers.timeline", f.customers[0], "limit=50"},
	} {
		took, err := h.middle(ctx, c.operation, c.identifier, c.query)
		if err != nil {
			return nil, err
		}
		all = append(all, timing{c.name, took})
	}
	return all, nil
}

// middle calls an operation again and again, and returns what the middle call took, in milliseconds.
func (h *house) middle(ctx context.Context, operation, identifier, query string) (float64, error) {
	e, err := h.endpoint(operation)
	if err != nil {
		return 0, err
	}
	event := e.event(identifier, query, "")
	took := make([]float64, answers)
	for i := range took {
		began := time.Now()
		if err := e.call(ctx, event, nil); err != nil {
			return 0, err
		}
		took[i] = float64(time.Since(began)) / float64(time.Millisecond)
	}
	return quantile(took, 0.5), nil
}
