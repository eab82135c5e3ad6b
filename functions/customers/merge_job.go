package customers

import (
	"context"
	"fmt"
	"strings"

	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/job"
	"kehu/shared/ledger"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/table"
	"kehu/shared/work"
)

// MergeJob is the type of job that moves what hangs on one customer to another.
const MergeJob job.Type = "customers.merge"

// mergeOrder is what such a job is asked for.
type mergeOrder struct {
	From string `json:"from"`
	To   string `json:"to"`
	// Back is that a merge is taken back: only what came from To moves, and Primary is its primary contact again.
	Back    bool   `json:"back,omitempty"`
	Primary string `json:"primary,omitempty"`
}

// OpenMerge prepares the work of a job that moves what hangs on one customer to another.
func OpenMerge(ctx context.Context, t work.Task) (work.Worker, error) {
	w := mergeWork{task: t}
	return &w, t.Input(ctx, &w.order)
}

type mergeWork struct {
	task  work.Task
	order mergeOrder
}

// Count is work.Worker's: nobody knows how many orders there are.
func (w *mergeWork) Count(context.Context) (int64, error) { return -1, nil }

// Next is work.Worker's. The cursor is the sort key of the last row, in the partition of the customer that it moves from, and then, for
// receipts, in that of the customer's account: their keys sort behind all others.
func (w *mergeWork) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	query := table.Query{
		Partition: customer.Key(w.task.Tenant, w.order.From).Partition(), Consistent: true, Limit: 100,
		Sort: table.Range{From: contact.Prefix, To: order.EntryPrefix + "~"},
	}
	if cursor != "" {
		query.Sort.From = cursor + "!" // behind it: all that follows is longer, or greater
	}
	if strings.HasPrefix(cursor, receipt.EntryPrefix) {
		query = w.receipts(query.Sort.From)
	}
	for {
		page, err := w.task.Deps.Table.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("merge: %w", err)
		}
		var steps []work.Step
		for _, r := range page.Records {
			if s, moves := w.step(r); moves && len(steps) < limit {
				steps = append(steps, s)
			}
		}
		query.After = page.Next
		switch inAccount := query.Partition == ledger.Partition(w.task.Tenant, w.order.From); {
		case len(steps) > 0 || page.Next.IsZero() && inAccount:
			return steps, nil
		case page.Next.IsZero():
			query = w.receipts(receipt.EntryPrefix)
		}
	}
}

// receipts are the receipts of the customer that it moves from, from a sort key on.
func (w *mergeWork) receipts(from string) table.Query {
	return table.Query{
		Partition: ledger.Partition(w.task.Tenant, w.order.From), Consistent: true, Limit: 100,
		Sort: table.Range{From: from, To: receipt.EntryPrefix + "~"},
	}
}

// step returns the row of an item of the customer's partition; moves is whether it is one of those that move.
func (w *mergeWork) step(r table.Record) (s work.Step, moves bool) {
	s = work.Step{Cursor: r.Key.Sort(), Record: r.Item.Text("id")}
	switch {
	case r.Item.Text("et") == contact.Kind.Name:
		s.Label = r.Item.Text("nm")
		return s, !w.order.Back || order.MovedFrom(r.Item, w.order.To)
	case strings.HasPrefix(s.Cursor, order.EntryPrefix):
		s.Label = r.Item.Text("nu")
		return s, !w.order.Back || order.MovedFrom(r.Item, w.order.To)
	case strings.HasPrefix(s.Cursor, receipt.EntryPrefix):
		s.Label = r.Item.Text("nu")
		return s, !w.order.Back || order.MovedFrom(r.Item, w.order.To)
	}
	return s, false
}

// Do is work.Worker's.
func (w *mergeWork) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	if order.Kind.Valid(s.Record) {
		return w.moveOrder(ctx, s)
	}
	if receipt.Kind.Valid(s.Record) {
		return w.moveReceipt(ctx, s)
	}
	from, err := contact.Read(ctx, w.task.Deps.Table, w.task.Tenant, w.order.From)
	if err != nil {
		return work.Effect{}, err
	}
	to, err := contact.Read(ctx, w.task.Deps.Table, w.task.Tenant, w.order.To)
	if err != nil {
		return work.Effect{}, err
	}
	c, err := from.Find(s.Record)
	if problem.Is(err, "contact.notFound") {
		return work.Effect{Skipped: true}, nil // gone meanwhile
	}
	if err != nil {
		return work.Effect{}, err
	}
	tx, err := from.Move(c, &to, w.task.Stamp(), w.order.Back && c.ID == w.order.Primary, w.order.Back)
	return work.Effect{Writes: tx.Writes}, err
}

func (w *mergeWork) moveOrder(ctx context.Context, s work.Step) (work.Effect, error) {
	o, err := order.Get(ctx, w.task.Deps.Table, w.task.Tenant, s.Record)
	if err != nil {
		return work.Effect{}, err
	}
	if o.Customer != w.order.From || o.Deleted() {
		return work.Effect{Skipped: true}, nil
	}
	return work.Effect{Writes: o.Move(w.task.Tenant, w.task.Stamp(), w.order.To, w.order.Back).Writes}, nil
}

func (w *mergeWork) moveReceipt(ctx context.Context, s work.Step) (work.Effect, error) {
	r, err := receipt.Get(ctx, w.task.Deps.Table, w.task.Tenant, s.Record)
	if err != nil {
		return work.Effect{}, err
	}
	if r.Customer != w.order.From {
		return work.Effect{Skipped: true}, nil
	}
	tx, err := r.Move(w.task.Tenant, w.task.Stamp(), w.order.To, w.order.Back)
	return work.Effect{Writes: tx.Writes}, err
}
