package search

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kehu/shared/access"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/job"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/search"
	"kehu/shared/table"
	"kehu/shared/work"
)

// RebuildJob is the type of job that writes anew what records are found by: a row for each record, then one for each block of
// search.Sweep.
const RebuildJob job.Type = "searchTokens"

// OpenRebuild prepares the work.
func OpenRebuild(_ context.Context, t work.Task) (work.Worker, error) {
	return &rebuilding{task: t}, nil
}

type rebuilding struct{ task work.Task }

// stage is a part of the work: either a list of records, by identifier or place, or a kind to sweep.
type stage struct {
	list  func(access.Tenant) table.Query
	place func(table.Record) string
	// write writes the tokens, and returns what else is to be written.
	write func(*rebuilding, context.Context, string) ([]table.Write, error)
	sweep *search.Kind
}

// byID is where most records stand in their list.
func byID(r table.Record) string { return r.Item.Text("id") }

// listOf is the query of a list whose partition it is.
func listOf(of func(access.Tenant) table.Partition) func(access.Tenant) table.Query {
	return func(t access.Tenant) table.Query { return table.Query{Index: table.ByTenant, Partition: of(t)} }
}

// stages stand in the order of the work. Contacts lie with their customers, those in the recycle bin too, whose contacts come back with them.
var stages = []stage{
	{list: listOf(func(t access.Tenant) table.Partition { return customer.List(t, "", false) }), place: byID, write: (*rebuilding).customer},
	{list: listOf(func(t access.Tenant) table.Partition { return customer.List(t, "", true) }), place: byID, write: (*rebuilding).customer},
	{list: listOf(func(t access.Tenant) table.Partition { return product.List(t, false) }), place: byID, write: (*rebuilding).product},
	{list: func(t access.Tenant) table.Query { return order.All(t, "", 1) }, place: order.Place, write: (*rebuilding).order},
	{sweep: &customer.Findable},
	{sweep: &contact.Findable},
	{sweep: &product.Findable},
	{sweep: &order.Findable},
}

// Count is work.Worker's. Nobody knows how many records there are.
func (w *rebuilding) Count(context.Context) (int64, error) { return -1, nil }

// Next is work.Worker's. A cursor is the number of a stage, and where it goes on.
func (w *rebuilding) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	number, after, _ := strings.Cut(cursor, " ")
	at := 0
	if number != "" {
		var err error
		if at, err = strconv.Atoi(number); err != nil {
			return nil, fmt.Errorf("rebuild: %w", err)
		}
	}
	for ; at < len(stages); at, after = at+1, "" {
		steps, err := w.steps(ctx, at, after, limit)
		if err != nil || len(steps) > 0 {
			return steps, err
		}
	}
	return nil, nil
}

func (w *rebuilding) steps(ctx context.Context, at int, after string, limit int) (steps []work.Step, err error) {
	s := stages[at]
	if s.sweep != nil {
		from := 0
		if after != "" {
			if from, err = strconv.Atoi(after); err != nil {
				return nil, fmt.Errorf("rebuild: %w", err)
			}
		}
		for block := from; block < min(search.Blocks(), from+limit); block++ {
			steps = append(steps, work.Step{Cursor: fmt.Sprintf("%d %d", at, block+1), Label: fmt.Sprintf("%s %d", s.sweep.Name, block), Data: sweep{s.sweep, block}})
		}
		return steps, nil
	}
	query := s.list(w.task.Tenant)
	query.Limit = limit
	if after != "" {
		query.Sort.From = after + "!" // before any other place, as identifiers have one length
	}
	page, err := w.task.Deps.Table.Query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("rebuild: %w", err)
	}
	for _, r := range page.Records {
		steps = append(steps, work.Step{Cursor: fmt.Sprintf("%d %s", at, s.place(r)), Record: r.Item.Text("id"), Label: r.Item.Text("nu"), Data: s})
	}
	return steps, nil
}

// sweep is a step that sweeps a block.
type sweep struct {
	kind  *search.Kind
	block int
}

// Do is work.Worker's. Tokens are written at once: they may be written again.
func (w *rebuilding) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	switch step := s.Data.(type) {
	case sweep:
		_, err := step.kind.Sweep(ctx, w.task.Deps.Table, w.task.Tenant, step.block)
		return work.Effect{}, err
	case stage:
		writes, err := step.write(w, ctx, s.Record)
		return work.Effect{Writes: writes}, err
	}
	return work.Effect{}, errors.New("rebuild: a step of another kind")
}

// customer also has lists and segments show what they show of one that is written now.
func (w *rebuilding) customer(ctx context.Context, identifier string) ([]table.Write, error) {
	t, tenant := w.task.Deps.Table, w.task.Tenant
	if err := customer.Findable.Rebuild(ctx, t, tenant, identifier); err != nil {
		return nil, err
	}
	book, err := contact.Read(ctx, t, tenant, identifier)
	if problem.Is(err, "customer.notFound") {
		return nil, nil // it is gone since it was listed
	}
	if err != nil {
		return nil, err
	}
	for _, c := range book.Contacts(false) {
		if err := contact.Findable.Rebuild(ctx, t, tenant, search.Beneath(identifier, c.ID)); err != nil {
			return nil, err
		}
	}
	if listed := book.Customer.Relisted(tenant); listed != nil {
		return []table.Write{*listed}, nil
	}
	return nil, nil
}

func (w *rebuilding) product(ctx context.Context, identifier string) ([]table.Write, error) {
	return nil, product.Findable.Rebuild(ctx, w.task.Deps.Table, w.task.Tenant, identifier)
}

func (w *rebuilding) order(ctx context.Context, identifier string) ([]table.Write, error) {
	return nil, order.Findable.Rebuild(ctx, w.task.Deps.Table, w.task.Tenant, identifier)
}
