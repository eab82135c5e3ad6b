package orders_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

const limited = `"creditLimit":{"amount":"100","currency":"CNY"},`

// limit sets the credit limit of the shop's customer.
func (s *shop) limit(t testing.TB, limit string) {
	t.Helper()
	r := act(customers.Update, s.seller, s.customer, `{"creditLimit":`+limit+`}`)
	r.Header = map[string]string{"If-Match": "*"}
	s.Do(t, r).Want(t, 200)
}

func TestCredit(t *testing.T) {
	t.Parallel()
	s := open(t, limited)
	finance := s.company.User(t, access.Finance)
	first, second, third := s.order(t, 6, "10"), s.order(t, 4, "10"), s.order(t, 1, "0.01")
	submit := func(o answer, body string) scenario.Request { return act(orders.Submit, s.seller, o.ID, body) }
	used := func(amount string, open int) func(*testing.T, scenario.Response) {
		return func(t *testing.T, _ scenario.Response) {
			t.Helper()
			if got := s.credit(t); got.Used.Amount != amount || got.OpenOrders != open {
				t.Errorf("account: %+v, want %s of %d", got, amount, open)
			}
		}
	}
	s.Run(t, []scenario.Scenario{
		{Name: "a draft uses nothing", Request: act(customers.Credit, s.seller, s.customer, ""), Status: 200, Has: []string{`"used":{"amount":"0.00","currency":"CNY"},"available":{"amount":"100.00","currency":"CNY"},"openOrders":3`}},
		{Name: "a submitted order does", Request: submit(first, ""), Status: 200, Writes: 3, Has: []string{`"creditUsed":{"amount":"60.00","currency":"CNY"}`}, After: used("60.00", 3)},
		{Name: "up to the limit", Request: submit(second, "{}"), Status: 200, Writes: 3, Lacks: []string{"creditOverriddenBy"}, After: used("100.00", 3)},
		{Name: "a fen more is too much", Request: submit(third, ""), Status: 409, Code: "order.creditExceeded", After: used("100.00", 3)},
		{Name: "who may not override", Request: act(orders.Submit, s.company.User(t, access.Salesperson), third.ID, `{"overrideCredit":true}`), Status: 404, Code: "order.notFound"},
		{Name: "who may overrides, and it is noted", Request: submit(third, `{"overrideCredit":true}`), Status: 200, Writes: 3, Has: []string{`"creditOverriddenBy":"` + s.seller.User + `"`}, After: used("100.01", 3)},
		{Name: "one that was overridden is approved", Request: act(orders.Approve, s.manager, third.ID, ""), Status: 200, Writes: 5},
		{Name: "another is not while the limit is exceeded", Request: act(orders.Approve, s.manager, first.ID, ""), Status: 409, Code: "order.creditExceeded"},
		{Name: "unless finance overrides", Request: act(orders.Approve, finance, first.ID, `{"overrideCredit":true}`), Status: 200, Writes: 5, Has: []string{`"creditOverriddenBy":"` + finance.User + `"`}},
		{Name: "cancelling gives back", Request: act(orders.Cancel, s.seller, third.ID, `{"reason":"x"}`), Status: 200, Writes: 6, Lacks: []string{"creditUsed"}, After: used("100.00", 2)},
		{Name: "an override that is not needed is not noted", Request: act(orders.Approve, finance, second.ID, `{"overrideCredit":true}`), Status: 200, Writes: 5, Lacks: []string{"creditOverriddenBy"}},
		{Name: "closing gives back what is not delivered", Request: act(orders.Close, s.manager, first.ID, `{"reason":"enough"}`), Status: 200, Writes: 6, Lacks: []string{"creditUsed"}, After: used("40.00", 1)},
	})
	lowered := s.order(t, 6, "10")
	s.Do(t, submit(lowered, "")).Want(t, 200)
	s.limit(t, `{"amount":"99.99","currency":"CNY"}`)
	s.Do(t, act(orders.Approve, s.manager, lowered.ID, "")).WantProblem(t, "order.creditExceeded")
	s.done(t, orders.Reject, s.manager, lowered.ID, `{"reason":"x"}`)
	used("40.00", 2)(t, scenario.Response{})
	s.limit(t, `null`)
	s.done(t, orders.Submit, s.seller, s.order(t, 1000, "10").ID, "")
	used("10040.00", 3)(t, scenario.Response{})
	s.Drain(t)
	if r := s.Do(t, scenario.Request{Op: audit.List, As: s.seller, Query: "entity=" + third.ID}).Want(t, 200); !strings.Contains(r.Body, `"field":"creditOverriddenBy","new":"`+s.seller.User) {
		t.Errorf("the trail does not tell of the override: %s", r.Body)
	}
}

