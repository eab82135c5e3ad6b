package orders

import (
	"context"
	"errors"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Record keeps orders of an earlier system, as completed: without approval, credit and receivables. Each has its own result; those
// that are right are written in one transaction, whatever the others are. One round trip for each 100 items that they
// are made from, then the transaction.
var Record = operation.Write(operation.Spec{
	Name:    "orders.record",
	Route:   "POST /v1/orders/history",
	Need:    access.Needs(access.Order, access.Import),
	Summary: "Record orders of an earlier system",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, keep)

type recordInput struct {
	operation.Creating
	Body recordBody
}

type recordBody struct {
	Orders []order.PastFields `json:"orders" minItems:"1" maxItems:"25" nullable:"false" doc:"The orders; up to 1000 lines together."`
}

type recordOutput struct {
	Items []job.Row `json:"items" nullable:"false" doc:"What became of each order, in the order of the call; record is its identifier, label its number. Pointers go from the order."`
}

func keep(ctx context.Context, d *app.Deps, call operation.Call, in *recordInput) (*recordOutput, table.Tx, error) {
	if err := order.CheckPast(in.Body.Orders); err != nil {
		return nil, table.Tx{}, err
	}
	src, err := order.LoadPast(ctx, d.Table, call.Caller.Tenant, in.Body.Orders)
	if err != nil {
		return nil, table.Tx{}, err
	}
	out := recordOutput{Items: make([]job.Row, len(in.Body.Orders))}
	var kept []order.Order
	for i, fields := range in.Body.Orders {
		row := &out.Items[i]
		*row = job.Row{Number: int64(i + 1), Label: fields.Number, Outcome: job.RowDone}
		o, err := past(d, call, fields, &src)
		var refusal *problem.Error
		switch {
		case err == nil:
			row.Record, row.Label = o.ID, o.Number
			kept = append(kept, o)
		case errors.As(err, &refusal):
			*row = row.Failure(err)
			row.Describe(call.Language)
		default:
			return nil, table.Tx{}, err
		}
	}
	if len(kept) == 0 {
		return &out, table.Tx{}, nil
	}
	tx, err := src.Recorded(ctx, d.Table, call.Caller.Tenant, kept, call.DryRun)
	return &out, tx, err
}

// PlanPast plans to record one order of an earlier system, as the call does.
func PlanPast(ctx context.Context, d *app.Deps, call operation.Call, fields order.PastFields) (*order.Order, table.Tx, error) {
	src, err := order.LoadPast(ctx, d.Table, call.Caller.Tenant, []order.PastFields{fields})
	if err != nil {
		return nil, table.Tx{}, err
	}
	o, err := past(d, call, fields, &src)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx, err := src.Recorded(ctx, d.Table, call.Caller.Tenant, []order.Order{o}, call.DryRun || table.IsReadOnly(d.Table))
	return &o, tx, err
}

// past makes one order, for a salesperson whose orders the caller may record.
func past(d *app.Deps, call operation.Call, fields order.PastFields, src *order.PastSource) (order.Order, error) {
	owner := fields.Owner
	if owner == "" {
		owner = call.Caller.User
	}
	if !order.Reach(call.Caller, access.Import).Includes(owner) {
		return order.Order{}, problem.New("auth.outOfReach", problem.At("/owner", "field.invalid"))
	}
	return order.NewPast(record.Created(order.Kind, order.Kind.NewID(d.IDs), call.Stamp()), fields, src, call.Caller)
}
