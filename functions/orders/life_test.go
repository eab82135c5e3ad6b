package orders_test

import (
	"slices"
	"strings"
	"testing"

	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/returns"
	"kehu/functions/settings"
	"kehu/functions/shipments"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/decimal"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

func TestUpdate(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	o := s.add(t, s.body(`"discount":"10",`, line(s.chai, "2", "")))
	update := func(version int, body string) scenario.Request {
		return matching(orders.Update, s.seller, o.ID, version, body)
	}
	s.Run(t, []scenario.Scenario{{
		Name: "computes the totals anew", Request: update(1, `{"discount":null,"deliveryDate":"2026-04-01"}`), Status: 200, Writes: 2,
		Has: []string{`"net":{"amount":"37.00","currency":"CNY"}`, `"total":{"amount":"41.81","currency":"CNY"}`, `"version":2`, `"number":"` + o.Number + `"`},
	}, {
		Name: "nothing changes, nothing is written", Request: update(2, `{"notes":null}`), Status: 200, Has: []string{`"version":2`},
	}, {
		Name: "replaces the lines", Request: update(2, `{"lines":[`+line(s.beer, "1", "")+`]}`), Status: 200, Writes: 3, // and the first use of beer
		Has: []string{`"name":"Beer"`, `"net":{"amount":"14.00","currency":"CNY"}`}, Lacks: []string{"Chai"},
	}, {
		Name: "moves it to another day in all lists", Request: update(3, `{"orderDate":"2026-03-01"}`), Status: 200, Writes: 3, // the entry leaves its place
		After: func(t *testing.T, _ scenario.Response) {
			if got := s.numbers(t, "customer="+s.customer); len(got) != 1 {
				t.Errorf("orders of the customer: %v", got)
			}
		},
	}, {
		Name: "not to one in 900 years", Request: update(4, `{"orderDate":"2926-03-01"}`), Status: 422, Code: "request.invalid", Fields: []string{"/deliveryDate order.deliveryBeforeOrder", "/orderDate date.tooFar"},
	}, {
		Name: "a dry run", Request: scenario.Request{
			Op: orders.Update, As: s.seller, Path: map[string]string{"id": o.ID}, Query: "validateOnly=true", Header: map[string]string{"If-Match": `"4"`}, Body: `{"discount":50}`,
		}, Status: 200, Has: []string{`"net":{"amount":"7.00","currency":"CNY"}`},
	}, {
		Name: "the customer stays", Request: update(4, `{"customerId":"`+scenario.Unknown(customer.Kind)+`"}`), Status: 422, Code: "request.invalid", Fields: []string{"/customerId order.customerFixed"},
	}, {
		Name: "the currency stays", Request: update(4, `{"currency":"USD","exchangeRate":7}`), Status: 422, Code: "request.invalid", Fields: []string{"/currency order.currencyFixed"},
	}, {
		Name: "no lines", Request: update(4, `{"lines":[]}`), Status: 422, Code: "request.invalid", Fields: []string{"/lines field.tooFew"},
	}, {
		Name: "an old version", Request: update(1, `{"notes":"x"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"},
	}, {
		Name: "no version", Request: act(orders.Update, s.seller, o.ID, `{"notes":"x"}`), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"},
	}, {
		Name: "a product that was disabled meanwhile stays in the order", Request: update(4, `{"notes":"kept"}`), Status: 200, Writes: 2,
		Before: func(t *testing.T) {
			s.Do(t, matching(products.Update, s.seller, s.beer, 1, `{"status":"disabled"}`)).Want(t, 200)
		},
	}, {
		Name: "a product that stands in an order is not deleted", Request: matching(products.Delete, s.seller, s.beer, 2, ""), Status: 409, Code: "product.inUse",
	}, {
		Name: "another's order", Request: matching(orders.Update, s.company.User(t, access.Salesperson), o.ID, 5, `{"notes":"x"}`), Status: 404, Code: "order.notFound",
	}, {
		Name: "another company's", Request: matching(orders.Update, s.Company(t).Admin, o.ID, 5, `{"notes":"x"}`), Status: 404, Code: "order.notFound",
	}, {
		Name: "a submitted order", Request: update(6, `{"notes":"x"}`), Status: 409, Code: "order.notDraft",
		Before: func(t *testing.T) { s.done(t, orders.Submit, s.seller, o.ID, "") },
	}, {
		Name: "a submitted order is not deleted", Request: matching(orders.Delete, s.seller, o.ID, 6, ""), Status: 409, Code: "order.notDraft",
	}})
}

func TestDelete_and_restore(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	o := s.order(t, 1, "10")
	s.Run(t, []scenario.Scenario{{
		Name: "one in use is not restored", Request: act(orders.Restore, s.seller, o.ID, ""), Status: 409, Code: "order.notDeleted",
	}, {
		Name: "into the recycle bin", Request: matching(orders.Delete, s.seller, o.ID, 1, ""), Status: 204, Writes: 3, // itself, its entry, the account
		After: func(t *testing.T, _ scenario.Response) {
			if got := s.read(t, o.ID); got.DeletedAt == "" {
				t.Errorf("read: %+v", got)
			}
			if got := s.credit(t).OpenOrders; got != 0 {
				t.Errorf("open orders: %d", got)
			}
			for query, want := range map[string]int{"": 0, "customer=" + s.customer: 0, "status=draft": 0, "deleted=true": 1, "deleted=true&customer=" + s.customer: 1} {
				if got := s.numbers(t, query); len(got) != want {
					t.Errorf("%q: got %v", query, got)
				}
			}
		},
	}, {
		Name: "it is not submitted from there", Request: act(orders.Submit, s.seller, o.ID, ""), Status: 404, Code: "order.notFound",
	}, {
		Name: "back again, as it was", Request: act(orders.Restore, s.seller, o.ID, ""), Status: 200, Writes: 3, Has: []string{`"version":3`, `"number":"` + o.Number + `"`}, Lacks: []string{"deletedAt"},
		After: func(t *testing.T, _ scenario.Response) {
			if got := s.numbers(t, "customer="+s.customer); len(got) != 1 || s.credit(t).OpenOrders != 1 {
				t.Errorf("orders: %v", got)
			}
		},
	}})
}

// states is how each action is called, and by whom.
func (s *shop) calls() map[order.Action]func(id string) scenario.Request {
	call := func(o operation.Operation, as *scenario.Caller, body string) func(string) scenario.Request {
		return func(id string) scenario.Request { return act(o, as, id, body) }
	}
	return map[order.Action]func(string) scenario.Request{
		order.Submit:   call(orders.Submit, s.seller, ""),
		order.Approve:  call(orders.Approve, s.manager, ""),
		order.Reject:   call(orders.Reject, s.manager, `{"reason":"too cheap"}`),
		order.Reopen:   call(orders.Reopen, s.seller, ""),
		order.Change:   call(orders.Change, s.seller, `{"reason":"more","lines":[`+line(s.chai, "9", `,"line":1`)+`]}`),
		order.Cancel:   call(orders.Cancel, s.seller, `{"reason":"not wanted"}`),
		order.Invoiced: call(orders.Invoiced, s.seller, `{"lines":[{"line":1,"quantity":1}]}`),
		order.Close:    call(orders.Close, s.seller, ""),
		order.Ship:     call(shipments.Create, s.seller, "{}"),
		order.Return:   call(returns.Create, s.seller, `{"reason":"damaged","resolution":"credit","lines":[{"line":1,"quantity":1}]}`),
	}
}

// in makes an order that is in the state; with shipped, one of its two units is.
func (s *shop) in(t *testing.T, status order.Status, shipped bool) string {
	t.Helper()
	o := s.order(t, 2, "10")
	stored, err := order.Get(t.Context(), s.Main, s.company.Tenant, o.ID)
	if err != nil {
		t.Fatal(err)
	}
	after := stored
	if status == order.ChangePending { // which needs a change that is asked for
		s.done(t, orders.Submit, s.seller, o.ID, "")
		s.done(t, orders.Approve, s.manager, o.ID, "")
		s.Do(t, s.calls()[order.Change](o.ID)).Want(t, 201)
		if stored, err = order.Get(t.Context(), s.Main, s.company.Tenant, o.ID); err != nil {
			t.Fatal(err)
		}
		after = stored
	}
	after.Meta = after.Changed(record.Stamp{At: s.Clock.Now(), By: s.seller.User})
	after.Status = status
	if shipped {
		after.Lines[0].Shipped = decimal.Of(1)
	}
	s.commit(t, after.Replace(s.company.Tenant, &stored, order.Bound{}))
	return o.ID
}

func (s *shop) commit(t *testing.T, tx table.Tx) {
	t.Helper()
	if err := s.Main.Transact(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
}

// Every action is tried in every state: what the table has leads where it says, all else is refused and writes nothing.
func TestTransitions_are_those_of_the_table(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	for _, status := range order.Statuses() {
		for _, shipped := range []bool{false, true} {
			for action, call := range s.calls() {
				if action == order.Return && (!shipped || status == order.Completed) {
					continue // of nothing, or so that it is resumed; the tests of returns tell
				}
				want := order.Status("")
				for _, tr := range order.Transitions() {
					if tr.From == status && tr.Action == action && (tr.When == order.Always || (tr.When == order.Shipped) == shipped) {
						want = tr.To
					}
				}
				id := s.in(t, status, shipped)
				request := call(id)
				if got := s.offered(t, request.As, id)[string(action)]; got.To != string(want) || got.Refusal != "" {
					t.Errorf("%s when %s (shipped %t): offered is %+v, the table says %q", action, status, shipped, got, want)
				}
				before := s.Main.LastSequence()
				r := s.Do(t, request)
				switch {
				case want == "":
					r.WantProblem(t, "order.transition")
					if n := s.WritesSince(t, before); n > 0 || s.read(t, id).Status != string(status) {
						t.Errorf("%s when %s is refused, but %d items are written", action, status, n)
					}
				case r.Status >= 300:
					t.Errorf("%s when %s (shipped %t): status %d: %s", action, status, shipped, r.Status, r.Body)
				default:
					if got := s.read(t, id).Status; got != string(want) {
						t.Errorf("%s when %s (shipped %t): got %s, want %s", action, status, shipped, got, want)
					}
				}
			}
		}
	}
}

type offered struct{ Action, To, Refusal, Detail string }

// offered are the actions that an order is answered with, by name.
func (s *shop) offered(t *testing.T, as *scenario.Caller, id string) map[string]offered {
	t.Helper()
	var o struct{ Actions []offered }
	s.Do(t, act(orders.Get, as, id, "")).Want(t, 200).Into(t, &o)
	all := make(map[string]offered)
	for _, one := range o.Actions {
		all[one.Action] = one
	}
	return all
}

// Whoever is offered an approval may give it, and whoever is refused it reads why in their language.
func TestOffers_are_for_who_may(t *testing.T) {
	t.Parallel()
	s := open(t, limited)
	o := s.order(t, 2, "10")
	s.done(t, orders.Submit, s.seller, o.ID, "")
	refused := offered{"approve", "approved", "order.approverIsAuthor", problem.English.Text("order.approverIsAuthor", nil)}
	if got := s.offered(t, s.seller, o.ID)["approve"]; got != refused || refused.Detail == "" {
		t.Errorf("who made it: %+v", got)
	}
	if got := s.offered(t, s.manager, o.ID); got["approve"] != (offered{Action: "approve", To: "approved"}) || len(got) != 3 {
		t.Errorf("somebody else: %+v", got)
	}
	if got := s.offered(t, s.company.User(t, access.Viewer), o.ID); len(got) != 0 {
		t.Errorf("who may only look: %+v", got)
	}
	other := s.order(t, 1, "10")
	s.done(t, orders.Submit, s.manager, other.ID, "") // made by one, submitted by the other: nobody of them
	third := s.company.User(t, access.Administrator)
	waiting := func(as *scenario.Caller, want ...string) {
		t.Helper()
		s.Drain(t) // the lists of products follow
		for _, query := range []string{"approvable=true", "approvable=true&customer=" + s.customer, "approvable=true&product=" + s.chai} {
			got := s.numbersFor(t, as, query)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s: got %v, want %v", query, got, want)
			}
		}
	}
	waiting(s.seller)
	waiting(s.manager, o.Number)
	waiting(third, o.Number, other.Number)
	waiting(s.company.User(t, access.Viewer))
	for query, want := range map[string]int{"number=" + o.Number: 1, "number=" + other.Number: 0, "status=submitted": 1, "status=approved": 0} {
		if got := s.numbersFor(t, s.manager, "approvable=true&"+query); len(got) != want {
			t.Errorf("%s: got %v", query, got)
		}
	}

	s.done(t, orders.Approve, s.manager, o.ID, "")
	s.done(t, orders.Approve, third, other.ID, "")
	s.Do(t, act(orders.Change, s.manager, o.ID, `{"reason":"more","lines":[`+line(s.chai, "3", `,"line":1`)+`]}`)).Want(t, 201)
	waiting(s.manager)
	waiting(s.seller, o.Number)
	if got := s.offered(t, s.manager, o.ID)["approve"].Refusal; got != "order.approverIsAuthor" {
		t.Errorf("who asked for the change: %q", got)
	}
	s.done(t, orders.Approve, s.seller, o.ID, "") // who made the order may, as somebody else asked
	waiting(s.seller)
	if got := s.offered(t, s.seller, o.ID)["cancel"]; got.Refusal != "" || got.To != "cancelled" {
		t.Errorf("unpaid: %+v", got)
	}
}

func TestApproval(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	o := s.order(t, 2, "10")
	s.Run(t, []scenario.Scenario{{
		Name: "the author submits", Request: act(orders.Submit, s.seller, o.ID, ""), Status: 200, Writes: 3, Has: []string{`"status":"submitted"`, `"submittedBy":"` + s.seller.User + `"`},
	}, {
		Name: "the author does not approve", Request: act(orders.Approve, s.seller, o.ID, ""), Status: 403, Code: "order.approverIsAuthor",
	}, {
		Name: "who may not approve", Request: act(orders.Approve, s.company.User(t, access.Salesperson), o.ID, ""), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "a manager of others does not even see it", Request: act(orders.Approve, s.company.User(t, access.SalesManager), o.ID, ""), Status: 404, Code: "order.notFound",
	}, {
		Name: "finance rejects with a reason", Request: act(orders.Reject, s.company.User(t, access.Finance), o.ID, `{"reason":" Too cheap "}`), Status: 200, Writes: 3,
		Has: []string{`"status":"rejected"`, `"reason":"Too cheap"`}, Lacks: []string{"creditUsed"},
	}, {
		Name: "a reason of nothing", Request: act(orders.Cancel, s.seller, o.ID, `{"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"},
	}, {
		Name: "no reason", Request: act(orders.Reject, s.manager, o.ID, `{}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.required"},
	}, {
		Name: "it becomes a draft again", Request: act(orders.Reopen, s.seller, o.ID, ""), Status: 200, Writes: 2, Has: []string{`"status":"draft"`},
	}, {
		Name: "and is handed in again", Request: act(orders.Submit, s.seller, o.ID, ""), Status: 200, Writes: 3, Lacks: []string{`"reason"`},
	}, {
		Name: "somebody else approves", Request: act(orders.Approve, s.manager, o.ID, ""), Status: 200, Writes: 5, Has: []string{`"status":"approved"`, `"approvedBy":"` + s.manager.User + `"`},
	}})
}

func TestApproval_is_not_needed_where_the_settings_say_so(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	update := scenario.Request{Op: settings.Update, As: s.seller, Header: map[string]string{"If-Match": "*"}}
	update.Body = `{"orderApproval":{"freeAmount":{"amount":"100","currency":"CNY"},"freeDiscount":"10"}}`
	s.Do(t, update).Want(t, 200)
	s.Clock.Advance(31e9) // until everybody knows
	for _, c := range []struct{ name, body, status string }{
		{"small", s.body("", line(s.chai, "4", "")), "approved"},                                              // 83.62
		{"at the limit", s.body("", line(s.chai, "1", `,"unitPrice":100,"taxRate":0`)), "approved"},           // 100.00
		{"a fen more", s.body("", line(s.chai, "1", `,"unitPrice":100.01,"taxRate":0`)), "submitted"},         //
		{"a discount within", s.body("", line(s.chai, "1", `,"discount":10`)), "approved"},                    //
		{"a discount beyond", s.body("", line(s.chai, "1", `,"discount":10.000001`)), "submitted"},            //
		{"both discounts together", s.body(`"discount":5,`, line(s.chai, "1", `,"discount":6`)), "submitted"}, // 10.7
		{"a price below the list", s.body("", line(s.chai, "1", `,"unitPrice":"16"`)), "submitted"},           // 13.5
		{"in another currency", s.body(`"currency":"USD","exchangeRate":7,`, line(s.chai, "1", "")), "submitted"},
	} {
		o := s.add(t, c.body)
		got := s.done(t, orders.Submit, s.seller, o.ID, "")
		if got.Status != c.status || got.ApprovedBy != "" || (got.ApprovedAt != "") != (c.status == "approved") {
			t.Errorf("%s: got %s by %q at %q, want %s", c.name, got.Status, got.ApprovedBy, got.ApprovedAt, c.status)
		}
	}
	for _, bad := range []string{`{"freeAmount":{"amount":"-1","currency":"CNY"}}`, `{"freeAmount":{"amount":"1","currency":"XXX"}}`, `{"freeDiscount":101}`} {
		update.Body = `{"orderApproval":` + bad + `}`
		if r := s.Do(t, update); r.Status != 422 {
			t.Errorf("%s: status %d: %s", bad, r.Status, r.Body)
		}
	}
}

func TestTwo_approvals_at_once(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	others := []*scenario.Caller{s.manager, s.company.User(t, access.Administrator), s.company.User(t, access.Finance)}
	o := s.order(t, 1, "10")
	s.done(t, orders.Submit, s.seller, o.ID, "")
	var statuses []int
	done := make(chan scenario.Response)
	for _, who := range others {
		go func() { done <- s.Do(t, act(orders.Approve, who, o.ID, "")) }()
	}
	for range others {
		r := <-done
		statuses = append(statuses, r.Status)
		if r.Status != 200 {
			r.WantProblem(t, "order.transition")
		}
	}
	slices.Sort(statuses)
	if !slices.Equal(statuses, []int{200, 409, 409}) || s.read(t, o.ID).Version != 3 {
		t.Errorf("statuses: %v", statuses)
	}
}

func TestOrders_of_others(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	o := s.order(t, 1, "10")
	salesperson, viewer := s.company.User(t, access.Salesperson), s.company.User(t, access.Viewer)
	s.Do(t, act(orders.Get, salesperson, o.ID, "")).WantProblem(t, "order.notFound")
	s.Do(t, act(orders.Changes, salesperson, o.ID, "")).WantProblem(t, "order.notFound")
	if r := s.Do(t, scenario.Request{Op: orders.List, As: salesperson}).Want(t, 200); r.Body != "{\"items\":[]}\n" {
		t.Errorf("list: %s", r.Body)
	}
	s.Do(t, act(orders.Get, viewer, o.ID, "")).Want(t, 200)
	if r := s.Do(t, scenario.Request{Op: orders.List, As: viewer}).Want(t, 200); !strings.Contains(r.Body, o.ID) {
		t.Errorf("list: %s", r.Body)
	}
	s.Drain(t) // the trail of all that was done proves itself
}
