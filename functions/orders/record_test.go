package orders_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/job"
)

// past is an order of an earlier system of the shop's customer for a box of chai, with more fields.
func (s *shop) past(number, more string) string {
	return fmt.Sprintf(`{"number":%q,"customerId":%q,"orderDate":"1996-07-04","lines":[%s]%s}`, number, s.customer, line(s.chai, "2", `,"discount":25,"taxRate":0`), more)
}

// recording is a call that records orders.
func recording(as *scenario.Caller, all ...string) scenario.Request {
	return scenario.Request{Op: orders.Record, As: as, Body: `{"orders":[` + strings.Join(all, ",") + `]}`}
}

// recorded records orders, and returns what became of each.
func (s *shop) recorded(t testing.TB, all ...string) []job.Row {
	t.Helper()
	var out struct{ Items []job.Row }
	s.Do(t, recording(s.seller, all...)).Want(t, 200).Into(t, &out)
	return out.Items
}

func TestRecord(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	seller, viewer := s.company.User(t, access.Salesperson), s.company.User(t, access.Viewer)
	s.Run(t, []scenario.Scenario{{
		Name: "an order", Status: 200, Writes: 4, // with its entry, its number, and the first use of chai
		Request: recording(s.seller, s.past(" 10248 ", `,"shippedDate":"1996-07-16","carrier":"Federal Shipping","freight":32.38,"owner":"`+seller.User+`"`)),
		Has:     []string{`"outcome":"done"`, `"label":"10248"`},
		After: func(t *testing.T, r scenario.Response) {
			var out struct{ Items []job.Row }
			r.Into(t, &out)
			got := s.Do(t, act(orders.Get, s.seller, out.Items[0].Record, "")).Want(t, 200)
			for _, text := range []string{
				`"number":"10248"`, `"historical":true`, `"status":"completed"`, `"shippedDate":"1996-07-16"`, `"carrier":"Federal Shipping"`, `"freight":"32.38"`,
				`"total":{"amount":"27.75","currency":"CNY"}`, `"deliveryStatus":"delivered"`, `"invoiceStatus":"invoiced"`, `"paymentStatus":"paid"`,
				`"shippedQuantity":"2"`, `"owner":"` + seller.User + `"`, `"shippingAddress":{"type":"shipping","city":"Kiel"`,
			} {
				if !strings.Contains(got.Body, text) {
					t.Errorf("the order lacks %s: %s", text, got.Body)
				}
			}
		},
	}, {
		Name: "a dry run", Status: 200, Has: []string{`"outcome":"done"`},
		Request: scenario.Request{Op: orders.Record, As: s.seller, Query: "validateOnly=true", Body: `{"orders":[` + s.past("1", "") + `]}`},
	}, {
		Name: "each has its own result", Status: 200, Writes: 3,
		Request: recording(s.seller, s.past("10248", ""), s.past("10249", ""), s.past("10249 ", ""), s.past("10250", `,"owner":"usr_00000000000000000000000009"`)),
		After: func(t *testing.T, r scenario.Response) {
			var out struct{ Items []job.Row }
			r.Into(t, &out)
			var got []string
			for _, row := range out.Items {
				for _, f := range row.Fields {
					got = append(got, fmt.Sprintf("%d %s %s %s", row.Number, row.Code, f.Pointer, f.Code))
				}
			}
			want := []string{
				"1 order.numberTaken /number order.numberTaken", "3 order.numberTaken /number order.numberTaken",
				"4 request.invalid /owner order.ownerUnknown",
			}
			if !slices.Equal(got, want) || out.Items[1].Outcome != job.RowDone {
				t.Errorf("got %v, want %v", got, want)
			}
		},
	}, {
		Name: "none is right", Request: recording(s.seller, s.past("10248", "")), Status: 200, Has: []string{`"detail":"There is an order of an earlier system`},
	}, {
		Name: "no orders", Request: recording(s.seller), Status: 422, Code: "request.invalid", Fields: []string{"/orders field.tooFew"},
	}, {
		Name: "26 orders", Request: recording(s.seller, slices.Repeat([]string{s.past("1", "")}, 26)...), Status: 422, Code: "request.invalid", Fields: []string{"/orders field.tooMany"},
	}, {
		Name: "1001 lines", Status: 422, Code: "request.invalid", Fields: []string{"/orders/2/lines order.linesTooMany"},
		Request: recording(s.seller, s.long("1", 500), s.long("2", 500), s.long("3", 1)),
	}, {
		Name: "no number", Request: recording(s.seller, strings.Replace(s.past("1", ""), `"number":"1",`, "", 1)), Status: 422, Code: "request.invalid", Fields: []string{"/orders/0/number field.required"},
	}, {
		Name: "without the permission", Request: recording(seller, s.past("1", "")), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "without any permission", Request: recording(viewer, s.past("1", "")), Status: 403, Code: "auth.forbidden",
	}})
	for more, want := range map[string]string{
		`,"orderDate":"2126-01-01"`:    "/orderDate date.future",
		`,"orderDate":"1896-07-04"`:    "/orderDate date.invalid",
		`,"deliveryDate":"2926-01-01"`: "/deliveryDate date.tooFar",
		`,"shippedDate":"2126-01-01"`:  "/shippedDate date.future",
		`,"shippedDate":"1996-07-03"`:  "/shippedDate order.deliveryBeforeOrder",
		`,"freight":"-1"`:              "/freight number.invalid",
		`,"freight":"1.005"`:           "/freight number.invalid",
		`,"freight":"1e30"`:            "/freight number.invalid",
		`,"discount":101`:              "/discount number.noPercentage",
		`,"currency":"XXQ"`:            "/currency currency.invalid",
	} {
		body := s.past("7", more)
		if strings.Contains(more, "orderDate") {
			body = strings.Replace(body, `"orderDate":"1996-07-04",`, "", 1)
		}
		row := s.recorded(t, body)[0]
		if row.Code != "request.invalid" || len(row.Fields) == 0 || row.Fields[0].Pointer+" "+string(row.Fields[0].Code) != want {
			t.Errorf("%s: got %+v, want %s", more, row, want)
		}
	}
}

