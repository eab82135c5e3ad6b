package receipts_test

import (
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/receipts"
	"kehu/functions/receivables"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
)

// owes checks the closing balance of a customer.
func owes(t *testing.T, s *shop.Shop, customer, want string) {
	t.Helper()
	r := s.Do(t, shop.Act(customers.Statement, s.Finance, customer, "")).Want(t, 200)
	if !strings.Contains(r.Body, `"closing":"`+want+`"`) {
		t.Errorf("closing balance, want %s: %s", want, r.Body)
	}
}

// uses checks what the orders of a customer use of its credit.
func uses(t *testing.T, s *shop.Shop, customer, want string) {
	t.Helper()
	if r := s.Do(t, shop.Act(customers.Credit, s.Seller, customer, "")).Want(t, 200); !strings.Contains(r.Body, `"used":{"amount":"`+want+`"`) {
		t.Errorf("used, want %s: %s", want, r.Body)
	}
}

// What a customer owes, and what it paid, goes along when it is merged with another, and back.
func TestMerge_takes_receipts_and_what_is_owed_along(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	stays := s.Customer
	s.Customer = s.Make(t, customers.Create, s.Seller, `{"name":"Other"}`)
	goes := s.Customer
	o := s.Approved(t, "", shop.Line(s.Tea, "10", "10"))
	s.Ship(t, o.ID)
	id := s.Pay(t, "40", o.ID, "30")
	closing := func(customer, want string) { t.Helper(); owes(t, s, customer, want) }
	used := func(customer, want string) { t.Helper(); uses(t, s, customer, want) }
	listed := func(customer string) {
		t.Helper()
		if r := s.Do(t, scenario.Request{Op: receipts.List, As: s.Finance, Query: "customer=" + customer}).Want(t, 200); !strings.Contains(r.Body, id) {
			t.Errorf("receipts: %s", r.Body)
		}
		if r := s.Do(t, scenario.Request{Op: receivables.List, As: s.Finance, Query: "customer=" + customer}).Want(t, 200); !strings.Contains(r.Body, o.ID) {
			t.Errorf("receivables: %s", r.Body)
		}
	}
	s.Do(t, shop.Act(customers.Merge, s.Seller, stays, fmt.Sprintf(`{"with":%q}`, goes))).Want(t, 202)
	s.Drain(t)
	closing(stays, "60.00")
	used(stays, "70.00")
	listed(stays)
	s.Do(t, shop.Act(receipts.Release, s.Finance, id, fmt.Sprintf(`{"orderId":%q,"amount":"10"}`, o.ID))).Want(t, 200)
	used(stays, "80.00")
	s.Do(t, shop.Act(customers.Unmerge, s.Seller, stays, fmt.Sprintf(`{"with":%q,"reason":"they are two"}`, goes))).Want(t, 202)
	s.Drain(t)
	closing(stays, "0.00")
	closing(goes, "60.00")
	used(goes, "80.00")
	listed(goes)
	s.Do(t, shop.Act(receipts.Reverse, s.Finance, id, `{"reason":"x"}`)).Want(t, 200)
	closing(goes, "100.00")
	used(goes, "100.00")
}

// What happened to orders and receipts while their customers were one goes back with them; what one paid of an order that is the
// other's again can be taken from it.
func TestUnmerge_after_receipts_of_the_merged_customer(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	stays := s.Customer
	goes := s.Make(t, customers.Create, s.Seller, `{"name":"Other"}`)
	s.Customer = goes
	o := s.Approved(t, "", shop.Line(s.Tea, "10", "10"))
	s.Ship(t, o.ID)
	early, bounced := s.Pay(t, "40", o.ID, "30"), s.Pay(t, "5")
	s.Do(t, shop.Act(customers.Merge, s.Seller, stays, fmt.Sprintf(`{"with":%q}`, goes))).Want(t, 202)
	s.Drain(t)
	s.Customer = stays
	late, last := s.Pay(t, "50", o.ID, "50"), s.Pay(t, "20", o.ID, "20")
	s.Do(t, shop.Act(receipts.Refund, s.Finance, early, `{"reason":"x"}`)).Want(t, 200)
	s.Do(t, shop.Act(receipts.Reverse, s.Finance, bounced, `{"reason":"x"}`)).Want(t, 200)
	owes(t, s, stays, "0.00") // 100 less 40, 5, 50 and 20, more 10 and 5
	s.Do(t, shop.Act(customers.Unmerge, s.Seller, stays, fmt.Sprintf(`{"with":%q,"reason":"they are two"}`, goes))).Want(t, 202)
	s.Drain(t)
	owes(t, s, goes, "70.00")
	owes(t, s, stays, "-70.00")
	s.Do(t, shop.Act(receipts.Release, s.Finance, late, fmt.Sprintf(`{"orderId":%q}`, o.ID))).Want(t, 200)
	uses(t, s, goes, "50.00")
	s.Do(t, shop.Act(receipts.Allocate, s.Finance, late, fmt.Sprintf(`{"allocations":[{"orderId":%q,"amount":"1"}]}`, o.ID))).
		WantProblem(t, "request.invalid", "/allocations/0/orderId receipt.orderUnknown")
	s.Do(t, shop.Act(receipts.Reverse, s.Finance, last, `{"reason":"x"}`)).Want(t, 200)
	s.Do(t, shop.Act(receipts.Refund, s.Finance, late, `{"reason":"x"}`)).Want(t, 200)
	uses(t, s, goes, "70.00")
	uses(t, s, stays, "0.00")
	owes(t, s, goes, "70.00")
	owes(t, s, stays, "0.00")
	s.Drain(t)
}