func TestCredit_in_other_currencies(t *testing.T) {
	t.Parallel()
	s := open(t, `"creditLimit":{"amount":"100","currency":"USD"},`)
	cny := `"currency":"CNY","exchangeRate":"0.14",`
	s.Do(t, s.create(s.body(`"currency":"CNY",`, line(s.chai, "1", "")))).WantProblem(t, "request.invalid", "/exchangeRate order.rateRequired")
	o := s.add(t, s.body(cny, line(s.chai, "1", `,"unitPrice":"714.32","taxRate":0`))) // 100.0048 dollars
	if got := s.done(t, orders.Submit, s.seller, o.ID, ""); got.CreditUsed == nil || *got.CreditUsed != (money{"100.00", "USD"}) {
		t.Errorf("used: %v", got.CreditUsed)
	}
	dollars := s.order(t, 1, "0.01")
	if dollars.Currency != "USD" {
		t.Errorf("the customer's currency: got %s", dollars.Currency)
	}
	s.Do(t, act(orders.Submit, s.seller, dollars.ID, "")).WantProblem(t, "order.creditExceeded")
	s.limit(t, `{"amount":"1000000","currency":"CNY"}`) // what is used stays in dollars
	s.Do(t, act(orders.Submit, s.seller, dollars.ID, "")).WantProblem(t, "order.creditCurrency")
	yuan := s.order(t, 1, "1")
	s.Do(t, act(orders.Submit, s.seller, yuan.ID, "")).WantProblem(t, "order.creditCurrency")
	want := credit{Limit: &money{"1000000.00", "CNY"}, Used: money{"100.00", "USD"}, OpenOrders: 3}
	if diff := cmp.Diff(want, s.credit(t)); diff != "" {
		t.Errorf("account (-want +got):\n%s", diff)
	}
	s.done(t, orders.Cancel, s.seller, o.ID, `{"reason":"x"}`)
	s.done(t, orders.Submit, s.seller, yuan.ID, "") // nothing is used any more, so that the currency is free
}

func TestCustomers_that_do_not_trade(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	o := s.order(t, 1, "10")
	change := act(customers.Update, s.seller, s.customer, `{"status":"blocked"}`)
	change.Header = map[string]string{"If-Match": "*"}
	s.Do(t, change).Want(t, 200)
	s.Do(t, act(orders.Submit, s.seller, o.ID, "")).WantProblem(t, "order.customerBlocked")

	bin := act(customers.Delete, s.seller, s.customer, "")
	bin.Header = map[string]string{"If-Match": "*"}
	r := s.Do(t, bin).WantProblem(t, "customer.hasOrders", " customer.orderOpen")
	if !strings.Contains(r.Body, o.Number) {
		t.Errorf("the open order is not named: %s", r.Body)
	}
	s.done(t, orders.Cancel, s.seller, o.ID, `{"reason":"x"}`)
	draft := s.unblocked(t)
	s.Do(t, matching(orders.Delete, s.seller, draft.ID, 1, "")).Want(t, 204)
	s.Do(t, bin).Want(t, 204)
	s.Do(t, act(orders.Restore, s.seller, draft.ID, "")).WantProblem(t, "order.customerGone")
	s.Do(t, s.create(s.body("", line(s.chai, "1", "")))).WantProblem(t, "request.invalid", "/customerId order.customerUnknown")
	s.Do(t, act(customers.Restore, s.seller, s.customer, "")).Want(t, 200)
	s.Do(t, act(orders.Restore, s.seller, draft.ID, "")).Want(t, 200)
	if got := s.credit(t).OpenOrders; got != 1 {
		t.Errorf("open orders: %d", got)
	}
}

// unblocked lets the customer trade again, and makes a draft.
func (s *shop) unblocked(t testing.TB) answer {
	t.Helper()
	change := act(customers.Update, s.seller, s.customer, `{"status":"active"}`)
	change.Header = map[string]string{"If-Match": "*"}
	s.Do(t, change).Want(t, 200)
	return s.order(t, 1, "10")
}

// A customer is deleted, or gets an order, but not both.
func TestDelete_of_a_customer_while_it_orders(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	for range 20 {
		s.customer = s.make(t, customers.Create, s.seller, `{"name":"Racer"}`)
		bin := act(customers.Delete, s.seller, s.customer, "")
		bin.Header = map[string]string{"If-Match": "*"}
		var both sync.WaitGroup
		var deleted, ordered scenario.Response
		both.Go(func() { deleted = s.Do(t, bin) })
		both.Go(func() { ordered = s.Do(t, s.create(s.body("", line(s.chai, "1", "")))) })
		both.Wait()
		if (deleted.Status == 204) == (ordered.Status == 201) {
			t.Errorf("deleted %d, ordered %d: %s %s", deleted.Status, ordered.Status, deleted.Body, ordered.Body)
		}
	}
}

// 64 orders at once, of which the limit bears 20.
func TestCredit_of_64_orders_at_once(t *testing.T) {
	t.Parallel()
	s := open(t, `"creditLimit":{"amount":"205","currency":"CNY"},`)
	var made [64]answer
	for i := range made {
		made[i] = s.order(t, 1, "10")
	}
	var all sync.WaitGroup
	var statuses [len(made)]int
	for i := range made {
		all.Go(func() {
			r := s.Do(t, act(orders.Submit, s.seller, made[i].ID, ""))
			if statuses[i] = r.Status; r.Status != 200 && r.Problem(t).Name != "order.creditExceeded" && r.Problem(t).Name != "request.conflict" {
				t.Errorf("status %d: %s", r.Status, r.Body)
			}
		})
	}
	all.Wait()
	submitted := 0
	for i := range made {
		if statuses[i] == 200 {
			submitted++
		}
	}
	if got, want := s.credit(t).Used.Amount, fmt.Sprintf("%d.00", submitted*10); submitted == 0 || submitted > 20 || got != want {
		t.Errorf("%d submitted, used %s", submitted, got)
	}
	sum := 0
	for i := range made {
		if o := s.read(t, made[i].ID); o.Status == "submitted" {
			sum += 10
		}
	}
	if sum > 200 || sum != submitted*10 {
		t.Errorf("orders of %d yuan are submitted, %d answers say so", sum, submitted)
	}
}
