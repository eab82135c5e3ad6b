package main

import (
	"context"
	"fmt"
	"strings"

	"kehu/shared/order"
	"kehu/shared/total"
)

// history adds an order up, before and after a change; reads what totals and overviews say; and records orders of an earlier system.
// made and unmade are orders of the customer, the second of which was never counted; line is the text of a line.
func (l *ledger) history(ctx context.Context, customerID string, made, unmade order.Order, line string) error {
	apply := func(identifier string) func(context.Context) error {
		return func(ctx context.Context) error {
			return total.Apply(ctx, l.house.deps.Table, l.house.tenant, identifier)
		}
	}
	if err := l.measure(ctx, "orders.total, 5 lines, new", apply(unmade.ID)); err != nil {
		return err
	}
	submit, err := l.house.endpoint("orders.submit")
	if err != nil {
		return err
	}
	if err := submit.call(ctx, submit.event(unmade.ID, "", "", "if-match", "*"), nil); err != nil {
		return err
	}
	if err := l.measure(ctx, "orders.total, 5 lines, another state", apply(unmade.ID)); err != nil {
		return err
	}
	if err := l.measure(ctx, "orders.total, told twice", apply(unmade.ID)); err != nil {
		return err
	}
	past := make([]string, order.MaxPast)
	for i := range past {
		past[i] = fmt.Sprintf(`{"number": "%d", "customerId": %q, "orderDate": "2019-03-09", "lines": [%s]}`, i, customerID, strings.Join([]string{line, line}, ","))
	}
	for _, c := range []struct{ call, name, identifier, query, body string }{
		{"orders.record, 25 of 2 lines", "orders.record", "", "", `{"orders": [` + strings.Join(past, ",") + `]}`},
		{"orders.totals, by month", "orders.totals", "", "by=month", ""},
		{"orders.totals, by customer", "orders.totals", "", "by=customer", ""},
		{"orders.list, of a product", "orders.list", "", "limit=50&product=" + made.Products[0], ""},
		{"customers.overview", "customers.overview", customerID, "", ""},
		{"customers.timeline, 50", "customers.timeline", customerID, "limit=50", ""},
	} {
		e, err := l.house.endpoint(c.name)
		if err != nil {
			return err
		}
		if err := l.measure(ctx, c.call, func(ctx context.Context) error { return e.call(ctx, e.event(c.identifier, c.query, c.body), nil) }); err != nil {
			return err
		}
	}
	return nil
}
