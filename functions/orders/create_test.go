package orders_test

import (
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/product"
	"kehu/shared/table"
	"kehu/shared/user"
)

func TestCreate(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	five := s.body(`"reference":"PO-7","deliveryDate":"2026-03-09","discount":"10","notes":"soon",`,
		line(s.chai, `3`, ""), line(s.chai, `"0.5"`, `,"unitPrice":"20.333333","discount":5,"note":"cut"`),
		line(s.beer, `23`, ""), line(s.beer, `24`, ""), line(s.beer, `1`, `,"unitPrice":{"amount":"9.99","currency":"CNY"},"taxRate":"0"`))
	s.Run(t, []scenario.Scenario{{
		Name: "computes five lines and stores them in one transaction", Request: s.create(five), Status: 201, Golden: "create.json",
		Writes: 6, // itself, its entry, its number, the customer's account, the first use of two products
		After: func(t *testing.T, r scenario.Response) {
			var o answer
			r.Into(t, &o)
			if r.Header["location"] != "/v1/orders/"+o.ID || r.Header["etag"] != `"1"` {
				t.Errorf("headers: %v", r.Header)
			}
			if stored := s.Do(t, act(orders.Get, s.seller, o.ID, "")).Want(t, 200); stored.Body != r.Body {
				t.Errorf("what is read is not what was answered:\n%s\n%s", stored.Body, r.Body)
			}
		},
	}, {
		Name: "the second time, products are known to be used", Request: s.create(five), Status: 201, Writes: 4, Has: []string{`"number":"SO000002"`},
	}, {
		Name: "takes the customer's terms and address, and today", Request: s.create(s.body("", line(s.chai, "1", ""))), Status: 201, Writes: 4,
		Has: []string{`"paymentTerms":{"days":30}`, `"city":"Kiel"`, `"orderDate":"2026-03-02"`, `"currency":"CNY"`, `"owner":"` + s.seller.User + `"`, `"customerName":"Alfreds"`},
	}, {
		Name: "in another currency, with a rate", Request: s.create(s.body(`"currency":"USD","exchangeRate":7.1234,`, line(s.chai, "1", ""))), Status: 201, Writes: 4,
		Has: []string{`"exchangeRate":"7.1234"`, `"total":{"amount":"2.26","currency":"USD"}`},
	}, {
		Name: "yen have no cents", Request: s.create(s.body(`"currency":"JPY","exchangeRate":"0.0456",`, line(s.chai, "3", `,"unitPrice":"33.5","taxRate":"10"`))), Status: 201, Writes: 4,
		Has: []string{`"net":{"amount":"101","currency":"JPY"}`, `"tax":{"amount":"10","currency":"JPY"}`, `"total":{"amount":"111","currency":"JPY"}`},
	}, {
		Name: "a dry run answers the order and writes nothing",
		Request: scenario.Request{
			Op: orders.Create, As: s.seller, Query: "validateOnly=true", Body: five,
		},
		Status: 200, Lacks: []string{`"number"`}, Has: []string{`"total":{"amount"`},
	}, {
		Name: "a colleague sells", Request: s.create(s.body(`"owner":"`+s.manager.User+`",`, line(s.chai, "1", ""))), Status: 201, Writes: 4,
	}})
}

