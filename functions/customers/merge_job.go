package customers

import (
	"context"
	"fmt"
	"slices"
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

// These begin the cursors of rows in the partition of the account; those of the customer's own partition, contacts and orders, come first. Orders and
// receipts move before postings: what happens to one that has moved is posted where it is then, and what was posted before stands among those that
// are still to move.
const (
	receiving  = "receipts "
	accounting = "account "
)

// mergePart is a part of what moves: where it stands, how its cursors begin, and the sort key from which on it stands there.
type mergePart struct {
	beginning string
	query     table.Query
	first     string
}

// Next is work.Worker's. The cursor is the sort key of the last row, in the partition of the customer that it moves from, or of
// its account.
func (w *mergeWork) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	account := ledger.Partition(w.task.Tenant, w.order.From)
	parts := []mergePart{
		{"", table.Query{Partition: customer.Key(w.task.Tenant, w.order.From).Partition(), Sort: table.Range{To: order.EntryPrefix + "~"}}, contact.Prefix},
		{receiving, table.Query{Partition: account, Sort: table.Range{To: receipt.EntryPrefix + "~"}}, receipt.EntryPrefix},
		{accounting, table.Query{Partition: account, Sort: table.Range{To: "~"}}, "-"},
	}
	at := slices.IndexFunc(parts, func(p mergePart) bool { return p.beginning != "" && strings.HasPrefix(cursor, p.beginning) })
	for at = max(at, 0); at < len(parts); at++ {
		part := parts[at]
		part.query.Sort.From = behind(strings.TrimPrefix(cursor, part.beginning), part.first)
		steps, err := w.page(ctx, part.query, part.beginning, limit)
		if err != nil || len(steps) > 0 {
			return steps, err
		}
		cursor = ""
	}
	return nil, nil
}

// behind is the first sort key behind the last one, or the first of all.
func behind(last, first string) string {
	if last == "" {
		return first
	}
	return last + "!" // all that follows is longer, or greater
}

// page returns the first rows of the query, at most limit, whose cursors begin so.
func (w *mergeWork) page(ctx context.Context, query table.Query, beginning string, limit int) ([]work.Step, error) {
	query.Consistent, query.Limit = true, 100
	for {
		page, err := w.task.Deps.Table.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("merge: %w", err)
		}
		var steps []work.Step
		for _, r := range page.Records {
			if s, moves := w.step(r); moves && len(steps) < limit {
				s.Cursor = beginning + r.Key.Sort()
				steps = append(steps, s)
			}
		}
		if query.After = page.Next; len(steps) > 0 || page.Next.IsZero() {
			return steps, nil
		}
	}
}

// step returns the row of an item of the customer's partition; moves is whether it is one of those that move.
func (w *mergeWork) step(r table.Record) (s work.Step, moves bool) {
	s = work.Step{Record: r.Item.Text("id"), Label: r.Item.Text("nu")}
	switch sort := r.Key.Sort(); {
	case r.Item.Text(table.AttrKind) == contact.Kind.Name:
		s.Label = r.Item.Text("nm")
	case ledger.IsPosting(sort):
		s.Record, s.Label, s.Data = r.Item.Text("r"), r.Item.Text("n"), r
	case receipt.Kind.Valid(s.Record), order.Kind.Valid(s.Record) && strings.HasPrefix(sort, order.EntryPrefix):
	default:
		return s, false
	}
	return s, !w.order.Back || ledger.MovedFrom(r.Item, w.order.To)
}

// Do is work.Worker's.
func (w *mergeWork) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	posting, booked := s.Data.(table.Record)
	switch {
	case booked:
		writes, err := ledger.Move(w.task.Tenant, posting, w.order.From, w.order.To, w.order.Back)
		return work.Effect{Writes: writes}, err
	case receipt.Kind.Valid(s.Record):
		return w.moveReceipt(ctx, s)
	case order.Kind.Valid(s.Record):
		return w.moveOrder(ctx, s)
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
	goods, err := o.MoveGoods(ctx, w.task.Deps.Table, w.task.Tenant, w.task.Stamp(), w.order.To)
	if err != nil {
		return work.Effect{}, err
	}
	return work.Effect{Writes: append(o.Move(w.task.Tenant, w.task.Stamp(), w.order.To, w.order.Back).Writes, goods...)}, nil
}

func (w *mergeWork) moveReceipt(ctx context.Context, s work.Step) (work.Effect, error) {
	r, err := receipt.Load(ctx, w.task.Deps.Table, w.task.Tenant, s.Record)
	if err != nil {
		return work.Effect{}, err
	}
	if r.Customer != w.order.From {
		return work.Effect{Skipped: true}, nil
	}
	return work.Effect{Writes: r.Move(w.task.Tenant, w.task.Stamp(), w.order.To, w.order.Back).Writes}, nil
}
