package notification

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/job"
	"kehu/shared/order"
	"kehu/shared/review"
	"kehu/shared/table"
)

// subject is the record that an event is about.
type subject struct {
	label      string
	owner      string
	own        bool     // who did it is told, too: what was asked for is there
	asked      []string // the users who shall do something now: they are told without a rule
	readable   func(access.Caller) bool
	approvable func(access.Caller) bool
}

func nobody(access.Caller) bool { return false }

// find reads the record of an event; found is false when it is not there any more, or nobody is told of such records.
func find(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (subject, bool, error) {
	var key table.Key
	var decode func(table.Item) (subject, error)
	switch {
	case customer.Kind.Valid(identifier):
		key, decode = customer.Key(tenant, identifier), ofCustomer
	case order.Kind.Valid(identifier):
		key, decode = order.Key(tenant, identifier), ofOrder
	case job.Kind.Valid(identifier):
		key, decode = job.Kind.ItemKey(tenant, identifier), ofJob
	case review.Kind.Valid(identifier):
		key, decode = review.Kind.ItemKey(tenant, identifier), ofReview
	default:
		return subject{}, false, nil
	}
	item, err := t.Get(ctx, key)
	if err != nil || item == nil {
		return subject{}, false, err
	}
	s, err := decode(item)
	return s, err == nil, err
}

func ofCustomer(item table.Item) (subject, error) {
	c, err := customer.Decode(item)
	return subject{
		label: fmt.Sprintf("%s %s", c.Number, c.Name), owner: c.Owner,
		readable: func(caller access.Caller) bool { return c.Permit(caller, access.Read) == nil }, approvable: nobody,
	}, err
}

func ofOrder(item table.Item) (subject, error) {
	o, err := order.Decode(item)
	may := func(action access.Action) func(access.Caller) bool {
		return func(caller access.Caller) bool {
			return caller.Reach(access.Permission{Object: access.Order, Action: action}).Includes(o.Owner)
		}
	}
	return subject{label: o.Number, owner: o.Owner, readable: may(access.Read), approvable: may(access.Approve)}, err
}

func ofJob(item table.Item) (subject, error) {
	j, err := job.Decode(item)
	asked := j.CreatedBy
	return subject{
		label: string(j.Type), owner: asked, own: true, approvable: nobody,
		readable: func(caller access.Caller) bool {
			return caller.User == asked || caller.Reach(access.Permission{Object: access.Job, Action: access.Read}).Includes(asked)
		},
	}, err
}

// ofReview tells of a review to its reviewers, of whom one may have started it.
func ofReview(item table.Item) (subject, error) {
	r, err := review.Decode(item)
	return subject{
		label: r.Name, own: true, asked: r.Reviewers, approvable: nobody,
		readable: func(caller access.Caller) bool {
			return caller.Allowed(access.Permission{Object: access.Review, Action: access.Read})
		},
	}, err
}

// Describe fills in what the records of notifications are called, of those that the caller may read now. It takes one batch.
func Describe(ctx context.Context, t table.Table, caller access.Caller, all []Notification) error {
	decoders := map[string]func(table.Item) (subject, error){}
	var keys []table.Key
	var records []string
	for _, n := range all {
		if decoders[n.Record] != nil || len(keys) == table.MaxBatchGet {
			continue
		}
		switch {
		case customer.Kind.Valid(n.Record):
			decoders[n.Record], keys = ofCustomer, append(keys, customer.Key(caller.Tenant, n.Record))
		case order.Kind.Valid(n.Record):
			decoders[n.Record], keys = ofOrder, append(keys, order.Key(caller.Tenant, n.Record))
		case job.Kind.Valid(n.Record):
			decoders[n.Record], keys = ofJob, append(keys, job.Kind.ItemKey(caller.Tenant, n.Record))
		case review.Kind.Valid(n.Record):
			decoders[n.Record], keys = ofReview, append(keys, review.Kind.ItemKey(caller.Tenant, n.Record))
		default:
			continue
		}
		records = append(records, n.Record)
	}
	if len(keys) == 0 {
		return nil
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return fmt.Errorf("read records of notifications: %w", err)
	}
	labels := make(map[string]string, len(items))
	for i, item := range items {
		if item == nil {
			continue
		}
		s, err := decoders[records[i]](item)
		if err != nil {
			return err
		}
		if s.readable(caller) {
			labels[records[i]] = s.label
		}
	}
	for i := range all {
		all[i].Label = labels[all[i].Record]
	}
	return nil
}