func TestCreate_refuses_bad_input(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	stranger := openBeside(t, s.Kehu, "")
	disabled := s.make(t, products.Create, s.seller, `{"name":"Old","status":"disabled","prices":[{"amount":1,"currency":"CNY"}]}`)
	unpriced := s.make(t, products.Create, s.seller, `{"name":"Free"}`)
	blocked := s.make(t, customers.Create, s.seller, `{"name":"Blocked","status":"blocked"}`)
	foreign := stranger.make(t, products.Create, stranger.seller, `{"name":"Foreign","prices":[{"amount":1,"currency":"CNY"}]}`)
	deleted := s.make(t, products.Create, s.seller, `{"name":"Deleted","prices":[{"amount":1,"currency":"CNY"}]}`)
	s.Do(t, matching(products.Delete, s.seller, deleted, 1, "")).Want(t, 204)
	good := line(s.chai, "1", "")
	many := make([]string, 501)
	for i := range many {
		many[i] = good
	}
	with := func(customer string) string {
		return strings.Replace(s.body("", good), s.customer, customer, 1)
	}
	var scenarios []scenario.Scenario
	for _, c := range []struct{ name, body, field string }{
		{"another company's product", s.body("", good, line(foreign, "1", "")), "/lines/1/productId order.productUnknown"},
		{"a product that nobody knows", s.body("", line(scenario.Unknown(product.Kind), "1", "")), "/lines/0/productId order.productUnknown"},
		{"a product that is no identifier", s.body("", line("T#1", "1", "")), "/lines/0/productId order.productUnknown"},
		{"a deleted product", s.body("", line(deleted, "1", "")), "/lines/0/productId order.productUnknown"},
		{"a disabled product", s.body("", line(disabled, "1", "")), "/lines/0/productId order.productDisabled"},
		{"a product without a price", s.body("", line(unpriced, "1", "")), "/lines/0/unitPrice order.priceMissing"},
		{"a price in another currency", s.body("", line(s.chai, "1", `,"unitPrice":{"amount":"1","currency":"USD"}`)), "/lines/0/unitPrice order.priceCurrency"},
		{"a negative price", s.body("", line(s.chai, "1", `,"unitPrice":"-1"`)), "/lines/0/unitPrice amount.negative"},
		{"another company's customer", with(stranger.customer), "/customerId order.customerUnknown"},
		{"a customer that nobody knows", with(scenario.Unknown(customer.Kind)), "/customerId order.customerUnknown"},
		{"a customer that is no identifier", with("x"), "/customerId order.customerUnknown"},
		{"a blocked customer", with(blocked), "/customerId order.customerBlocked"},
		{"another currency without a rate", s.body(`"currency":"USD",`, good), "/exchangeRate order.rateRequired"},
		{"a rate of nothing", s.body(`"currency":"USD","exchangeRate":0,`, good), "/exchangeRate number.notPositive"},
		{"a currency that is none", s.body(`"currency":"XXX",`, line(s.chai, "1", `,"unitPrice":1`)), "/currency currency.invalid"},
		{"no quantity", s.body("", `{"productId":"`+s.chai+`"}`), "/lines/0/quantity field.required"},
		{"a quantity of 0", s.body("", line(s.chai, "0", "")), "/lines/0/quantity number.notPositive"},
		{"a quantity of -1", s.body("", line(s.chai, "-1", "")), "/lines/0/quantity number.notPositive"},
		{"a quantity of 1e30", s.body("", line(s.chai, "1e30", "")), "/lines/0/quantity number.invalid"},
		{"a quantity of 0.0000001", s.body("", line(s.chai, "0.0000001", "")), "/lines/0/quantity number.invalid"},
		{"the same as texts", s.body("", line(s.chai, `"-1"`, ""), line(s.chai, `"1"`, "")), "/lines/0/quantity number.notPositive"},
		{"a quantity of words", s.body("", line(s.chai, `"many"`, "")), "/lines/0/quantity number.invalid"},
		{"a quantity that is a list", s.body("", line(s.chai, `[1]`, "")), "/lines/0/quantity field.invalid"},
		{"a discount of more than all", s.body("", line(s.chai, "1", `,"discount":"100.000001"`)), "/lines/0/discount number.noPercentage"},
		{"a negative discount", s.body("", line(s.chai, "1", `,"discount":-1`)), "/lines/0/discount number.noPercentage"},
		{"a discount of more than all on the order", s.body(`"discount":101,`, good), "/discount number.noPercentage"},
		{"a tax of more than all", s.body("", line(s.chai, "1", `,"taxRate":101`)), "/lines/0/taxRate number.noPercentage"},
		{"delivered before it is ordered", s.body(`"orderDate":"2026-03-02","deliveryDate":"2026-03-01",`, good), "/deliveryDate order.deliveryBeforeOrder"},
		{"delivered before today", s.body(`"deliveryDate":"2026-03-01",`, good), "/deliveryDate order.deliveryBeforeOrder"},
		{"ordered in 900 years", s.body(`"orderDate":"2926-03-02",`, good), "/orderDate date.tooFar"},
		{"ordered more than a year ahead", s.body(`"orderDate":"2027-03-03",`, good), "/orderDate date.tooFar"},
		{"ordered before 1900", s.body(`"orderDate":"1899-12-31",`, good), "/orderDate date.invalid"},
		{"delivered in 900 years", s.body(`"deliveryDate":"2926-03-02",`, good), "/deliveryDate date.tooFar"},
		{"a day that is none", s.body(`"orderDate":"2026-02-30",`, good), "/orderDate field.format"},
		{"no lines", s.body(""), "/lines field.tooFew"},
		{"501 lines", s.body("", many...), "/lines field.tooMany"},
		{"a salesperson who is none", s.body(`"owner":"`+scenario.Unknown(user.Kind)+`",`, good), "/owner order.ownerUnknown"},
		{"a salesperson of another company", s.body(`"owner":"`+stranger.seller.User+`",`, good), "/owner order.ownerUnknown"},
		{"an address in no country", s.body(`"shippingAddress":{"country":"ZZ"},`, good), "/shippingAddress/country country.invalid"},
		{"a total that is typed in", s.body(`"total":{"amount":"1","currency":"CNY"},`, good), "/total field.unknown"},
		{"a state that is typed in", s.body(`"status":"approved",`, good), "/status field.unknown"},
		{"a status of payment that is typed in", s.body(`"paymentStatus":"paid",`, good), "/paymentStatus field.unknown"},
	} {
		scenarios = append(scenarios, scenario.Scenario{Name: c.name, Request: s.create(c.body), Status: 422, Code: "request.invalid", Fields: []string{c.field}})
	}
	s.Run(t, append(scenarios, scenario.Scenario{
		Name: "amounts beyond all bounds", Request: s.create(s.body("", line(s.chai, "999999999999", `,"unitPrice":"999999999999"`))),
		Status: 422, Code: "order.tooLarge", Fields: []string{"/lines order.amountTooLarge"},
	}, scenario.Scenario{
		Name: "who sees only the own customers cannot sell to another's", Status: 422, Code: "request.invalid", Fields: []string{"/customerId order.customerUnknown"},
		Request: scenario.Request{Op: orders.Create, As: s.company.User(t, access.Salesperson), Body: s.body("", good)},
	}, scenario.Scenario{
		Name: "who may only read", Status: 403, Code: "auth.forbidden",
		Request: scenario.Request{Op: orders.Create, As: s.company.User(t, access.Viewer), Body: s.body("", good)},
	}))
}

