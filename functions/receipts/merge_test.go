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
	closing := func(customer, want string) {
		t.Helper()
		r := s.Do(t, shop.Act(customers.Statement, s.Finance, customer, "")).Want(t, 200)
		if !strings.Contains(r.Body, `"closing":"`+want+`"`) {
			t.Errorf("closing balance, want %s: %s", want, r.Body)
		}
	}
	used := func(customer, want string) {
		t.Helper()
		if r := s.Do(t, shop.Act(customers.Credit, s.Seller, customer, "")).Want(t, 200); !strings.Contains(r.Body, `"used":{"amount":"`+want+`"`) {
			t.Errorf("used, want %s: %s", want, r.Body)
		}
	}
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