// long is an order of an earlier system with so many lines.
func (s *shop) long(number string, lines int) string {
	return fmt.Sprintf(`{"number":%q,"customerId":%q,"orderDate":"1996-07-04","lines":[%s]}`, number, s.customer,
		strings.Join(slices.Repeat([]string{line(s.chai, "1", "")}, lines), ","))
}

func TestRecord_of_what_is_gone_today(t *testing.T) {
	t.Parallel()
	s := open(t, `"creditLimit":{"amount":"1","currency":"CNY"},`)
	s.Do(t, matching(products.Update, s.seller, s.chai, 1, `{"status":"disabled"}`)).Want(t, 200)
	s.Do(t, matching(customers.Update, s.seller, s.customer, 1, `{"status":"blocked"}`)).Want(t, 200)
	if row := s.recorded(t, s.past("1", ""))[0]; row.Outcome != job.RowDone {
		t.Errorf("a disabled product, a blocked customer, beyond the limit: %+v", row)
	}
	if row := s.recorded(t, s.past("2", `,"currency":"JPY"`))[0]; row.Outcome != job.RowFailed || row.Fields[0].Code == "order.rateRequired" {
		t.Errorf("chai has no price in yen, and no rate is needed: %+v", row)
	}
	var account struct {
		Used       money
		OpenOrders int
	}
	s.Do(t, act(customers.Credit, s.seller, s.customer, "")).Want(t, 200).Into(t, &account)
	if account.Used.Amount != "0.00" || account.OpenOrders != 0 {
		t.Errorf("the customer's credit: %+v", account)
	}
	s.Do(t, matching(customers.Delete, s.seller, s.customer, 2, "")).Want(t, 204)
	if row := s.recorded(t, s.past("3", ""))[0]; row.Code != "request.invalid" || row.Fields[0].Code != "order.customerUnknown" {
		t.Errorf("a deleted customer: %+v", row)
	}
}

func TestRecord_keeps_numbers_apart_and_finds_both(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	s.recorded(t, s.past("SO000001", ""))
	if o := s.order(t, 1, "5"); o.Number != "SO000001" {
		t.Errorf("the first order of the system is %s", o.Number)
	}
	if got := s.numbers(t, "number=so000001"); len(got) != 2 {
		t.Errorf("found by number: %v", got)
	}
	if got := s.numbers(t, "number=so000001&to=1996-12-31"); len(got) != 1 {
		t.Errorf("found by number and period: %v", got)
	}
}

func TestRecord_wrongly_is_taken_back(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	row := s.recorded(t, s.past("1", ""))[0]
	s.Do(t, matching(orders.Delete, s.seller, row.Record, 1, "")).Want(t, 204)
	s.Do(t, act(orders.Restore, s.seller, row.Record, "")).Want(t, 200)
	s.Do(t, matching(orders.Delete, s.seller, row.Record, 3, "")).Want(t, 204)
	if again := s.recorded(t, s.past("1", ""))[0]; again.Outcome != job.RowDone {
		t.Errorf("recorded anew: %+v", again)
	}
	s.Do(t, act(orders.Restore, s.seller, row.Record, "")).WantProblem(t, "order.numberTaken")
	for _, action := range []scenario.Request{act(orders.Cancel, s.seller, row.Record, `{"reason":"x"}`), act(orders.Submit, s.seller, row.Record, "")} {
		s.Do(t, action).Want(t, 404)
	}
}

// Many calls record the same orders at once: each is there once.
func TestRecord_of_many_at_once(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	var numbers []string
	for i := range 25 {
		numbers = append(numbers, s.past(fmt.Sprint(i), ""))
	}
	var all sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range 8 {
		all.Go(func() {
			for {
				r := s.Do(t, recording(s.seller, numbers...))
				if r.Status == 409 { // in each other's way four times
					continue
				}
				var out struct{ Items []job.Row }
				if err := json.Unmarshal([]byte(r.Body), &out); err != nil || r.Status != 200 {
					t.Errorf("status %d: %s", r.Status, r.Body)
				}
				mu.Lock()
				defer mu.Unlock()
				for _, row := range out.Items {
					if row.Outcome == job.RowDone {
						done++
					}
				}
				return
			}
		})
	}
	all.Wait()
	if got := len(s.numbers(t, "limit=200")); got != 25 || done != 25 {
		t.Errorf("%d orders, %d told as recorded, want 25", got, done)
	}
}
