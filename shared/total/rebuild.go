package total

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/work"
)

// Rebuild is the type of job that counts all orders of a company anew, into a new generation of cells, which then takes the place of the
// one that is read. Meanwhile every change of an order is counted in both. At last, what nobody reads any more is removed.
const Rebuild job.Type = "orderTotals"

// Start returns a job that rebuilds the totals, and the writes that queue it. The problem is order.rebuilding while another does.
func Start(ctx context.Context, d *app.Deps, tenant access.Tenant, stamp record.Stamp) (job.Job, []table.Write, error) {
	before, err := readState(ctx, d.Table, tenant)
	if err != nil {
		return job.Job{}, nil, err
	}
	if before.Building != 0 {
		running, err := job.Get(ctx, d.Table, tenant, before.Job)
		if err != nil && !problem.Is(err, "job.notFound") {
			return job.Job{}, nil, err
		}
		if err == nil && !running.Finished() {
			return job.Job{}, nil, problem.New("order.rebuilding")
		}
	}
	j := job.New(Rebuild, d.IDs, stamp)
	writes, err := j.Queue(tenant, struct{}{})
	return j, append(writes, before.begin(j.ID).replace(tenant, before)), err
}

// OpenRebuild prepares the work of a rebuild.
func OpenRebuild(_ context.Context, t work.Task) (work.Worker, error) { return &rebuild{task: t}, nil }

type rebuild struct{ task work.Task }

// The cursor is the place of the last order that was counted in the list of orders, or one of these, which come after all places.
const (
	counted = "~counted"
	built   = "~built"
)

// What a step is, when it is not an order.
type (
	takeover struct{}                   // the new generation takes the place of the one that is read
	removal  struct{ q table.Query }    // some cells of an old generation are removed
	leave    struct{ generation int64 } // nothing is left of an old generation
)

// Count is work.Worker's. Nobody knows how many orders there are.
func (w *rebuild) Count(context.Context) (int64, error) { return -1, nil }

// Next is work.Worker's.
func (w *rebuild) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	switch cursor {
	case counted:
		return []work.Step{{Cursor: built, Data: takeover{}}}, nil
	case built:
		return w.remains(ctx)
	}
	page, err := w.task.Deps.Table.Query(ctx, order.All(w.task.Tenant, cursor, limit))
	if err != nil {
		return nil, fmt.Errorf("count orders: %w", err)
	}
	var steps []work.Step
	for _, r := range page.Records {
		identifier := r.Item.Text("id")
		steps = append(steps, work.Step{Cursor: order.Place(r), Record: identifier, Label: r.Item.Text("nu")})
	}
	if len(steps) == 0 {
		return w.Next(ctx, counted, limit)
	}
	return steps, nil
}

// Do is work.Worker's. Counting an order is a transaction of its own, which may be repeated.
func (w *rebuild) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	t, tenant := w.task.Deps.Table, w.task.Tenant
	switch step := s.Data.(type) {
	case removal:
		return work.Effect{}, remove(ctx, t, step.q)
	case takeover, leave:
		before, err := readState(ctx, t, tenant)
		if err != nil {
			return work.Effect{}, err
		}
		after := before.without(s.Data)
		if _, last := s.Data.(takeover); last {
			if before.Job != w.task.Job.ID || before.Building == 0 {
				return work.Effect{}, problem.New("order.rebuilding")
			}
			if err := w.whole(ctx); err != nil {
				return work.Effect{}, err
			}
			after = before.built()
		}
		return work.Effect{Writes: []table.Write{after.replace(tenant, before)}}, nil
	}
	now, err := readState(ctx, t, tenant)
	if err != nil {
		return work.Effect{}, err
	}
	if now.Job != w.task.Job.ID || now.Building == 0 {
		return work.Effect{}, problem.New("order.rebuilding")
	}
	err = again(ctx, func() error { return apply(ctx, t, tenant, s.Record, []int64{now.Building}) })
	if err == nil {
		err = forget(ctx, t, tenant, s.Record, now.generations())
	}
	return work.Effect{}, err
}

// whole returns the problem order.rebuildIncomplete when an order could not be counted.
func (w *rebuild) whole(ctx context.Context) error {
	now, err := job.Get(ctx, w.task.Deps.Table, w.task.Tenant, w.task.Job.ID)
	if err == nil && now.Failed > 0 {
		return problem.New("order.rebuildIncomplete")
	}
	return err
}

// without returns the state without the old generation of which nothing is left.
func (s state) without(step any) state {
	gone, _ := step.(leave)
	var old []int64
	for _, generation := range s.Old {
		if generation != gone.generation {
			old = append(old, generation)
		}
	}
	s.Old = old
	return s
}

// forget removes what the order contributed to generations that are kept no more.
func forget(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, kept []int64) error {
	c := counter{table: t, tenant: tenant, order: identifier}
	if err := c.read(ctx); err != nil {
		return err
	}
	var writes []table.Write
	for sort := range c.stored {
		if g := generationOf(sort); g != kept[0] && g != kept[len(kept)-1] {
			writes = append(writes, table.Delete(order.Key(tenant, identifier).Partition().Key(sort)))
		}
	}
	if len(writes) == 0 {
		return nil
	}
	return t.BatchWrite(ctx, writes)
}

// atOnce is how many cells one step removes.
const atOnce = 500

// remains returns the next step by which old generations are removed; none when nothing is left of any. The cells of salespersons, whose names
// stand in the cells of the company, go first.
func (w *rebuild) remains(ctx context.Context) ([]work.Step, error) {
	s, err := readState(ctx, w.task.Deps.Table, w.task.Tenant)
	if err != nil || len(s.Old) == 0 {
		return nil, err
	}
	generation := s.Old[0]
	find := func(d Dimension, whose string, within table.Range) (table.Query, []table.Record, error) {
		q := table.Query{Partition: partition(w.task.Tenant, generation, d, whose), Sort: within, Limit: 1, Consistent: true}
		page, err := w.task.Deps.Table.Query(ctx, q)
		return q, page.Records, err
	}
	_, owners, err := find(byOwner, company, table.Range{})
	if err != nil {
		return nil, fmt.Errorf("remove totals: %w", err)
	}
	type spot struct {
		dimension Dimension
		whose     string
		within    table.Range
	}
	places := []spot{{byMonth, company, table.Range{}}, {byCustomer, company, table.Range{}}, {byProduct, company, table.Range{}}}
	if len(owners) > 0 {
		at, _ := placeOf(owners[0].Key.Sort())
		places = []spot{{byMonth, at.key, table.Range{}}, {byCustomer, at.key, table.Range{}}, {byProduct, at.key, table.Range{}}, {byOwner, company, table.Range{Prefix: at.key + "#"}}}
	}
	for _, p := range places {
		q, found, err := find(p.dimension, p.whose, p.within)
		if err != nil {
			return nil, fmt.Errorf("remove totals: %w", err)
		}
		if len(found) > 0 {
			return []work.Step{{Cursor: built, Data: removal{q}}}, nil
		}
	}
	return []work.Step{{Cursor: built, Data: leave{generation}}}, nil
}

// remove removes some of what the query finds.
func remove(ctx context.Context, t table.Table, q table.Query) error {
	q.Limit = atOnce
	page, err := t.Query(ctx, q)
	if err != nil {
		return fmt.Errorf("remove totals: %w", err)
	}
	writes := make([]table.Write, len(page.Records))
	for i, r := range page.Records {
		writes[i] = table.Delete(r.Key)
	}
	if len(writes) == 0 {
		return nil
	}
	return t.BatchWrite(ctx, writes)
}
