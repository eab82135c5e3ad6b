package orders_test

import (
	"fmt"
	"slices"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/table"
)

// numbers are the numbers of the orders that a list gives, over all pages.
func (s *shop) numbers(t testing.TB, query string) []string { return s.numbersFor(t, s.seller, query) }

func (s *shop) numbersFor(t testing.TB, as *scenario.Caller, query string) (all []string) {
	t.Helper()
	for next := ""; ; {
		var page struct {
			Items      []answer
			NextCursor string
		}
		s.Do(t, scenario.Request{Op: orders.List, As: as, Query: query + next}).Want(t, 200).Into(t, &page)
		for _, o := range page.Items {
			all = append(all, o.Number)
		}
		if next = "&" + scenario.Params("cursor", page.NextCursor); page.NextCursor == "" {
			return all
		}
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	manager := s.company.User(t, access.SalesManager)
	var report [2]*scenario.Caller // who reports to the manager
	for i := range report {
		report[i] = s.company.User(t, access.Salesperson)
		s.Do(t, scenario.Request{
			Op: users.Update, As: s.seller, Path: map[string]string{"id": report[i].User}, Header: map[string]string{"If-Match": "*"},
			Body: `{"managerId":"` + manager.User + `"}`,
		}).Want(t, 200)
	}
	first := s.customer
	second := s.make(t, customers.Create, s.seller, `{"name":"Bottom-Dollar"}`)
	for i := range 12 {
		s.customer = first
		if i%3 == 2 {
			s.customer = second
		}
		owner, product := s.seller.User, s.chai
		if i%2 == 1 {
			owner, product = report[i%4/2].User, s.beer
		}
		s.add(t, s.body(fmt.Sprintf(`"orderDate":"2026-02-%02d","owner":%q,"reference":"PO %c",`, 1+i*2, owner, 'a'+i), line(product, "1", "")))
	}
	s.customer = first
	var submitted struct{ Items []answer }
	s.Do(t, scenario.Request{Op: orders.List, As: s.seller, Query: "number=SO000004"}).Want(t, 200).Into(t, &submitted)
	s.done(t, orders.Submit, s.seller, submitted.Items[0].ID, "")
	s.Drain(t) // the orders of a product are listed off the stream
	so := func(numbers ...int) (all []string) {
		for _, n := range numbers {
			all = append(all, fmt.Sprintf("SO%06d", n))
		}
		return all
	}
	everything := so(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
	for query, want := range map[string][]string{
		"":                                everything,
		"limit=1":                         everything,
		"limit=5":                         everything,
		"customer=" + first:               so(11, 10, 8, 7, 5, 4, 2, 1),
		"limit=3&customer=" + second:      so(12, 9, 6, 3),
		"limit=2&customer=" + first:       so(11, 10, 8, 7, 5, 4, 2, 1),
		"owner=me":                        so(11, 9, 7, 5, 3, 1),
		"owner=" + report[0].User:         so(10, 6, 2),
		"limit=1&owner=" + report[1].User: so(12, 8, 4),
		"status=submitted":                so(4),
		"limit=4&status=draft":            so(12, 11, 10, 9, 8, 7, 6, 5, 3, 2, 1),
		"status=approved":                 nil,
		"status=draft&customer=" + second: so(12, 9, 6, 3),
		"product=" + s.beer:               so(12, 10, 8, 6, 4, 2),
		"limit=2&product=" + s.beer:       so(12, 10, 8, 6, 4, 2),
		"limit=1&status=submitted&product=" + s.beer:                   so(4),
		"product=" + s.beer + "&owner=" + report[0].User:               so(10, 6, 2),
		"limit=1&product=" + s.beer + "&from=2026-02-07&to=2026-02-15": so(8, 6, 4),
		"limit=1&status=draft&owner=me&to=2026-02-05":                  so(3, 1),
		"from=2026-02-05&to=2026-02-09":                                so(5, 4, 3),
		"from=2026-02-06&to=2026-02-06":                                nil,
		"from=2026-02-21":                                              so(12, 11),
		"to=2026-02-01":                                                so(1),
		"customer=" + first + "&from=2026-02-19&to=2026-02-21":         so(11, 10),
		"status=draft&limit=1&from=2026-02-19":                         so(12, 11, 10),
		"owner=me&to=2026-02-05":                                       so(3, 1),
		"q=so000011":                                                   so(11),
		"q=bottom":                                                     so(12, 9, 6, 3),
		"q=po%20c":                                                     so(3),
		"number=so000007":                                              so(7),
		"number=SO7":                                                   nil,
		"number=SO000007&customer=" + second:                           nil,
		"product=" + s.chai + "&status=draft&owner=me&customer=" + second: so(9, 3),
	} {
		if got := s.numbers(t, query); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
	}
	for query, want := range map[string][]string{
		"":                                so(12, 10, 8, 6, 4, 2),
		"limit=1":                         so(12, 10, 8, 6, 4, 2),
		"owner=team":                      so(12, 10, 8, 6, 4, 2),
		"owner=me":                        nil,
		"owner=" + s.seller.User:          nil,
		"status=submitted":                so(4),
		"limit=1&status=draft":            so(12, 10, 8, 6, 2),
		"limit=1&product=" + s.beer:       so(12, 10, 8, 6, 4, 2),
		"product=" + s.chai:               nil,
		"from=2026-02-15&limit=1":         so(12, 10, 8),
		"number=SO000001":                 nil,
		"number=SO000002":                 so(2),
		"limit=1&q=po&customer=" + second: so(12, 6),
	} {
		if got := s.numbersFor(t, manager, query); !slices.Equal(got, want) {
			t.Errorf("manager, %s: got %v, want %v", query, got, want)
		}
	}
	for query, field := range map[string]string{
		"customer=x": "query:customer order.customerUnknown", "owner=x": "query:owner order.ownerUnknown", "product=x": "query:product order.productUnknown",
		"from=2026-02-02&to=2026-02-01": "query:to date.beforeStart", "status=gone": "query:status field.enum", "from=yesterday": "query:from field.format",
	} {
		s.Do(t, scenario.Request{Op: orders.List, As: s.seller, Query: query}).WantProblem(t, "request.invalid", field)
	}
	s.Do(t, scenario.Request{Op: orders.List, As: s.seller, Query: "cursor=x"}).WantProblem(t, "request.cursorInvalid", "query:cursor field.invalid")
}

// The list of a product's orders follows an order that changes its date, its salesperson and its products, however often that is told.
func TestList_of_a_product_follows_its_orders(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	clerk := s.company.User(t, access.Salesperson)
	o := s.add(t, s.body(`"orderDate":"2026-01-05",`, line(s.chai, "1", ""), line(s.beer, "1", "")))
	want := func(when, query string, as *scenario.Caller, count int) {
		t.Helper()
		var page struct{ Items []answer }
		s.Do(t, scenario.Request{Op: orders.List, As: as, Query: query}).Want(t, 200).Into(t, &page)
		if len(page.Items) != count {
			t.Errorf("%s: %s lists %d orders, want %d", when, query, len(page.Items), count)
		}
	}
	s.Drain(t)
	want("made", "product="+s.chai, s.seller, 1)
	want("made", "product="+s.chai, clerk, 0)
	s.Do(t, matching(orders.Update, s.seller, o.ID, 1, fmt.Sprintf(`{"orderDate":"2026-02-10","owner":%q}`, clerk.User))).Want(t, 200)
	s.Drain(t)
	s.Replay(t)
	want("moved", "product="+s.chai, s.seller, 1)
	want("moved", "product="+s.chai+"&from=2026-01-01&to=2026-01-31", s.seller, 0)
	want("moved", "product="+s.chai+"&from=2026-02-10&to=2026-02-10", s.seller, 1)
	want("moved", "product="+s.chai, clerk, 1)
	s.Do(t, matching(orders.Update, s.seller, o.ID, 2, `{"orderDate":"2026-01-05","lines":[`+line(s.beer, "1", "")+`]}`)).Want(t, 200)
	s.Drain(t)
	want("without chai", "product="+s.chai, s.seller, 0)
	want("without chai", "product="+s.beer, clerk, 1)
	s.Do(t, matching(orders.Delete, s.seller, o.ID, 3, "")).Want(t, 204)
	s.Drain(t)
	s.Replay(t)
	want("deleted", "product="+s.beer, s.seller, 0)
	if rows, err := s.Main.Query(t.Context(), table.Query{Partition: table.In(s.company.Tenant, "ORD", "PRODUCT", s.chai), Limit: 10}); err != nil || len(rows.Records) != 0 {
		t.Errorf("left behind: %+v, %v", rows.Records, err)
	}
}
