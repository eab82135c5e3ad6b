package orders_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// money is an amount as it is answered.
type money struct{ Amount, Currency string }

// answer is what the tests read of an answered order.
type answer struct {
	ID, Number, CustomerID, CustomerName, Currency, OrderDate, DeliveryDate, Owner, Status, Reason, Discount string
	DeliveryStatus, InvoiceStatus, PaymentStatus, ApprovedBy, SubmittedBy, CreditOverriddenBy, ApprovedAt    string
	Version, ChangeCount                                                                                     int
	DeletedAt                                                                                                string
	Net, Tax, Total                                                                                          money
	CreditUsed                                                                                               *money
	ShippingAddress                                                                                          *struct{ City, Type string }
	PaymentTerms                                                                                             *struct{ Days int }
	Lines                                                                                                    []struct {
		Line                                                                                      int
		ProductID, Code, Name, Quantity, UnitPrice, ListPrice, Discount, TaxRate, Net, Tax, Total string
		ShippedQuantity                                                                           string
	}
}

// shop is a company with a customer and products to order.
type shop struct {
	*scenario.Kehu
	company         *scenario.Company
	seller, manager *scenario.Caller // who makes orders, and who approves them
	customer        string
	chai, beer      string // products of 18.50 and 14 yuan, both taxed with 13 percent
}

// customerBody is a customer of level A who pays after 30 days, with more.
func customerBody(more string) string {
	return `{"name":"Alfreds","level":"A","paymentTerms":{"days":30},` + more + `
		"addresses":[{"type":"billing","city":"Berlin"},{"type":"shipping","city":"Hamburg"},{"type":"shipping","city":"Kiel","isDefault":true}]}`
}

// open makes a shop whose customer has more fields.
func open(t testing.TB, more string) *shop {
	t.Helper()
	return openBeside(t, scenario.New(t), more)
}

// openBeside makes a shop of another company.
func openBeside(t testing.TB, k *scenario.Kehu, more string) *shop {
	t.Helper()
	s := &shop{Kehu: k, company: k.Company(t)}
	s.seller, s.manager = s.company.Admin, s.company.User(t, access.Administrator)
	s.customer = s.make(t, customers.Create, s.seller, customerBody(more))
	s.chai = s.make(t, products.Create, s.seller, `{"name":"Chai","code":"CHAI","unit":"box","taxRate":13,"prices":[{"amount":"18.5","currency":"CNY"},{"amount":"2","currency":"USD"}]}`)
	s.beer = s.make(t, products.Create, s.seller, `{"name":"Beer","code":"BEER","taxRate":13,"prices":[{"amount":"14","currency":"CNY"},{"amount":"12.25","currency":"CNY","level":"A","minQuantity":24}]}`)
	return s
}

// make makes a record and returns its identifier.
func (s *shop) make(t testing.TB, o operation.Operation, as *scenario.Caller, body string) string {
	t.Helper()
	var made struct{ ID string }
	s.Do(t, scenario.Request{Op: o, As: as, Body: body}).Want(t, 201).Into(t, &made)
	return made.ID
}

// body is an order of the shop's customer for lines, with more fields.
func (s *shop) body(more string, lines ...string) string {
	return fmt.Sprintf(`{"customerId":%q,%s"lines":[%s]}`, s.customer, more, strings.Join(lines, ","))
}

// line is a line of an order, with more fields.
func line(product, quantity, more string) string {
	return fmt.Sprintf(`{"productId":%q,"quantity":%s%s}`, product, quantity, more)
}

// create is a call that makes an order.
func (s *shop) create(body string) scenario.Request {
	return scenario.Request{Op: orders.Create, As: s.seller, Body: body}
}

// add makes an order.
func (s *shop) add(t testing.TB, body string) (o answer) {
	t.Helper()
	s.Do(t, s.create(body)).Want(t, 201).Into(t, &o)
	return o
}

// order makes an order of so many units of chai for so much, without tax.
func (s *shop) order(t testing.TB, quantity int, price string) answer {
	t.Helper()
	return s.add(t, s.body("", line(s.chai, fmt.Sprint(quantity), fmt.Sprintf(`,"unitPrice":%q,"taxRate":0`, price))))
}

// act is a call of an operation on an order.
func act(o operation.Operation, as *scenario.Caller, id, body string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
}

// done calls an operation on an order, and returns what it answers.
func (s *shop) done(t testing.TB, o operation.Operation, as *scenario.Caller, id, body string) (r answer) {
	t.Helper()
	s.Do(t, act(o, as, id, body)).Want(t, 200).Into(t, &r)
	return r
}

// approved makes an approved order of so many units for so much, without tax.
func (s *shop) approved(t testing.TB, quantity int, price string) answer {
	t.Helper()
	o := s.order(t, quantity, price)
	s.done(t, orders.Submit, s.seller, o.ID, "")
	return s.done(t, orders.Approve, s.manager, o.ID, "")
}

// matching is a call of an operation on one version of an order.
func matching(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := act(o, as, id, body)
	r.Header = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	return r
}

// read gets an order.
func (s *shop) read(t testing.TB, id string) (o answer) {
	t.Helper()
	s.Do(t, act(orders.Get, s.seller, id, "")).Want(t, 200).Into(t, &o)
	return o
}

// credit is what the customer's orders use.
type credit struct {
	Limit, Available *money
	Used             money
	OpenOrders       int
}

func (s *shop) credit(t testing.TB) (c credit) {
	t.Helper()
	s.Do(t, act(customers.Credit, s.seller, s.customer, "")).Want(t, 200).Into(t, &c)
	return c
}
