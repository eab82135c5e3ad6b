package users

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/customer"
	"kehu/shared/department"
	"kehu/shared/handover"
	"kehu/shared/identity"
	"kehu/shared/invitation"
	"kehu/shared/job"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
	"kehu/shared/work"
)

// Offboarding is the type of job that ends a user's time with the company.
const Offboarding job.Type = "offboarding"

// leaving is what such a job is asked for.
type leaving struct {
	User    string `json:"user"`
	To      string `json:"to"`
	Manager string `json:"manager"`
	Reason  string `json:"reason"`
}

// OpenOffboarding prepares the work of an offboarding: the account is shut, the customers are handed over one by one, then the
// open orders, also those of other people's customers, then the people below, then the user has left.
func OpenOffboarding(ctx context.Context, t work.Task) (work.Worker, error) {
	o := offboarding{task: t}
	return &o, t.Input(ctx, &o.leaving)
}

type offboarding struct {
	task work.Task
	leaving
}

// The phases of the work. A cursor is a phase, a colon, and the identifier of what was done last in it.
const (
	shutting  = "shut"
	customers = "customers"
	sales     = "orders"
	reports   = "reports"
	closing   = "close"
	over      = "over"
)

// Count is work.Worker's: what is counted now may change until its turn comes.
func (o *offboarding) Count(ctx context.Context) (int64, error) {
	const limit = 1_000_000
	count, err := handover.Count(ctx, o.task.Deps.Table, o.task.Tenant, o.User, limit)
	if err != nil {
		return 0, err
	}
	orders, err := handover.CountOrders(ctx, o.task.Deps.Table, o.task.Tenant, o.User, handover.Along{}, limit)
	if err != nil {
		return 0, err
	}
	below, err := o.below(ctx)
	return int64(count + orders + len(below) + 2), err // and the two steps on the account
}

// below returns who reports to the leaver, and the chart that says so.
func (o *offboarding) below(ctx context.Context) ([]string, error) {
	chart, err := o.chart(ctx)
	if err != nil {
		return nil, err
	}
	var below []string
	for _, identifier := range chart.Reports(o.User) {
		if identifier != o.User {
			below = append(below, identifier)
		}
	}
	return below, nil
}

func (o *offboarding) chart(ctx context.Context) (user.Chart, error) {
	item, err := o.task.Deps.Table.Get(ctx, user.ChartKey(o.task.Tenant))
	if err != nil {
		return user.Chart{}, fmt.Errorf("read chart: %w", err)
	}
	return user.DecodeChart(item), nil
}

// Next is work.Worker's.
func (o *offboarding) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	phase, last, _ := strings.Cut(cursor, ":")
	switch phase {
	case "":
		return []work.Step{{Cursor: customers + ":", Record: o.User, Data: shutting}}, nil
	case customers:
		steps, err := handover.Steps(ctx, o.task, o.User, last, limit)
		if err != nil || len(steps) > 0 {
			return in(customers, steps), err
		}
		last = ""
		fallthrough
	case sales:
		steps, err := handover.OrderSteps(ctx, o.task, o.User, last, handover.Along{}, limit)
		if err != nil || len(steps) > 0 {
			return in(sales, steps), err
		}
		last = ""
		fallthrough
	case reports:
		below, err := o.below(ctx)
		var steps []work.Step
		for _, identifier := range below {
			if identifier > last && len(steps) < limit {
				steps = append(steps, work.Step{Cursor: reports + ":" + identifier, Record: identifier, Data: reports})
			}
		}
		if err != nil || len(steps) > 0 {
			return steps, err
		}
		return []work.Step{{Cursor: over, Record: o.User, Data: closing}}, nil
	default:
		return nil, nil
	}
}

// in returns the steps as those of a phase.
func in(phase string, steps []work.Step) []work.Step {
	for i := range steps {
		steps[i].Cursor, steps[i].Data = phase+":"+steps[i].Cursor, phase
	}
	return steps
}

