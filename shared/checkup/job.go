package checkup

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/customer"
	"kehu/shared/handover"
	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/work"
)

// Job is the type of job that opens what is due.
const Job job.Type = "checkups.open"

// started is for how long it is kept that a day's job was started.
const started = 7 * 24 * time.Hour

// errStarted is the error when the day's job was started already.
var errStarted = errors.New("checkup: the job of the day was started")

// errGone is what becomes of a row whose customer has gone meanwhile.
var errGone = problem.New("customer.notFound")

// Start starts the day's job of each company that has a plan, if nobody did, but not of one that is closed for good: what is written there while it is
// removed would stay. It takes one read for each hundred companies, and one to three calls for each.
func Start(ctx context.Context, d *app.Deps) error {
	query := table.Query{Index: table.ByTenant, Partition: plans(), Limit: table.MaxBatchGet}
	var failed error // the others get theirs
	for {
		page, err := d.Table.Query(ctx, query)
		if err != nil {
			return errors.Join(failed, fmt.Errorf("list checkup plans: %w", err))
		}
		for _, r := range page.Records {
			failed = errors.Join(failed, startOf(ctx, d, r.Key))
		}
		if query.After = page.Next; page.Next.IsZero() {
			return failed
		}
	}
}

func startOf(ctx context.Context, d *app.Deps, plan table.Key) error {
	of, err := table.TenantOf(plan)
	if err != nil {
		return errors.Join(errKey, err)
	}
	now := d.Clock.Now()
	mark := table.In(of, PlanKind.Key).Key("RUN#" + now.UTC().Format(time.DateOnly))
	there, err := d.Table.Get(ctx, mark)
	if err != nil || there != nil {
		return err
	}
	company, found, err := tenant.Get(ctx, d.Table, of)
	if err != nil || !found || company.Standing().GoneAt(now) { // the index may list the plan of one that is removed already
		return err
	}
	j := job.New(Job, d.IDs, record.Stamp{At: now})
	writes, err := j.Queue(of, struct{}{})
	if err != nil {
		return err
	}
	var tx table.Tx
	tx.Add(table.Put(mark, table.Item{"job": j.ID}).Expiring(now.Add(started)).When(table.Absent(), errStarted))
	tx.Add(writes...)
	if err := tx.Explain(d.Table.Transact(ctx, tx)); err != nil && !errors.Is(err, errStarted) {
		return fmt.Errorf("start checkups: %w", err)
	}
	return nil
}

// opening is the work of one job: it goes through the company's customers in the order of their identifiers.
type opening struct {
	task  work.Task
	plan  Plan
	order category.Order
}

// Open prepares the work of a job.
func Open(ctx context.Context, t work.Task) (work.Worker, error) {
	plan, order, err := GetPlan(ctx, t.Deps.Table, t.Tenant)
	return &opening{t, plan, order}, err
}

// Count returns -1: nobody knows how many are due.
func (o *opening) Count(context.Context) (int64, error) { return -1, nil }

// maxExamined is how many customers one Next looks at; then it returns the last of them as a row that has nothing to do, so that the job's lease is
// renewed.
const maxExamined = 5000

// due is a customer whose checkup may have to be written.
type due struct {
	customer customer.Summary
	days     int
}

// Next returns the customers of which a checkup may be due. Who was added less than the interval ago cannot be, and costs no read.
func (o *opening) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	var steps []work.Step
	query := table.Query{
		Index: table.ByTenant, Partition: customer.List(o.task.Tenant, "", false), Limit: 500,
	}
	if cursor != "" {
		query.Sort.From = cursor + "!" // before any other identifier, as all are of one length
	}
	now := o.task.Deps.Clock.Now()
	for examined := 0; ; {
		page, err := o.task.Deps.Table.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("customers to check: %w", err)
		}
		var last customer.Summary
		var found []due
		for _, r := range page.Records {
			if last, err = customer.DecodeSummary(r.Item); err != nil {
				return nil, err
			}
			days := o.plan.days(o.order, last.Level, last.Category)
			if days > 0 && !now.Before(last.CreatedAt.AddDate(0, 0, days)) {
				found = append(found, due{last, days})
			}
		}
		some, err := o.open(ctx, found, limit-len(steps))
		if err != nil {
			return nil, err
		}
		steps = append(steps, some...)
		examined += len(page.Records)
		query.After = page.Next
		switch {
		case len(steps) >= limit || page.Next.IsZero():
			return steps, nil
		case examined >= maxExamined && len(steps) == 0:
			return []work.Step{{Cursor: last.ID, Record: last.ID, Label: handover.Label(last)}}, nil
		case examined >= maxExamined:
			return steps, nil
		}
	}
}

// open returns up to limit of the customers whose checkup is to be opened or given to another, in their order.
func (o *opening) open(ctx context.Context, all []due, limit int) (steps []work.Step, err error) {
	for len(all) > 0 && len(steps) < limit {
		some := all[:min(len(all), table.MaxBatchGet)]
		all = all[len(some):]
		keys := make([]table.Key, len(some))
		for i, one := range some {
			keys[i] = key(o.task.Tenant, one.customer.ID)
		}
		items, err := o.task.Deps.Table.BatchGet(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("read checkups: %w", err)
		}
		for i, one := range some {
			c, err := decode(items[i])
			if err != nil {
				return nil, err
			}
			if _, wanted := c.due(o.task.Tenant, o.task.Stamp(), one.customer, one.days, o.plan.grace()); wanted && len(steps) < limit {
				steps = append(steps, work.Step{Cursor: one.customer.ID, Record: one.customer.ID, Label: handover.Label(one.customer), Data: one})
			}
		}
	}
	return steps, nil
}

// Do opens one. It looks at what is stored now, so that nothing is done twice.
func (o *opening) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	one, wanted := s.Data.(due)
	if !wanted {
		return work.Effect{Skipped: true}, nil
	}
	item, err := o.task.Deps.Table.Get(ctx, key(o.task.Tenant, s.Record))
	if err != nil {
		return work.Effect{}, fmt.Errorf("read checkup: %w", err)
	}
	c, err := decode(item)
	if err != nil {
		return work.Effect{}, err
	}
	write, wanted := c.due(o.task.Tenant, o.task.Stamp(), one.customer, one.days, o.plan.grace())
	if !wanted {
		return work.Effect{Skipped: true}, nil
	}
	// A customer that has gone since the index was written has no checkup any more.
	there := table.Check(customer.Key(o.task.Tenant, s.Record), table.And(table.Present(), table.Unset("da")))
	there.Else = errGone
	return work.Effect{Writes: []table.Write{write, there}}, nil
}
