package main

import (
	"context"
	"fmt"
	"strings"

	"kehu/shared/customer"
	"kehu/shared/order"
	"kehu/shared/product"
	"kehu/shared/session"
)

// orderLines is how many lines an order has, each of a product of its own.
const orderLines = 5

// orders makes orders of a customer, reads, lists, changes and submits them.
func (l *ledger) orders(ctx context.Context) error {
	all := make(map[string]*endpoint)
	for _, name := range []string{"customers.create", "products.create", "orders.create", "orders.get", "orders.list", "orders.update", "orders.submit"} {
		var err error
		if all[name], err = l.house.endpoint(name); err != nil {
			return err
		}
	}
	var buyer customer.Customer
	if err := all["customers.create"].call(ctx, all["customers.create"].event("", "", fmt.Sprintf(typicalCustomer, 1)), &buyer); err != nil {
		return err
	}
	var made order.Order
	measure := func(call, name, query, body string, out any) error {
		e := all[name]
		return l.measure(ctx, call, func(ctx context.Context) error {
			return e.call(ctx, e.event(made.ID, query, body, "if-match", "*"), out)
		})
	}
	lines := make([]string, orderLines)
	for i := range lines {
		var p product.Product
		body := fmt.Sprintf(typicalProduct, i)
		if i == 0 {
			if err := measure("products.create", "products.create", "", body, &p); err != nil {
				return err
			}
		} else if err := all["products.create"].call(ctx, all["products.create"].event("", "", body), &p); err != nil {
			return err
		}
		lines[i] = fmt.Sprintf(`{"productId": %q, "quantity": "2", "discount": "5"}`, p.ID)
	}
	body := fmt.Sprintf(`{"customerId": %q, "reference": "PO-4711", "deliveryDate": "2030-03-09", "lines": [%s]}`, buyer.ID, strings.Join(lines, ","))
	for _, c := range []struct{ call, name, query, body string }{
		{"orders.create, 5 lines, first of all", "orders.create", "", body},
		{"orders.create, 5 lines", "orders.create", "", body},
	} {
		made.ID = ""
		if err := measure(c.call, c.name, c.query, c.body, &made); err != nil {
			return err
		}
	}
	var last order.Order
	for range listed - 2 {
		if err := all["orders.create"].call(ctx, all["orders.create"].event("", "", body), &last); err != nil {
			return err
		}
	}
	for _, c := range []struct{ call, name, query, body string }{
		{"orders.get", "orders.get", "", ""},
		{"orders.list, 50", "orders.list", "limit=50", ""},
		{"orders.list, 50, of a customer", "orders.list", "limit=50&customer=" + buyer.ID, ""},
		{"orders.update, 5 lines", "orders.update", "", `{"discount": "2"}`},
		{"orders.submit", "orders.submit", "", ""},
	} {
		if err := measure(c.call, c.name, c.query, c.body, nil); err != nil {
			return err
		}
	}
	made.Products = []string{last.Lines[0].Product}
	if err := l.history(ctx, buyer.ID, made, last, lines[0]); err != nil {
		return err
	}
	return l.goods(ctx, buyer.ID, body)
}

// goods approves an order, by a rule of the company that frees it, ships it, and takes money for it.
func (l *ledger) goods(ctx context.Context, buyer, body string) error {
	all := make(map[string]*endpoint)
	for _, name := range []string{
		"settings.update", "orders.create", "orders.submit", "orders.plan", "shipments.create", "returns.create", "receipts.create", "receipts.reverse", "receivables.list", "customers.statement",
	} {
		var err error
		if all[name], err = l.house.endpoint(name); err != nil {
			return err
		}
	}
	free := `{"orderApproval": {"freeAmount": {"amount": "100000", "currency": "EUR"}, "freeDiscount": "100"}}`
	if err := all["settings.update"].call(ctx, all["settings.update"].event("", "", free, "if-match", "*"), nil); err != nil {
		return err
	}
	deps := l.house.deps
	deps.Sessions = session.NewGuard(deps.Table, deps.Clock) // which has not heard of the settings before
	var made order.Order
	if err := all["orders.create"].call(ctx, all["orders.create"].event("", "", body), &made); err != nil {
		return err
	}
	var paid struct{ ID string }
	pays := fmt.Sprintf(`{"customerId": %q, "method": "transfer", "amount": {"amount": "50", "currency": "EUR"}, "allocations": [{"orderId": %q, "amount": "50"}]}`, buyer, made.ID)
	for _, c := range []struct {
		call, name string
		of         *string
		query      string
		body       string
		out        any
	}{
		{"orders.submit, approved at once", "orders.submit", &made.ID, "", "", nil},
		{"orders.plan", "orders.plan", &made.ID, "", "", nil},
		{"shipments.create, 1 of 5 lines", "shipments.create", &made.ID, "", `{"lines": [{"line": 1, "quantity": "1"}]}`, nil},
		{"returns.create, 1 of 5 lines", "returns.create", &made.ID, "", `{"reason": "damaged", "lines": [{"line": 1, "quantity": "1"}]}`, nil},
		{"receipts.create, of an order", "receipts.create", new(string), "", pays, &paid},
		{"receivables.list, overdue", "receivables.list", new(string), "overdue=true", "", nil},
		{"customers.statement, of a month", "customers.statement", &buyer, "", "", nil},
		{"receipts.reverse, of an order", "receipts.reverse", &paid.ID, "", `{"reason": "bounced"}`, nil},
	} {
		e := all[c.name]
		err := l.measure(ctx, c.call, func(ctx context.Context) error { return e.call(ctx, e.event(*c.of, c.query, c.body), c.out) })
		if err != nil {
			return err
		}
	}
	return nil
}

// typicalProduct is the body that makes a product; %d makes its code unique.
const typicalProduct = `{
	"code": "CHAI-%d", "name": "Chai", "category": "Beverages", "specification": "10 boxes x 20 bags", "unit": "box", "taxRate": "7",
	"prices": [{"amount": "18", "currency": "EUR"}, {"amount": "16.5", "currency": "EUR", "minQuantity": "24"}]
}`
