package receipts_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"kehu/functions/receipts"
	"kehu/functions/returns"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/access"
)

// An order is paid, and half of it comes back: what was paid too much goes back to the customer.
func TestRefund_of_what_was_paid_too_much(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "10", "10"))
	s.Ship(t, o.ID)
	id := s.Pay(t, "100", o.ID, "100")
	s.Do(t, shop.Act(returns.Create, s.Seller, o.ID, `{"reason":"damaged","resolution":"credit",`+shop.Shipping(1, 5)+`}`)).Want(t, 201)
	if got := s.Read(t, o.ID); got.Open != "-50.00" {
		t.Fatalf("order: %+v", got)
	}
	refund := func(body string) scenario.Request { return shop.Act(receipts.Refund, s.Finance, id, body) }
	owing := func(want string) func(*testing.T, scenario.Response) {
		return func(t *testing.T, _ scenario.Response) { t.Helper(); owes(t, s, s.Customer, want) }
	}
	s.Run(t, []scenario.Scenario{{
		Name: "what is allocated stays", Request: refund(`{"reason":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/amount receipt.aboveAmount"}, After: owing("-50.00"),
	}, {
		Name: "it is released", Request: shop.Act(receipts.Release, s.Finance, id, fmt.Sprintf(`{"orderId":%q,"amount":"50"}`, o.ID)), Status: 200, Writes: 4, Has: []string{`"unallocated":"50.00"`}, After: owing("-50.00"),
	}, {
		Name: "a part goes back", Request: refund(`{"amount":"20","method":"cash","reference":"C-1","reason":"Goods came back"}`), Status: 200, Writes: 4,
		Has: []string{`"unallocated":"30.00"`, `"refunded":"20.00"`, `"refunds":[{"amount":"20.00","date":"2026-03-02","method":"cash","reference":"C-1","reason":"Goods came back"`}, After: owing("-30.00"),
	}, {
		Name: "more than is left", Request: refund(`{"amount":"30.01","reason":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/amount receipt.aboveAmount"},
	}, {
		Name: "what is no amount, day or reason", Request: refund(`{"amount":"0.001","date":"2026-03-01","reason":" "}`), Status: 422, Code: "request.invalid",
		Fields: []string{"/amount amount.invalid", "/date receipt.refundEarly", "/reason field.blank"},
	}, {
		Name: "nothing, tomorrow", Request: refund(`{"amount":0,"date":"2026-03-04","reason":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/amount number.notPositive", "/date date.future"},
	}, {
		Name: "1e30", Request: refund(`{"amount":1e30,"reason":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/amount amount.invalid"},
	}, {
		Name: "who may not", Request: shop.Act(receipts.Refund, s.Company.User(t, access.Salesperson), id, `{"reason":"x"}`), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "another company's", Request: shop.Act(receipts.Refund, s.Kehu.Company(t).Admin, id, `{"reason":"x"}`), Status: 404, Code: "receipt.notFound",
	}, {
		Name: "the rest, in the way that it came", Request: refund(`{"reason":"x"}`), Status: 200, Writes: 4, Has: []string{`"unallocated":"0.00"`, `"refunded":"50.00"`, `"method":"transfer","reason":"x"`}, After: owing("0.00"),
	}, {
		Name: "the money was never there: what went back is owed, too", Request: shop.Act(receipts.Reverse, s.Finance, id, `{"reason":"Bounced"}`), Status: 200, Writes: 8, Has: []string{`"unallocated":"-50.00"`}, After: owing("100.00"),
	}, {
		Name: "nothing goes back any more", Request: refund(`{"reason":"x"}`), Status: 409, Code: "receipt.reversed",
	}})
	if r := s.Do(t, scenario.Request{Op: receipts.List, As: s.Finance, Query: "unallocated=true"}).Want(t, 200); strings.Contains(r.Body, id) {
		t.Errorf("nothing is on account: %s", r.Body)
	}
	s.Drain(t)
}

// 16 refunds of 30 at once of a receipt of 100.
func TestRefund_many_at_once_never_pay_back_more_than_is_there(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	id := s.Pay(t, "100")
	var all sync.WaitGroup
	var statuses [16]int
	for i := range statuses {
		all.Go(func() {
			r := s.Do(t, shop.Act(receipts.Refund, s.Finance, id, `{"amount":"30","reason":"x"}`))
			if statuses[i] = r.Status; r.Status != 200 && r.Problem(t).Name != "request.invalid" && r.Problem(t).Name != "request.conflict" {
				t.Errorf("status %d: %s", r.Status, r.Body)
			}
		})
	}
	all.Wait()
	made := 0
	for _, status := range statuses {
		if status == 200 {
			made++
		}
	}
	if made == 0 || made > 3 {
		t.Fatalf("%d refunds", made)
	}
	owes(t, s, s.Customer, fmt.Sprintf("-%d.00", 100-30*made))
}
