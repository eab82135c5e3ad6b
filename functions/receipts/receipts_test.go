package receipts_test

import (
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"kehu/functions/orders"
	"kehu/functions/receipts"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/access"
	"kehu/shared/receipt"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// stands checks how much of an order is paid, and what the customer's orders use.
func stands(s *shop.Shop, id, payment, paid, open, used string) func(*testing.T, scenario.Response) {
	return func(t *testing.T, _ scenario.Response) {
		t.Helper()
		got := s.Read(t, id)
		if got.PaymentStatus != payment || got.Paid != paid || got.Open != open || s.Account(t).Used.Amount != used {
			t.Errorf("order: %+v, account %+v; want %s, paid %s, open %s, used %s", got, s.Account(t), payment, paid, open, used)
		}
	}
}

func TestCreate(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	first, second := s.Approved(t, "", shop.Line(s.Tea, "10", "10")), s.Approved(t, "", shop.Line(s.Tea, "5", "10"))
	draft := s.Draft(t, "", shop.Line(s.Tea, "5", "10"))
	dollars := s.Approved(t, `"currency":"USD","exchangeRate":7,`, shop.Line(s.Tea, "1", "1"))
	other := shop.Beside(t, s.Kehu, "")
	theirs := other.Approved(t, "", shop.Line(other.Tea, "1", "10"))
	record := func(body string) scenario.Request {
		return scenario.Request{Op: receipts.Create, As: s.Finance, Body: body}
	}
	with := func(old, replacement string) string { return strings.Replace(s.Paying("1"), old, replacement, 1) }
	s.Run(t, []scenario.Scenario{{
		Name: "a part of one order, all of another, and the rest on account", Request: record(s.Paying("100.50", first.ID, "40", second.ID, "50")), Status: 201, Writes: 11, Golden: "create.json",
		After: stands(s, first.ID, "partial", "40.00", "60.00", "67.00"),
	}, {
		Name: "a dry run", Request: scenario.Request{Op: receipts.Create, As: s.Finance, Query: "validateOnly=true", Body: s.Paying("60", first.ID, "60")}, Status: 200, Has: []string{`"unallocated":"0.00"`},
	}, {
		Name: "more than is open, or than came in, and orders that it cannot pay", Request: record(s.Paying("60", first.ID, "60.01", second.ID, "0.01", draft.ID, "1", dollars.ID, "1", theirs.ID, "1", "ord_x", "1", first.ID, "1")), Status: 422, Code: "request.invalid",
		Fields: []string{
			"/allocations/0/amount receipt.aboveOpen", "/allocations/1/amount receipt.aboveOpen", "/allocations/2/orderId receipt.orderState", "/allocations/3/orderId receipt.orderCurrency",
			"/allocations/4/orderId receipt.orderUnknown", "/allocations/5/orderId receipt.orderUnknown", "/allocations/6/orderId field.duplicate",
		},
	}, {
		Name: "more than came in", Request: record(s.Paying("30", first.ID, "30.01")), Status: 422, Code: "request.invalid", Fields: []string{"/allocations/0/amount receipt.aboveAmount"},
	}, {
		Name: "amounts that are none", Request: record(s.Paying("30", first.ID, "0", second.ID, "0.001")), Status: 422, Code: "request.invalid", Fields: []string{"/allocations/0/amount number.notPositive", "/allocations/1/amount amount.invalid"},
	}, {
		Name: "nothing came in", Request: record(s.Paying("0")), Status: 422, Code: "request.invalid", Fields: []string{"/amount/amount number.notPositive"},
	}, {
		Name: "less than nothing", Request: record(s.Paying("-5")), Status: 422, Code: "request.invalid", Fields: []string{"/amount/amount number.notPositive"},
	}, {
		Name: "1e30", Request: record(s.Paying("1e30")), Status: 422, Code: "request.invalid", Fields: []string{"/amount/amount field.pattern"},
	}, {
		Name: "a currency that there is not", Request: record(with(`"CNY"`, `"XXX"`)), Status: 422, Code: "request.invalid", Fields: []string{"/amount/currency currency.invalid"},
	}, {
		Name: "tomorrow", Request: record(with(`"method"`, `"date":"2026-03-04","method"`)), Status: 422, Code: "request.invalid", Fields: []string{"/date date.future"},
	}, {
		Name: "a method that there is not", Request: record(with(`"transfer"`, `"barter"`)), Status: 422, Code: "request.invalid", Fields: []string{"/method field.enum"},
	}, {
		Name: "21 orders", Request: record(s.Paying("1", strings.Split(strings.Repeat(first.ID+" 1 ", 21), " ")...)), Status: 422, Code: "request.invalid", Fields: []string{"/allocations field.tooMany"},
	}, {
		Name: "of another company's customer", Request: record(other.Paying("1")), Status: 422, Code: "request.invalid", Fields: []string{"/customerId order.customerUnknown"},
	}, {
		Name: "a salesperson records none", Request: scenario.Request{Op: receipts.Create, As: s.Company.User(t, access.Salesperson), Body: s.Paying("1")}, Status: 403, Code: "auth.forbidden",
	}, {
		Name: "an order that is paid is not cancelled", Request: shop.Act(orders.Cancel, s.Seller, second.ID, `{"reason":"x"}`), Status: 409, Code: "order.paid",
	}})
}

func TestAllocate_release_and_reverse(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "10", "10"))
	s.Ship(t, o.ID)
	id := s.Pay(t, "100")
	act := func(op, body string) scenario.Request {
		ops := map[string]scenario.Request{
			"allocate": shop.Act(receipts.Allocate, s.Finance, id, body), "release": shop.Act(receipts.Release, s.Finance, id, body), "reverse": shop.Act(receipts.Reverse, s.Finance, id, body),
		}
		return ops[op]
	}
	give := func(amount string) string {
		return fmt.Sprintf(`{"allocations":[{"orderId":%q,"amount":%q}]}`, o.ID, amount)
	}
	s.Run(t, []scenario.Scenario{{
		Name: "a part", Request: act("allocate", give("30")), Status: 200, Writes: 6, Has: []string{`"unallocated":"70.00"`, `"amount":"30.00"`}, After: stands(s, o.ID, "partial", "30.00", "70.00", "70.00"),
	}, {
		Name: "more than is left", Request: act("allocate", give("70.01")), Status: 422, Code: "request.invalid", Fields: []string{"/allocations/0/amount receipt.aboveOpen"},
	}, {
		Name: "the rest completes the order", Request: act("allocate", give("70")), Status: 200, Writes: 6, Has: []string{`"unallocated":"0.00"`, `"amount":"100.00"`},
		After: func(t *testing.T, r scenario.Response) {
			if got := s.Read(t, o.ID); got.Status != "completed" || s.Account(t).OpenOrders != 0 {
				t.Errorf("order: %+v", got)
			}
			stands(s, o.ID, "paid", "100.00", "", "0.00")(t, r)
		},
	}, {
		Name: "too much is not taken from it", Request: act("release", fmt.Sprintf(`{"orderId":%q,"amount":"100.01"}`, o.ID)), Status: 422, Code: "request.invalid", Fields: []string{"/amount receipt.aboveAllocated"},
	}, {
		Name: "nor from one that it does not pay", Request: act("release", `{"orderId":"ord_x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/orderId receipt.notAllocated"},
	}, {
		Name: "a part is: the order is not completed any more", Request: act("release", fmt.Sprintf(`{"orderId":%q,"amount":"20"}`, o.ID)), Status: 200, Writes: 6, Has: []string{`"unallocated":"20.00"`},
		After: func(t *testing.T, r scenario.Response) {
			if got := s.Read(t, o.ID); got.Status != "inDelivery" || s.Account(t).OpenOrders != 1 {
				t.Errorf("order: %+v", got)
			}
			stands(s, o.ID, "partial", "80.00", "20.00", "20.00")(t, r)
		},
	}, {
		Name: "without a reason it is not reversed", Request: act("reverse", `{"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"},
	}, {
		Name: "a salesperson sees, and reverses nothing", Request: shop.Act(receipts.Reverse, s.Company.User(t, access.Salesperson), id, `{"reason":"x"}`), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "the cheque bounced", Request: act("reverse", `{"reason":"Bounced"}`), Status: 200, Writes: 8, Has: []string{`"status":"reversed"`, `"reversalReason":"Bounced"`, `"amount":"80.00"`},
		After: stands(s, o.ID, "unpaid", "", "100.00", "100.00"),
	}, {
		Name: "once", Request: act("reverse", `{"reason":"x"}`), Status: 409, Code: "receipt.reversed",
	}, {
		Name: "nothing of it is allocated any more", Request: act("allocate", give("1")), Status: 409, Code: "receipt.reversed",
	}, {
		Name: "nor released", Request: act("release", fmt.Sprintf(`{"orderId":%q}`, o.ID)), Status: 409, Code: "receipt.reversed",
	}, {
		Name: "absent", Request: shop.Act(receipts.Get, s.Finance, scenario.Unknown(receipt.Kind), ""), Status: 404, Code: "receipt.notFound",
	}, {
		Name: "another company's", Request: shop.Act(receipts.Get, s.Kehu.Company(t).Admin, id, ""), Status: 404, Code: "receipt.notFound",
	}, {
		Name: "of another salesperson's customer", Request: shop.Act(receipts.Get, s.Company.User(t, access.Salesperson), id, ""), Status: 404, Code: "receipt.notFound",
	}, {
		Name: "to who reads everything", Request: shop.Act(receipts.Get, s.Company.User(t, access.Viewer), id, ""), Status: 200, Has: []string{`"status":"reversed"`},
	}})
	s.Drain(t)
}