// Do is work.Worker's.
func (o *offboarding) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	asked := handover.Order{From: o.User, To: o.To, Reason: o.Reason}
	switch s.Data {
	case customers:
		return handover.Hand(ctx, o.task, s.Record, asked, true)
	case sales:
		return handover.HandOrder(ctx, o.task, s.Record, asked)
	}
	u, err := user.Find(ctx, o.task.Deps.Table, o.task.Tenant, s.Record)
	if err != nil {
		return work.Effect{}, err
	}
	effect := work.Effect{Label: u.Name}
	switch s.Data {
	case shutting:
		err = o.shut(ctx, &u)
	case reports:
		effect.Skipped = u.Manager != o.User
		if !effect.Skipped {
			effect.Writes, err = o.reassign(ctx, u)
		}
	default:
		effect.Skipped = u.Status == user.Left
		if !effect.Skipped {
			effect.Writes, err = o.close(ctx, u)
		}
	}
	return effect, err
}

// shut closes the account, if the call that began all this has not come so far.
func (o *offboarding) shut(ctx context.Context, u *user.User) error {
	p, err := invitation.Account(ctx, o.task.Deps.Identity, o.task.Tenant, u)
	if err == nil {
		err = o.task.Deps.Identity.Disable(ctx, p.Username)
	}
	if errors.Is(err, identity.ErrNotFound) || errors.Is(err, invitation.ErrElsewhere) {
		return nil
	}
	return explain(err)
}

// reassign gives somebody who reports to the leaver another manager. Whoever is to manage the others reports to the leaver's manager.
func (o *offboarding) reassign(ctx context.Context, u user.User) ([]table.Write, error) {
	manager := o.Manager
	if manager == u.ID {
		leaver, err := user.Find(ctx, o.task.Deps.Table, o.task.Tenant, o.User)
		if err != nil {
			return nil, err
		}
		manager = leaver.Manager
	}
	return o.placed(ctx, u, func(u *user.User) { u.Manager = manager })
}

// placed returns the writes that change a user and the user's places in the chart and in the departments.
func (o *offboarding) placed(ctx context.Context, before user.User, change func(*user.User)) ([]table.Write, error) {
	after := before
	after.Meta = before.Changed(o.task.Stamp())
	change(&after)
	writes := append(after.Replace(o.task.Tenant, before).Writes, department.Move(o.task.Tenant, after.ID, before.Department, after.Department, noDepartment)...)
	if after.Manager == before.Manager {
		return writes, nil
	}
	chart, err := o.chart(ctx)
	if err != nil {
		return nil, err
	}
	place, err := chart.Report(o.task.Tenant, after.ID, after.Manager)
	return append(writes, place...), err
}

// close ends the user's time, or returns the problem user.notEmpty.
func (o *offboarding) close(ctx context.Context, u user.User) ([]table.Write, error) {
	if err := o.empty(ctx); err != nil {
		return nil, err
	}
	return o.placed(ctx, u, func(u *user.User) {
		u.Status, u.SuspendedFrom, u.Manager = user.Left, "", ""
		u.Department, u.Position = "", "" // so that these can be deleted
	})
}

// empty returns the problem user.notEmpty while the leaver has customers, open orders or people below. The indexes may be a little
// behind what was just moved, so each record is read itself.
func (o *offboarding) empty(ctx context.Context) error {
	left, err := handover.Owned(ctx, o.task.Deps.Table, o.task.Tenant, o.User, "", table.MaxBatchGet)
	if err != nil {
		return err
	}
	identifiers := make([]string, len(left))
	for i, s := range left {
		identifiers[i] = s.ID
	}
	found, err := customer.GetAll(ctx, o.task.Deps.Table, o.task.Tenant, identifiers)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(found, func(c *customer.Customer) bool { return handover.Refusal(c, o.User) == nil }) {
		return problem.New("user.notEmpty")
	}
	open, err := order.OpenOwned(ctx, o.task.Deps.Table, o.task.Tenant, o.User, "", table.MaxBatchGet)
	if err != nil {
		return err
	}
	identifiers = identifiers[:0]
	for _, s := range open {
		identifiers = append(identifiers, s.ID)
	}
	orders, err := order.GetAll(ctx, o.task.Deps.Table, o.task.Tenant, identifiers)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(orders, func(s *order.Order) bool { return s != nil && s.OpenWith(o.User) }) {
		return problem.New("user.notEmpty")
	}
	below, err := o.below(ctx)
	if err != nil || len(below) > 0 {
		return errors.Join(err, problem.New("user.notEmpty"))
	}
	return nil
}
