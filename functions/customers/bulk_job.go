package customers

import (
	"context"
	"slices"
	"strconv"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/handover"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/work"
)

// BulkJob is the type of job that does the same with many customers.
const BulkJob job.Type = "customers.bulk"

// bulkAction is what is done with each.
type bulkAction string

const (
	bulkUpdate  bulkAction = "update"
	bulkRestore bulkAction = "restore"
	bulkPurge   bulkAction = "purge"
)

// bulkOrder is what such a job is asked for.
type bulkOrder struct {
	Action     bulkAction                       `json:"action"`
	Customers  []string                         `json:"customers"`
	Set        operation.Patch[customer.Fields] `json:"set"`
	AddTags    []string                         `json:"addTags,omitempty"`
	RemoveTags []string                         `json:"removeTags,omitempty"`
	Reason     string                           `json:"reason,omitempty"`
	Walk       *SelectionFilter                 `json:"walk,omitempty"` // in place of Customers: the job looks for them
}

// one returns what is to be written for one customer: the same, with the same refusals, as by the call for one.
func (o *bulkOrder) one(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (*customer.Customer, table.Tx, error) {
	switch o.Action {
	case bulkRestore:
		return bringBack(ctx, d, call, identifier)
	case bulkPurge:
		return discard(ctx, d, call, identifier, o.Reason)
	case bulkUpdate:
	}
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Update, identifier)
	if err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := o.Set.Apply(before.Fields)
	if err != nil {
		return &before, table.Tx{}, err
	}
	if len(o.AddTags)+len(o.RemoveTags) > 0 {
		fields.Tags = slices.Concat(before.Tags, o.AddTags)
		fields.Tags = slices.DeleteFunc(fields.Tags, func(tag string) bool { return slices.Contains(o.RemoveTags, tag) })
	}
	after, tx, err := changeTo(ctx, d, call, before, fields, o.Reason)
	if after == nil {
		after = &before
	}
	return after, tx, err
}

// maxExaminedRows is how many customers a preview looks at.
const maxExaminedRows = 200

// preview tells what the job would do with the first customers; more is whether there are others.
func (o *bulkOrder) preview(ctx context.Context, d *app.Deps, call operation.Call) (*preview, error) {
	p := &preview{First: []string{}, Refused: []job.Row{}, More: len(o.Customers) > maxExaminedRows}
	if o.Walk != nil {
		var err error
		if o.Customers, p.More, err = (Selection{Filter: o.Walk}).first(ctx, d, call, maxExaminedRows); err != nil {
			return nil, err
		}
	}
	for i, identifier := range o.Customers[:min(len(o.Customers), maxExaminedRows)] {
		c, tx, err := o.one(ctx, d, call, identifier)
		if _, refused := asProblem(err); err != nil && !refused {
			return nil, err
		}
		switch {
		case err != nil:
			row := job.Row{Number: int64(i + 1), Record: identifier, Label: labelOf(c)}.Failure(err)
			row.Describe(call.Language)
			p.Refused = append(p.Refused, row)
		case len(tx.Writes) > 0:
			if p.Count++; len(p.First) < maxShown {
				p.First = append(p.First, labelOf(c))
			}
		}
	}
	return p, nil
}

// labelOf is what people call the customer; "" for one that the caller may not see.
func labelOf(c *customer.Customer) string {
	if c == nil {
		return ""
	}
	return handover.Label(customer.Summary{Number: c.Number, Name: c.Name})
}

// OpenBulk prepares the work of a job that does the same with many customers.
func OpenBulk(ctx context.Context, t work.Task) (work.Worker, error) {
	w := bulkWork{task: t}
	return &w, t.Input(ctx, &w.order)
}

type bulkWork struct {
	task  work.Task
	order bulkOrder
}

// Count is work.Worker's. Nobody knows how many a filter finds.
func (w *bulkWork) Count(context.Context) (int64, error) {
	if w.order.Walk != nil {
		return -1, nil
	}
	return int64(len(w.order.Customers)), nil
}

// Next is work.Worker's.
func (w *bulkWork) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	if w.order.Walk != nil {
		call, err := w.call(ctx)
		if err != nil {
			return nil, err
		}
		return Selection{Filter: w.order.Walk}.walk(ctx, w.task.Deps, call, cursor, limit)
	}
	first := 0
	if cursor != "" {
		var err error
		if first, err = strconv.Atoi(cursor); err != nil {
			return nil, err
		}
	}
	var steps []work.Step
	for i := first; i < len(w.order.Customers) && len(steps) < limit; i++ {
		steps = append(steps, work.Step{Cursor: strconv.Itoa(i + 1), Record: w.order.Customers[i]})
	}
	return steps, nil
}

// call is the call that whoever started the job would make now: the work may take long, and wait longer.
func (w *bulkWork) call(ctx context.Context) (operation.Call, error) {
	caller, ok, err := w.task.Deps.Sessions.OnBehalf(ctx, w.task.Tenant, w.task.Job.CreatedBy)
	if err == nil && !ok {
		err = problem.New("auth.forbidden")
	}
	stamp := w.task.Stamp()
	return operation.Call{Caller: caller, RequestID: stamp.RequestID, At: stamp.At}, err
}

// Do is work.Worker's. Each row asks anew what whoever started the job may do.
func (w *bulkWork) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	if _, nothing := s.Data.(vain); nothing {
		return work.Effect{Skipped: true}, nil
	}
	call, err := w.call(ctx)
	if err != nil {
		return work.Effect{}, err
	}
	c, tx, err := w.order.one(ctx, w.task.Deps, call, s.Record)
	return work.Effect{Label: labelOf(c), Skipped: err == nil && len(tx.Writes) == 0, Writes: tx.Writes}, err
}