func TestCreate_with_a_key_answers_the_first_answer_again(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "10", "10"))
	r := scenario.Request{Op: receipts.Create, As: s.Finance, Body: s.Paying("30", o.ID, "30"), Header: map[string]string{"Idempotency-Key": "bank-4711"}}
	first := s.Do(t, r).Want(t, 201)
	if again := s.Do(t, r).Want(t, 201); again.Body != first.Body || again.Header["idempotency-replayed"] != "true" {
		t.Errorf("again: %s", again.Body)
	}
	stands(s, o.ID, "partial", "30.00", "70.00", "70.00")(t, first)
}

func TestList(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "10", "10"))
	first := s.Pay(t, "10", o.ID, "10")
	s.Clock.Advance(48 * time.Hour)
	second := s.Pay(t, "20")
	s.Do(t, shop.Act(receipts.Reverse, s.Finance, first, `{"reason":"x"}`)).Want(t, 200)
	for query, want := range map[string][]string{
		"":                                       {second, first},
		"customer=" + s.Customer:                 {second, first},
		"owner=" + s.Seller.User:                 {second, first},
		"owner=me":                               {},
		"unallocated=true":                       {second},
		"status=reversed":                        {first},
		"from=2026-03-04":                        {second},
		"to=2026-03-03":                          {first},
		"from=2026-03-03&customer=" + s.Customer: {second},
	} {
		var got struct{ Items []struct{ ID string } }
		s.Do(t, scenario.Request{Op: receipts.List, As: s.Finance, Query: query}).Want(t, 200).Into(t, &got)
		ids := []string{}
		for _, item := range got.Items {
			ids = append(ids, item.ID)
		}
		if fmt.Sprint(ids) != fmt.Sprint(want) {
			t.Errorf("%q: got %v, want %v", query, ids, want)
		}
	}
	var page struct {
		Items      []struct{ ID string }
		NextCursor string
	}
	s.Do(t, scenario.Request{Op: receipts.List, As: s.Finance, Query: "limit=1"}).Want(t, 200).Into(t, &page)
	s.Do(t, scenario.Request{Op: receipts.List, As: s.Finance, Query: scenario.Params("limit", "1", "cursor", page.NextCursor)}).Want(t, 200).Into(t, &page)
	if len(page.Items) != 1 || page.Items[0].ID != first {
		t.Errorf("second page: %+v", page)
	}
	if r := s.Do(t, scenario.Request{Op: receipts.List, As: s.Company.User(t, access.Salesperson)}).Want(t, 200); r.Body != "{\"items\":[]}\n" {
		t.Errorf("others see %s", r.Body)
	}
	s.Do(t, scenario.Request{Op: receipts.List, As: s.Finance, Query: "from=2026-03-02&to=2026-03-01"}).WantProblem(t, "request.invalid", "query:to date.beforeStart")
	s.Do(t, scenario.Request{Op: receipts.List, As: s.Finance, Query: "customer=x"}).WantProblem(t, "request.invalid", "query:customer order.customerUnknown")
	s.Do(t, scenario.Request{Op: receipts.List, As: s.Finance, Query: "owner=x"}).WantProblem(t, "request.invalid", "query:owner order.ownerUnknown")
}

