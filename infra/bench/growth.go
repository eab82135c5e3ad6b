package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
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
// the local store. Both companies are asked in turns, so that whatever else the machine does meets both.
func growth(ctx context.Context, out *report, folder string) (err error) {
	large := out.effort.large
	var both [2]*filler
	for i, count := range []int{few, large} {
		began := time.Now()
		at := filepath.Join(folder, fmt.Sprintf("orders-%d", i))
		if both[i], err = newFilled(ctx, at, count); err != nil {
			return err
		}
		var database *tablelocal.Database // started anew, it keeps as much in memory as fits what it holds
		if database, err = tablelocal.Open(at, tablelocal.Options{Clock: clock.System{}}); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, database.Close()) }()
		both[i].house.deps = newDeps(database.Table(table.Main), database.Table(table.Audit), clock.System{})
		fmt.Fprintf(out, "%d orders written in %.0f s\n", count, time.Since(began).Seconds())
	}
	s := newSheet("orders in the company", strconv.Itoa(few)+", ms", strconv.Itoa(large)+", ms", "ratio")
	for _, q := range orderQuestions {
		took, err := askBoth(ctx, both, q)
		if err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
		s.row(q.name, fmt.Sprintf("%.3f", took[0]), fmt.Sprintf("%.3f", took[1]), took[1]/took[0])
		out.most(fmt.Sprintf("%s: with %d : with %d orders", q.name, large, few), took[1]/took[0], growthGoal)
	}
	return out.show(s)
}

// newFilled makes a company with so many orders in the folder.
func newFilled(ctx context.Context, folder string, count int) (f *filler, err error) {
	database, err := tablelocal.Open(folder, tablelocal.Options{Clock: clock.System{}})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	h, err := newHouse(ctx, newDeps(database.Table(table.Main), database.Table(table.Audit), clock.System{}))
	if err != nil {
		return nil, err
	}
	if f, err = newFiller(ctx, h); err != nil {
		return nil, err
	}
	return f, f.fill(ctx, count)
}

// orderQuestions are calls that must not take longer with more orders; {customer} and {product} stand for the first ones.
var orderQuestions = []struct{ name, operation, identifier, query string }{
	{"orders.list, 50", "orders.list", "", "limit=50"},
	{"orders.list, 50, of a customer", "orders.list", "", "limit=50&customer={customer}"},
	{"orders.list, 50, in a state", "orders.list", "", "limit=50&status=completed"},
	{"orders.list, 50, of a product", "orders.list", "", "limit=50&product={product}"},
	{"orders.list, 50, of a month", "orders.list", "", "limit=50&from=2024-06-01&to=2024-06-30"},
	{"orders.get, by number", "orders.list", "", "number=" + strconv.Itoa(few/2)},
	{"orders.totals, by month", "orders.totals", "", "by=month"},
	{"orders.totals, 50 customers", "orders.totals", "", "by=customer&limit=50"},
	{"customers.overview", "customers.overview", "{customer}", ""},
	{"customers.timeline, 50", "customers.timeline", "{customer}", "limit=50"},
}

// askBoth asks both companies, one after the other, again and again, and returns what the middle answer of each took, in milliseconds.
func askBoth(ctx context.Context, both [2]*filler, q struct{ name, operation, identifier, query string }) (middle [2]float64, err error) {
	var took [2][]float64
	for range answers {
		for i, f := range both {
			e, err := f.house.endpoint(q.operation)
			if err != nil {
				return middle, err
			}
			names := strings.NewReplacer("{customer}", f.customers[0], "{product}", f.products[0])
			event := e.event(names.Replace(q.identifier), names.Replace(q.query), "")
			began := time.Now()
			if err := e.call(ctx, event, nil); err != nil {
				return middle, err
			}
			took[i] = append(took[i], float64(time.Since(began))/float64(time.Millisecond))
		}
	}
	return [2]float64{quantile(took[0], 0.5), quantile(took[1], 0.5)}, nil
}
