package receivables_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/receipts"
	"kehu/functions/receivables"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/access"
	"kehu/shared/order"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// owed is what the tests read of an answered receivable.
type owed struct {
	OrderID, DueDate string
	Open, Overdue    shop.Money
	DaysOverdue      int
}

func list(t *testing.T, s *shop.Shop, as *scenario.Caller, query string) (all []owed) {
	t.Helper()
	var got struct{ Items []owed }
	s.Do(t, scenario.Request{Op: receivables.List, As: as, Query: query}).Want(t, 200).Into(t, &got)
	return got.Items
}

func TestList(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "") // it is 2026-03-02; what is ordered is due on 04-01
	first := s.Approved(t, "", shop.Line(s.Tea, "10", "10"))
	later := s.Approved(t, `"deliveryDate":"2026-03-20",`, shop.Line(s.Tea, "5", "10"))
	s.Draft(t, "", shop.Line(s.Tea, "7", "10"))
	names := func(all []owed) string {
		text := ""
		for _, r := range all {
			text += map[string]string{first.ID: "first ", later.ID: "later "}[r.OrderID]
		}
		return text
	}
	check := func(query, want string) {
		t.Helper()
		if got := names(list(t, s, s.Finance, query)); got != want {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
	check("", "first later ")
	check("customer="+s.Customer, "first later ")
	check("dueTo=2026-04-01", "first ")
	check("overdue=true", "")
	s.Clock.Advance(31 * 24 * time.Hour) // 04-02
	check("overdue=true", "first ")
	check("overdue=true&customer="+s.Customer, "first ")
	check("overdue=true&owner="+s.Seller.User, "first ")
	check("overdue=true&owner="+s.Manager.User, "")
	s.Pay(t, "40", first.ID, "40")
	if got := list(t, s, s.Finance, "overdue=true")[0]; got.DueDate != "2026-04-01" || got.Open.Amount != "60.00" || got.Overdue.Amount != "60.00" || got.DaysOverdue != 1 {
		t.Errorf("overdue: %+v", got)
	}
	id := s.Pay(t, "60", first.ID, "60")
	check("", "later ")
	s.Do(t, shop.Act(receipts.Reverse, s.Finance, id, `{"reason":"x"}`)).Want(t, 200)
	check("", "first later ")
	s.Do(t, shop.Act(orders.Cancel, s.Seller, later.ID, `{"reason":"x"}`)).Want(t, 200)
	check("", "first ")
	if got := list(t, s, s.Company.User(t, access.Salesperson), ""); len(got) != 0 {
		t.Errorf("others see %+v", got)
	}
	if got := list(t, shop.Beside(t, s.Kehu, ""), s.Kehu.Company(t).Admin, ""); len(got) != 0 {
		t.Errorf("another company sees %+v", got)
	}
	s.Do(t, scenario.Request{Op: receivables.List, As: s.Finance, Query: "customer=x"}).WantProblem(t, "request.invalid", "query:customer order.customerUnknown")
	s.Do(t, scenario.Request{Op: receivables.List, As: s.Finance, Query: "owner=x"}).WantProblem(t, "request.invalid", "query:owner order.ownerUnknown")
	s.Do(t, scenario.Request{Op: receivables.List, As: s.Finance, Query: "dueTo=x"}).WantProblem(t, "request.invalid", "query:dueTo field.format")
}

func TestList_goes_on_where_the_page_ended(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	want := map[string]bool{}
	for i := range 7 {
		want[s.Approved(t, fmt.Sprintf(`"deliveryDate":"2026-03-%02d",`, 20-i), shop.Line(s.Tea, "1", "10")).ID] = true
	}
	last, cursor := "", ""
	for pages := 0; pages < 5 && (pages == 0 || cursor != ""); pages++ {
		var page struct {
			Items      []owed
			NextCursor string
		}
		s.Do(t, scenario.Request{Op: receivables.List, As: s.Finance, Query: scenario.Params("limit", "3", "cursor", cursor)}).Want(t, 200).Into(t, &page)
		for _, r := range page.Items {
			if r.DueDate <= last || !want[r.OrderID] {
				t.Errorf("%s due on %s comes after %s", r.OrderID, r.DueDate, last)
			}
			last = r.DueDate
			delete(want, r.OrderID)
		}
		cursor = page.NextCursor
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

func TestPlan(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "10", "10"))
	set := func(body string) scenario.Request {
		r := shop.Act(orders.SetPlan, s.Finance, o.ID, body)
		r.Header = map[string]string{"If-Match": "*"}
		return r
	}
	get := shop.Act(orders.Plan, s.Finance, o.ID, "")
	stale := set(`{"instalments":[]}`)
	stale.Header = map[string]string{"If-Match": `"1"`}
	s.Run(t, []scenario.Scenario{{
		Name: "as the payment terms say", Request: get, Status: 200, Has: []string{`"agreed":false`, `"instalments":[{"dueDate":"2026-04-01","amount":"100.00","paid":"0.00","open":"100.00","status":"planned"}]`},
	}, {
		Name: "thirty now, the rest later", Request: set(`{"instalments":[{"dueDate":"2026-03-02","amount":"30"},{"dueDate":"2026-05-01","amount":70}]}`), Status: 200, Writes: 4, Has: []string{`"agreed":true`},
	}, {
		Name: "paid in 900 years", Request: set(`{"instalments":[{"dueDate":"2926-03-02","amount":"100"}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/instalments/0/dueDate date.tooFar"},
	}, {
		Name: "what does not add up", Request: set(`{"instalments":[{"dueDate":"2026-03-02","amount":"30"}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/instalments plan.sum"},
	}, {
		Name: "days that are not in order, and amounts that are none", Request: set(`{"instalments":[{"dueDate":"2026-03-01","amount":"1e30"},{"dueDate":"2026-02-01","amount":"0"},{"dueDate":"2026-05-01","amount":"0.001"}]}`), Status: 422, Code: "request.invalid",
		Fields: []string{"/instalments/0/amount number.invalid", "/instalments/0/dueDate plan.beforeOrder", "/instalments/1/amount number.notPositive", "/instalments/1/dueDate plan.order", "/instalments/2/amount number.invalid"},
	}, {
		Name: "37 instalments", Request: set(`{"instalments":[` + strings.Repeat(`{"dueDate":"2026-05-01","amount":"1"},`, 36) + `{"dueDate":"2026-05-01","amount":"64"}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/instalments field.tooMany"},
	}, {
		Name: "an old version", Request: stale, Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"},
	}, {
		Name: "the earliest is paid first", Request: get, Status: 200, Before: func(t *testing.T) { s.Pay(t, "40", o.ID, "40"); s.Clock.Advance(70 * 24 * time.Hour) },
		Has: []string{`"open":"60.00"`, `{"dueDate":"2026-03-02","amount":"30.00","paid":"30.00","open":"0.00","status":"received"},{"dueDate":"2026-05-01","amount":"70.00","paid":"10.00","open":"60.00","status":"overdue"}`},
	}, {
		Name: "it is due when the next one is", Request: scenario.Request{Op: receivables.List, As: s.Finance}, Status: 200, Has: []string{`"dueDate":"2026-05-01"`, `"overdue":{"amount":"60.00","currency":"CNY"}`, `"daysOverdue":10`},
	}, {
		Name: "more ordered is due last", Request: get, Status: 200,
		Before: func(t *testing.T) {
			s.Do(t, shop.Act(orders.Change, s.Seller, o.ID, `{"reason":"x","lines":[`+strings.Replace(shop.Line(s.Tea, "12", "10"), "{", `{"line":1,`, 1)+`]}`)).Want(t, 201)
			s.Do(t, shop.Act(orders.Approve, s.Manager, o.ID, "")).Want(t, 200)
		},
		Has: []string{`"charged":"120.00"`, `"amount":"90.00","paid":"10.00","open":"80.00"`},
	}, {
		Name: "none: as the terms say again", Request: set(`{"instalments":[]}`), Status: 200, Writes: 4, Has: []string{`"agreed":false`},
	}, {
		Name: "a viewer sets none", Request: shop.Act(orders.SetPlan, s.Company.User(t, access.Viewer), o.ID, `{"instalments":[]}`), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "absent", Request: shop.Act(orders.Plan, s.Finance, scenario.Unknown(order.Kind), ""), Status: 404, Code: "order.notFound",
	}, {
		Name: "another company's", Request: shop.Act(orders.Plan, s.Kehu.Company(t).Admin, o.ID, ""), Status: 404, Code: "order.notFound",
	}})
}

func TestStatement(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	first := s.Approved(t, "", shop.Line(s.Tea, "10", "10")) // 03-02
	dollars := s.Approved(t, `"currency":"USD","exchangeRate":7,`, shop.Line(s.Tea, "1", "5"))
	s.Clock.Advance(40 * 24 * time.Hour) // 04-11
	second := s.Approved(t, "", shop.Line(s.Tea, "5", "10"))
	s.Pay(t, "110", first.ID, "70", second.ID, "20")
	s.Ship(t, second.ID, 1, "2")
	s.Do(t, shop.Act(orders.Close, s.Manager, second.ID, "")).Want(t, 200)
	s.Clock.Advance(60 * 24 * time.Hour) // 06-10
	path := map[string]string{"id": s.Customer}
	statement := func(as *scenario.Caller, query string) scenario.Request {
		return scenario.Request{Op: customers.Statement, As: as, Path: path, Query: query}
	}
	s.Run(t, []scenario.Scenario{{
		Name: "a month", Request: statement(s.Finance, "from=2026-04-01&to=2026-04-30"), Status: 200, Golden: "statement.json",
	}, {
		Name: "within the month", Request: statement(s.Finance, "from=2026-04-12&to=2026-04-30"), Status: 200, Has: []string{`{"currency":"CNY","opening":"10.00","movements":[],"closing":"10.00"}`},
	}, {
		Name: "before anything", Request: statement(s.Finance, "from=2026-01-01&to=2026-03-01"), Status: 200, Has: []string{`{"currency":"CNY","opening":"0.00","movements":[],"closing":"0.00"},{"currency":"USD"`},
	}, {
		Name: "this month, if nothing is said", Request: statement(s.Finance, ""), Status: 200, Has: []string{`"from":"2026-06-01","to":"2026-06-10"`, `"opening":"10.00"`},
	}, {
		Name: "a period that ends before it begins", Request: statement(s.Finance, "from=2026-04-02&to=2026-04-01"), Status: 422, Code: "request.invalid", Fields: []string{"query:to date.beforeStart"},
	}, {
		Name: "no day", Request: statement(s.Finance, "from=soon"), Status: 422, Code: "request.invalid", Fields: []string{"query:from field.format"},
	}, {
		Name: "of another company's customer", Request: statement(s.Kehu.Company(t).Admin, ""), Status: 404, Code: "customer.notFound",
	}, {
		Name: "of another salesperson's customer", Request: statement(s.Company.User(t, access.Salesperson), ""), Status: 404, Code: "customer.notFound",
	}})
	if s.Read(t, dollars.ID).Open != "5.00" {
		t.Error("dollars")
	}
}