// The largest order: 500 lines, each of a product of its own with a name as long as may be.
func TestCreate_with_500_lines(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	lines := make([]string, 500)
	for i := range lines {
		id := s.make(t, products.Create, s.seller, fmt.Sprintf(`{"name":"%s %d","code":"%d","unit":"box","taxRate":13,"prices":[{"amount":"18.5","currency":"CNY"}]}`,
			strings.Repeat("龙井茶", 20), i, i))
		lines[i] = line(id, "1.5", `,"discount":3,"note":"with care"`)
	}
	request := s.create(s.body("", lines...))
	request.Header = map[string]string{"Idempotency-Key": "large"}
	var o answer
	s.Do(t, request).Want(t, 201).Into(t, &o)
	if len(o.Lines) != len(lines) || o.Total.Amount != "15210.00" { // 26.92 and 3.50 a line
		t.Errorf("%d lines, total %v", len(o.Lines), o.Total)
	}
	if again := s.Do(t, request).Want(t, 201); again.Header["idempotency-replayed"] != "true" {
		t.Error("the retry makes another order")
	}
	item, err := s.Main.Get(t.Context(), orderKey(s, o.ID))
	if err != nil {
		t.Fatal(err)
	}
	size, err := item.Size()
	if err != nil || size > table.MaxItemBytes {
		t.Errorf("size %d, %v", size, err)
	}
	t.Logf("the item of 500 lines has %d bytes", size)
	s.Drain(t) // and its audit row can be stored
	s.done(t, orders.Submit, s.seller, o.ID, "")
	if r := s.Do(t, matching(orders.Update, s.seller, o.ID, 2, `{"notes":"x"}`)); r.Status != 409 {
		t.Errorf("status %d: %s", r.Status, r.Body)
	}
	s.Drain(t)
	long := strings.Repeat("𠀀", 200) // as many bytes as a note can have
	for i := range lines {
		lines[i] = strings.Replace(lines[i], "with care", long, 1)
	}
	s.Do(t, s.create(s.body("", lines...))).WantProblem(t, "order.tooLarge", "/lines order.linesTooLarge")
}
