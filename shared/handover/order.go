package handover

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/work"
)

// Along says which open orders of the owner go along with customers. The zero value is all of them.
type Along struct {
	Customers []string // only those of these customers; none: of any
	With      string   // only those of customers whom this user has; "": anybody
}

// among returns those of the orders that go along: one batch read for each hundred customers.
func (a Along) among(ctx context.Context, t table.Table, tenant access.Tenant, found []order.Summary) ([]order.Summary, error) {
	if len(a.Customers) > 0 {
		found = slices.DeleteFunc(found, func(s order.Summary) bool { return !slices.Contains(a.Customers, s.Customer) })
	}
	if a.With == "" || len(found) == 0 {
		return found, nil
	}
	var named []string
	for _, s := range found {
		if !slices.Contains(named, s.Customer) {
			named = append(named, s.Customer)
		}
	}
	holds := make(map[string]bool)
	for some := range slices.Chunk(named, table.MaxBatchGet) {
		customers, err := customer.GetAll(ctx, t, tenant, some)
		if err != nil {
			return nil, err
		}
		for i, c := range customers {
			holds[some[i]] = Refusal(c, a.With) == nil
		}
	}
	return slices.DeleteFunc(found, func(s order.Summary) bool { return !holds[s.Customer] }), nil
}

// orders returns up to limit of the owner's open orders that go along, behind the place, and the place behind which to go on: "" when
// there are no more.
func (a Along) orders(ctx context.Context, t table.Table, tenant access.Tenant, owner, after string, limit int) (found []order.Summary, next string, err error) {
	found, err = order.OpenOwned(ctx, t, tenant, owner, after, limit)
	if err != nil {
		return nil, "", err
	}
	if len(found) == limit {
		next = found[limit-1].Place()
	}
	found, err = a.among(ctx, t, tenant, found)
	return found, next, err
}

// CountOrders returns how many open orders of the owner go along, up to limit.
func CountOrders(ctx context.Context, t table.Table, tenant access.Tenant, owner string, a Along, limit int) (count int, err error) {
	for after := ""; ; {
		found, next, err := a.orders(ctx, t, tenant, owner, after, countPage)
		if err != nil {
			return 0, err
		}
		if count += len(found); next == "" || count >= limit {
			return min(count, limit), nil
		}
		after = next
	}
}

// OrderSteps returns a step for each open order of the owner behind the cursor, which is an order's place, that goes along.
func OrderSteps(ctx context.Context, t work.Task, owner, cursor string, a Along, limit int) ([]work.Step, error) {
	for {
		found, next, err := a.orders(ctx, t.Deps.Table, t.Tenant, owner, cursor, limit)
		if err != nil {
			return nil, err
		}
		steps := make([]work.Step, len(found))
		for i, s := range found {
			steps[i] = work.Step{Cursor: s.Place(), Record: s.ID, Label: s.Number + " " + s.CustomerName}
		}
		if len(steps) > 0 || next == "" {
			return steps, nil
		}
		cursor = next
	}
}

// HandOrder returns what gives one order to the successor. One that the owner does not have any more, or that was finished meanwhile, is
// skipped.
func HandOrder(ctx context.Context, t work.Task, identifier string, o Order) (work.Effect, error) {
	before, err := order.Get(ctx, t.Deps.Table, t.Tenant, identifier)
	if problem.Is(err, "order.notFound") || err == nil && !before.OpenWith(o.From) {
		return work.Effect{Skipped: true}, nil
	}
	if err != nil {
		return work.Effect{}, err
	}
	writes := before.Handed(t.Stamp(), o.To).Replace(t.Tenant, &before, order.Bound{}).Writes
	return work.Effect{Writes: append(writes, Active(t.Tenant, o.To, "/to"))}, nil
}

// MaxAlong is how many orders go along with a customer in one transaction; with more, a job does it.
const MaxAlong = 25

// OrdersOf returns the open orders of the customer that the owner has: at most MaxAlong. The problem is transfer.tooManyOrders when
// there are more.
func OrdersOf(ctx context.Context, t table.Table, tenant access.Tenant, identifier, owner string) ([]*order.Order, error) {
	open, err := order.OpenOf(ctx, t, tenant, identifier, table.MaxBatchGet)
	if err != nil {
		return nil, err
	}
	var named []string
	for _, s := range open {
		if s.Owner == owner {
			named = append(named, s.ID)
		}
	}
	if len(named) > MaxAlong || len(open) == table.MaxBatchGet {
		return nil, problem.New("transfer.tooManyOrders").With("max", fmt.Sprint(MaxAlong))
	}
	found, err := order.GetAll(ctx, t, tenant, named)
	return slices.DeleteFunc(found, func(o *order.Order) bool { return o == nil || !o.OpenWith(owner) }), err
}