// 16 receipts of 30 at once for two orders, of which 100 and 50 are open.
func TestCreate_many_at_once_never_pay_more_than_is_open(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	first, second := s.Approved(t, "", shop.Line(s.Tea, "10", "10")), s.Approved(t, "", shop.Line(s.Tea, "5", "10"))
	var all sync.WaitGroup
	var statuses [16]int
	for i := range statuses {
		all.Go(func() {
			r := s.Do(t, scenario.Request{Op: receipts.Create, As: s.Finance, Body: s.Paying("30", first.ID, "20", second.ID, "10")})
			if statuses[i] = r.Status; r.Status != 201 && r.Problem(t).Name != "request.invalid" && r.Problem(t).Name != "request.conflict" {
				t.Errorf("status %d: %s", r.Status, r.Body)
			}
		})
	}
	all.Wait()
	made := 0
	for _, status := range statuses {
		if status == 201 {
			made++
		}
	}
	left := 150 - 30*made
	a, b := s.Read(t, first.ID), s.Read(t, second.ID)
	if made == 0 || made > 5 || a.Paid != fmt.Sprintf("%d.00", 20*made) || b.Paid != fmt.Sprintf("%d.00", 10*made) || s.Account(t).Used.Amount != fmt.Sprintf("%d.00", left) {
		t.Errorf("%d receipts; orders %+v, %+v; account %+v", made, a, b, s.Account(t))
	}
}
