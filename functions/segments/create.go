package segments

import (
	"context"
	"net/http"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/segment"
	"kehu/shared/table"
)

// Create adds a segment, and starts the job that computes who is in it.
var Create = operation.Write(operation.Spec{
	Name:     "segments.create",
	Route:    "POST /v1/segments",
	Need:     access.Needs(access.Segment, access.Create),
	Summary:  "Add a segment of customers by a rule",
	Problems: []problem.Code{"segment.duplicate", "segment.tooMany"},
	Status:   http.StatusCreated,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout:  previewTimeout,
}, create)

// previewTimeout leaves time to look at customers and what they ordered.
const previewTimeout = 29 * time.Second

type createInput struct {
	operation.Creating
	Body segment.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*segment.Segment, table.Tx, error) {
	fields, order, err := acceptable(ctx, d, call, in.Body)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := mayAsk(call, fields); err != nil {
		return nil, table.Tx{}, err
	}
	s := segment.Segment{Meta: record.Created(segment.Kind, segment.Kind.NewID(d.IDs), call.Stamp()), Fields: fields}
	tx := s.Created(call.Caller.Tenant)
	return computed(ctx, d, call, s, order, tx)
}

// acceptable returns the fields as they are stored, and what stands below what in the company's categories.
func acceptable(ctx context.Context, d *app.Deps, call operation.Call, fields segment.Fields) (segment.Fields, category.Order, error) {
	tree, err := d.Table.Get(ctx, category.OrderKey(call.Caller.Tenant))
	if err != nil {
		return fields, nil, err
	}
	order := category.DecodeOrder(tree)
	if fields, err = fields.Normalize(order, call.Caller.Company.Currency); err != nil {
		return fields, nil, err
	}
	wrong, err := d.Dictionaries.Check(ctx, call.Caller.Tenant, fields.Words()...)
	if err == nil && len(wrong) > 0 {
		err = problem.Invalid(wrong...)
	}
	return fields, order, err
}

// mayAsk refuses a rule that asks for what customers ordered to who does not see the orders of all customers that they see: rule by rule, the members
// would tell what each comes to.
func mayAsk(call operation.Call, fields segment.Fields) error {
	customers, orders := access.Permission{Object: access.Customer, Action: access.Read}, access.Permission{Object: access.Order, Action: access.Read}
	if rights := call.Caller.Rights; fields.Bought() && rights.Scope(customers).Wider(rights.Scope(orders)) {
		return problem.New("auth.forbidden").With("permission", orders.String())
	}
	return nil
}

// computed answers the segment with the job that computes it, or, in a dry run, with how many would be in it.
func computed(ctx context.Context, d *app.Deps, call operation.Call, s segment.Segment, order category.Order, tx table.Tx) (*segment.Segment, table.Tx, error) {
	if call.DryRun {
		var err error
		s.Preview, err = segment.Look(ctx, d.Table, call.Caller, order, call.At, s.Fields)
		return &s, tx, err
	}
	j, writes, err := segment.Computing(d, call.Caller.Tenant, call.Stamp(), s.ID)
	tx.Add(writes...)
	return s.ComputedBy(j.ID), tx, err
}
