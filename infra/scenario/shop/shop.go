// Package shop is a company for tests that sells: with a customer, products, and people who make, approve and ship orders and record
// what comes in.
//
// Promise: everything is done through operations, as clients do it; what fails ends the test.
package shop

import (
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/receipts"
	"kehu/functions/shipments"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

// Shop is the company.
type Shop struct {
	*scenario.Kehu
	Company                  *scenario.Company
	Seller, Manager, Finance *scenario.Caller // who makes and ships orders, who approves them, and who records receipts
	Customer                 string
	Tea, Work                string // a product and a service
}

// Money is an amount as it is answered.
type Money struct{ Amount, Currency string }

// Order is what tests read of an answered order.
type Order struct {
	ID, Number, Status, DeliveryStatus, PaymentStatus, Charged, Paid, Open, CompletedAt string
	Version, ShipmentCount, ReturnCount                                                 int
	CreditUsed                                                                          *Money
	Total                                                                               Money
	Lines                                                                               []struct {
		Line                                                                 int
		Quantity, ShippedQuantity, ReturnedQuantity, CreditedQuantity, Total string
	}
}

// Credit is what the customer's orders use.
type Credit struct {
	Used       Money
	OpenOrders int
}

// Open makes a shop whose customer has more fields, and pays after 30 days.
func Open(t testing.TB, more string) *Shop {
	t.Helper()
	return Beside(t, scenario.New(t), more)
}

// Beside makes a shop of another company.
func Beside(t testing.TB, k *scenario.Kehu, more string) *Shop {
	t.Helper()
	s := &Shop{Kehu: k, Company: k.Company(t)}
	s.Seller, s.Manager, s.Finance = s.Company.Admin, s.Company.User(t, access.Administrator), s.Company.User(t, access.Finance)
	s.Customer = s.Make(t, customers.Create, s.Seller, `{"name":"Alfreds","paymentTerms":{"days":30},`+more+`"addresses":[{"type":"shipping","city":"Hamburg"}]}`)
	s.Tea = s.Make(t, products.Create, s.Seller, `{"name":"Tea","code":"TEA","unit":"box"}`)
	s.Work = s.Make(t, products.Create, s.Seller, `{"name":"Work","code":"WORK","unit":"hour","isService":true}`)
	return s
}

// Make makes a record and returns its identifier.
func (s *Shop) Make(t testing.TB, o operation.Operation, as *scenario.Caller, body string) string {
	t.Helper()
	var made struct{ ID string }
	s.Do(t, scenario.Request{Op: o, As: as, Body: body}).Want(t, 201).Into(t, &made)
	return made.ID
}

// Act is a call of an operation on a record; more pairs of names and values are parts of the path.
func Act(o operation.Operation, as *scenario.Caller, id, body string, more ...string) scenario.Request {
	path := map[string]string{"id": id}
	for i := 0; i+1 < len(more); i += 2 {
		path[more[i]] = more[i+1]
	}
	return scenario.Request{Op: o, As: as, Path: path, Body: body}
}

// Line is a line of an order, without tax.
func Line(product, quantity, price string) string {
	return fmt.Sprintf(`{"productId":%q,"quantity":%q,"unitPrice":%q,"taxRate":0}`, product, quantity, price)
}

// Draft makes an order with more fields, e.g. `"discount":5,`.
func (s *Shop) Draft(t testing.TB, more string, lines ...string) (o Order) {
	t.Helper()
	body := fmt.Sprintf(`{"customerId":%q,%s"lines":[%s]}`, s.Customer, more, strings.Join(lines, ","))
	s.Do(t, scenario.Request{Op: orders.Create, As: s.Seller, Body: body}).Want(t, 201).Into(t, &o)
	return o
}

// Approved makes an approved order.
func (s *Shop) Approved(t testing.TB, more string, lines ...string) (o Order) {
	t.Helper()
	o = s.Draft(t, more, lines...)
	s.Do(t, Act(orders.Submit, s.Seller, o.ID, "")).Want(t, 200)
	s.Do(t, Act(orders.Approve, s.Manager, o.ID, "")).Want(t, 200).Into(t, &o)
	return o
}

// Read gets an order.
func (s *Shop) Read(t testing.TB, id string) (o Order) {
	t.Helper()
	s.Do(t, Act(orders.Get, s.Seller, id, "")).Want(t, 200).Into(t, &o)
	return o
}

// Account is what the customer's orders use of its credit.
func (s *Shop) Account(t testing.TB) (c Credit) {
	t.Helper()
	s.Do(t, Act(customers.Credit, s.Seller, s.Customer, "")).Want(t, 200).Into(t, &c)
	return c
}

// Shipping is the body of a shipment or a return of so many of lines: pairs of number and quantity.
func Shipping(pairs ...any) string {
	var lines []string
	for i := 0; i+1 < len(pairs); i += 2 {
		lines = append(lines, fmt.Sprintf(`{"line":%v,"quantity":"%v"}`, pairs[i], pairs[i+1]))
	}
	return `"lines":[` + strings.Join(lines, ",") + `]`
}

// Ship ships so many of lines, and returns the shipment's identifier; without any, all that is left.
func (s *Shop) Ship(t testing.TB, id string, pairs ...any) string {
	t.Helper()
	body := "{}"
	if len(pairs) > 0 {
		body = "{" + Shipping(pairs...) + "}"
	}
	var made struct{ ID string }
	s.Do(t, Act(shipments.Create, s.Seller, id, body)).Want(t, 201).Into(t, &made)
	return made.ID
}

// Paying is the body of a receipt of so much for orders: pairs of identifier and amount.
func (s *Shop) Paying(amount string, pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		parts = append(parts, fmt.Sprintf(`{"orderId":%q,"amount":%q}`, pairs[i], pairs[i+1]))
	}
	return fmt.Sprintf(`{"customerId":%q,"method":"transfer","amount":{"amount":%q,"currency":"CNY"},"allocations":[%s]}`, s.Customer, amount, strings.Join(parts, ","))
}

// Pay records a receipt, and returns its identifier.
func (s *Shop) Pay(t testing.TB, amount string, pairs ...string) string {
	t.Helper()
	return s.Make(t, receipts.Create, s.Finance, s.Paying(amount, pairs...))
}
