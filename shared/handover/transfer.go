package handover

import (
	"context"
	"strconv"
	"strings"

	"kehu/shared/customer"
	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/work"
)

// Transfer is the type of job that moves customers from one owner to another.
const Transfer job.Type = "transfer"

// Order is what such a job is asked for.
type Order struct {
	From      string   `json:"from"`
	To        string   `json:"to"`
	Customers []string `json:"customers"` // empty: all that From has
	Reason    string   `json:"reason"`
}

// OpenTransfer prepares the work of a transfer.
func OpenTransfer(ctx context.Context, t work.Task) (work.Worker, error) {
	w := transfer{task: t}
	return &w, t.Input(ctx, &w.order)
}

type transfer struct {
	task  work.Task
	order Order
}

// maxCount is up to how many customers are counted before the work begins.
const maxCount = 1_000_000

// along says which orders the job moves, whose customers the user has then.
func (o Order) along(user string) Along { return Along{Customers: o.Customers, With: user} }

// Count is work.Worker's: what is counted now may change until its turn comes.
func (w *transfer) Count(ctx context.Context) (int64, error) {
	orders, err := CountOrders(ctx, w.task.Deps.Table, w.task.Tenant, w.order.From, w.order.along(w.order.From), maxCount)
	if err != nil {
		return 0, err
	}
	if n := len(w.order.Customers); n > 0 {
		return int64(n + orders), nil
	}
	n, err := Count(ctx, w.task.Deps.Table, w.task.Tenant, w.order.From, maxCount)
	return int64(n + orders), err
}

// orders begins the cursors of the second half of the work: the orders, when their customers are where they shall be.
const orders = "orders:"

// Next is work.Worker's.
func (w *transfer) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	place, second := strings.CutPrefix(cursor, orders)
	if !second {
		steps, err := w.customers(ctx, cursor, limit)
		if err != nil || len(steps) > 0 {
			return steps, err
		}
		place = ""
	}
	steps, err := OrderSteps(ctx, w.task, w.order.From, place, w.order.along(w.order.To), limit)
	for i := range steps {
		steps[i].Cursor, steps[i].Data = orders+steps[i].Cursor, orders
	}
	return steps, err
}

// customers returns the rows of customers behind the cursor.
func (w *transfer) customers(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	if len(w.order.Customers) == 0 {
		return Steps(ctx, w.task, w.order.From, cursor, limit)
	}
	first, err := parse(cursor)
	if err != nil {
		return nil, err
	}
	var steps []work.Step
	for i := first; i < len(w.order.Customers) && len(steps) < limit; i++ {
		steps = append(steps, work.Step{Cursor: strconv.Itoa(i + 1), Record: w.order.Customers[i]})
	}
	return steps, nil
}

// Steps returns a step for each customer of the owner behind the cursor, which is a customer's identifier.
func Steps(ctx context.Context, t work.Task, owner, cursor string, limit int) ([]work.Step, error) {
	found, err := Owned(ctx, t.Deps.Table, t.Tenant, owner, cursor, limit)
	steps := make([]work.Step, len(found))
	for i, s := range found {
		steps[i] = work.Step{Cursor: s.ID, Record: s.ID, Label: Label(s)}
	}
	return steps, err
}

// Do is work.Worker's.
func (w *transfer) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	if s.Data == orders {
		return HandOrder(ctx, w.task, s.Record, w.order)
	}
	return Hand(ctx, w.task, s.Record, w.order, len(w.order.Customers) == 0)
}

// Hand returns what moves one customer. One that has come to the successor already is skipped; so is one that left the
// owner meanwhile, if all were asked for. Any other that the owner does not have is the problem customer.notOwned, whether
// there is such a customer or not: who asks may not be allowed to know.
func Hand(ctx context.Context, t work.Task, identifier string, o Order, all bool) (work.Effect, error) {
	before, err := customer.Get(ctx, t.Deps.Table, t.Tenant, identifier)
	missing := problem.Is(err, "customer.notFound")
	switch {
	case err != nil && !missing:
		return work.Effect{}, err
	case !missing && Refusal(&before, o.From) == nil:
		effect := work.Effect{Label: Label(customer.Summary{Number: before.Number, Name: before.Name})}
		_, effect.Writes = Move(t.Tenant, before, o.To, o.Reason, t.Stamp())
		return effect, nil
	case all || !missing && Refusal(&before, o.To) == nil:
		return work.Effect{Skipped: true}, nil
	}
	return work.Effect{}, Refusal(nil, o.From)
}
