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

// crowded is a company with many or few customers.
type crowded struct {
	house    *house
	crowd    *crowd
	database *tablelocal.Database
	next     int // number of the next customer that is made
}

// crowdGrowth prints what calls for customers take in a company with a thousand, and in one with a million, on the local store. Both
// companies are asked in turns, so that whatever else the machine does meets both.
func crowdGrowth(ctx context.Context, out *report, folder string) (err error) {
	large := out.effort.large
	var both [2]*crowded
	for i, count := range []int{few, large} {
		began := time.Now()
		if both[i], err = newCrowded(ctx, filepath.Join(folder, fmt.Sprintf("crowd-%d", i)), count); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, both[i].database.Close()) }()
		fmt.Fprintf(out, "%d customers written in %.0f s\n", count, time.Since(began).Seconds())
	}
	s := newSheet("customers in the company", strconv.Itoa(few)+", ms", strconv.Itoa(large)+", ms", "ratio")
	for _, q := range questions {
		took, err := inTurns(ctx, both, q)
		if err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
		s.row(q.name, fmt.Sprintf("%.3f", took[0]), fmt.Sprintf("%.3f", took[1]), took[1]/took[0])
		out.most(fmt.Sprintf("%s: with %d : with %d customers", q.name, large, few), took[1]/took[0], growthGoal)
	}
	return out.show(s)
}

func newCrowded(ctx context.Context, folder string, count int) (*crowded, error) {
	database, err := tablelocal.Open(folder, tablelocal.Options{Clock: clock.System{}})
	if err != nil {
		return nil, err
	}
	c, err := crowdedIn(ctx, database.Table(table.Main), database.Table(table.Audit), count)
	if err := errors.Join(err, database.Close()); err != nil {
		return nil, err
	}
	// Started anew, the store keeps as much in memory as fits what it holds.
	if c.database, err = tablelocal.Open(folder, tablelocal.Options{Clock: clock.System{}}); err != nil {
		return nil, err
	}
	c.house.deps = newDeps(c.database.Table(table.Main), c.database.Table(table.Audit), clock.System{})
	return c, nil
}

// crowdedIn makes a company with so many customers in the tables.
func crowdedIn(ctx context.Context, main, trail table.Table, count int) (c *crowded, err error) {
	c = &crowded{next: count}
	if c.house, err = newHouse(ctx, newDeps(main, trail, clock.System{})); err != nil {
		return nil, err
	}
	if c.crowd, err = newCrowd(ctx, c.house); err != nil {
		return nil, err
	}
	return c, c.crowd.fill(ctx, count)
}

// cost asks once, after the process has seen everything that it keeps, and returns what the answer cost.
func (c *crowded) cost(ctx context.Context, q question) (table.Usage, error) {
	var meter table.Meter
	for _, measured := range []context.Context{ctx, table.WithMeter(ctx, &meter)} {
		if _, err := c.ask(measured, q, 7); err != nil {
			return table.Usage{}, fmt.Errorf("%s: %w", q.name, err)
		}
	}
	return meter.Usage(), nil
}

// ask asks about the customer with the number, and returns what that took in milliseconds.
func (c *crowded) ask(ctx context.Context, q question, n int) (float64, error) {
	e, err := c.house.endpoint(q.operation)
	if err != nil {
		return 0, err
	}
	identifier := ""
	if q.identifier {
		identifier = c.crowd.ids[n]
	}
	event := e.event(identifier, q.query(c, n), q.body(c, n))
	var answer struct{ Items []struct{ ID string } }
	began := time.Now()
	err = e.call(ctx, event, &answer)
	took := float64(time.Since(began)) / float64(time.Millisecond)
	if err == nil && len(answer.Items) < q.found {
		err = fmt.Errorf("%d found of %d, asked for %s", len(answer.Items), q.found, event.RawQueryString)
	}
	return took, err
}

// question is a call, about one of the customers that both companies have.
type question struct {
	name, operation string
	identifier      bool // of the customer is in the path
	query, body     func(c *crowded, n int) string
	found           int // how many must be found at least
}

func fixedText(text string) func(*crowded, int) string {
	return func(*crowded, int) string { return text }
}

func none(*crowded, int) string { return "" }

// questions are what must not take longer with more customers. Names and numbers are whole, as both companies find one
// then; words and initials of many fill a page in both.
var questions = []question{
	{"customers.create", "customers.create", false, none, func(c *crowded, _ int) string { c.next++; return crowdBody(c.next) }, 0},
	{"customers.create, tried: duplicates", "customers.create", false, fixedText("validateOnly=true"), func(_ *crowded, n int) string { return crowdBody(n) }, 0},
	{"customers.get", "customers.get", true, none, none, 0},
	{"customers.list, 50", "customers.list", false, fixedText("limit=50"), none, 50},
	{"customers.list, a Latin name", "customers.list", false, func(_ *crowded, n int) string { return searchFor(crowdName(n &^ 1)) }, none, 1},
	{"customers.list, a Chinese name", "customers.list", false, func(_ *crowded, n int) string { return searchFor(crowdName(n | 1)) }, none, 1},
	{"customers.list, a word of many", "customers.list", false, fixedText("limit=20&q=futterkiste"), none, 20},
	{"customers.list, initials of many", "customers.list", false, fixedText("limit=20&q=hm"), none, 20},
	{"customers.list, end of a number", "customers.list", false, func(_ *crowded, n int) string { return searchFor(fmt.Sprintf("1%07d", n)) }, none, 1},
	{"customers.list, an address", "customers.list", false, func(_ *crowded, n int) string { return searchFor(fmt.Sprintf("info@c%d.example", n)) }, none, 1},
	{"search.query, a Latin name", "search.query", false, func(_ *crowded, n int) string { return searchFor(crowdName(n &^ 1)) }, none, 0},
}

// inTurns asks both companies, one after the other, and returns what the middle answer of each took, in milliseconds.
func inTurns(ctx context.Context, both [2]*crowded, q question) (middle [2]float64, err error) {
	var took [2][]float64
	for i := range answers {
		for at, c := range both {
			answer, err := c.ask(ctx, q, i*7%few)
			if err != nil {
				return middle, err
			}
			took[at] = append(took[at], answer)
		}
	}
	return [2]float64{quantile(took[0], 0.5), quantile(took[1], 0.5)}, nil
}
