package orders_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/functions/orders"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/job"
	"kehu/shared/table"
)

// totals are the rows of a report, over all pages: "key label currency orders net total quantity", without what is empty.
func (s *shop) totals(t testing.TB, as *scenario.Caller, query string) []string {
	t.Helper()
	all := []string{}
	for next := ""; ; {
		var page struct {
			Items []struct {
				Key, Label string
				Sums       []struct {
					Currency   string
					Orders     int
					Net, Total money
					Quantity   string
				}
			}
			NextCursor string
		}
		s.Do(t, scenario.Request{Op: orders.Totals, As: as, Query: query + next}).Want(t, 200).Into(t, &page)
		for _, row := range page.Items {
			for _, sum := range row.Sums {
				key := row.Key
				if row.Label != "" {
					key = row.Label
				}
				all = append(all, strings.Join(strings.Fields(fmt.Sprintln(key, sum.Orders, sum.Net.Amount, sum.Total.Amount, sum.Total.Currency, sum.Quantity)), " "))
			}
		}
		if next = "&" + scenario.Params("cursor", page.NextCursor); page.NextCursor == "" {
			return all
		}
	}
}

func TestTotals(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	manager, outsider := s.company.User(t, access.SalesManager), s.company.User(t, access.Salesperson)
	report := s.company.User(t, access.Salesperson)
	s.Do(t, scenario.Request{
		Op: users.Update, As: s.seller, Path: map[string]string{"id": report.User}, Header: map[string]string{"If-Match": "*"},
		Body: `{"managerId":"` + manager.User + `"}`,
	}).Want(t, 200)
	second := s.make(t, customers.Create, s.seller, `{"name":"Bottom-Dollar"}`)
	s.recorded(t, s.past("1", ""), s.past("2", `,"owner":"`+report.User+`"`), s.past("3", `,"currency":"USD","exchangeRate":7`))
	o := s.add(t, s.body(`"orderDate":"2026-02-01","owner":"`+report.User+`",`, line(s.beer, "10", ""), line(s.beer, "1.5", "")))
	s.done(t, orders.Submit, s.seller, o.ID, "")
	s.customer = second
	s.add(t, s.body(`"orderDate":"2026-02-02",`, line(s.chai, "1", "")))
	s.Drain(t)
	for query, want := range map[string][]string{
		"by=month":                         {"1996-07 2 55.50 55.50 CNY", "1996-07 1 3.00 3.00 USD", "2026-02 1 161.00 181.93 CNY"},
		"by=month&limit=1":                 {"1996-07 2 55.50 55.50 CNY", "1996-07 1 3.00 3.00 USD", "2026-02 1 161.00 181.93 CNY"},
		"by=month&from=1996-08":            {"2026-02 1 161.00 181.93 CNY"},
		"by=month&to=2026-01":              {"1996-07 2 55.50 55.50 CNY", "1996-07 1 3.00 3.00 USD"},
		"by=state":                         {"draft 1 18.50 20.91 CNY", "submitted 1 161.00 181.93 CNY", "completed 2 55.50 55.50 CNY", "completed 1 3.00 3.00 USD"},
		"by=state&from=2026-02":            {"draft 1 18.50 20.91 CNY", "submitted 1 161.00 181.93 CNY"},
		"by=month&status=draft":            {"2026-02 1 18.50 20.91 CNY"},
		"by=customer":                      {"Alfreds 3 216.50 237.43 CNY", "Alfreds 1 3.00 3.00 USD"},
		"by=customer&status=draft":         {"Bottom-Dollar 1 18.50 20.91 CNY"},
		"by=product&limit=1":               {"Chai 2 55.50 55.50 CNY 4", "Chai 1 3.00 3.00 USD 2", "Beer 1 161.00 181.93 CNY 11.5"},
		"by=month&customer=" + second:      {},
		"by=state&customer=" + second:      {"draft 1 18.50 20.91 CNY"},
		"by=month&product=" + s.beer:       {"2026-02 1 161.00 181.93 CNY 11.5"},
		"by=month&owner=me":                {"1996-07 1 27.75 27.75 CNY", "1996-07 1 3.00 3.00 USD"},
		"by=month&owner=" + report.User:    {"1996-07 1 27.75 27.75 CNY", "2026-02 1 161.00 181.93 CNY"},
		"by=owner&from=2026-01&to=2026-12": {"Salesperson 1 161.00 181.93 CNY"},
	} {
		got := s.totals(t, s.seller, query)
		if strings.HasPrefix(query, "by=owner") { // names are the fixture's
			for i := range got {
				got[i] = got[i][strings.Index(got[i], " 1 ")+1:]
				want[i] = want[i][strings.Index(want[i], " 1 ")+1:]
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
	// Who may not see an order may not see its sum.
	for query, want := range map[string][]string{
		"by=month": {"1996-07 1 27.75 27.75 CNY", "2026-02 1 161.00 181.93 CNY"}, "by=state": {"submitted 1 161.00 181.93 CNY", "completed 1 27.75 27.75 CNY"},
		"by=customer": {"Alfreds 2 188.75 209.68 CNY"}, "by=product&limit=1": {"Chai 1 27.75 27.75 CNY 2", "Beer 1 161.00 181.93 CNY 11.5"},
		"by=month&owner=me": {}, "by=month&owner=" + s.seller.User: {},
	} {
		if got := s.totals(t, manager, query); !slices.Equal(got, want) {
			t.Errorf("manager, %s: got %q, want %q", query, got, want)
		}
		if strings.Contains(query, "owner=") {
			continue
		}
		if got := s.totals(t, report, query); !slices.Equal(got, want) {
			t.Errorf("salesperson, %s: got %q, want %q", query, got, want)
		}
		if got := s.totals(t, outsider, query); len(got) > 0 {
			t.Errorf("another salesperson, %s: got %q", query, got)
		}
		stranger := openBeside(t, s.Kehu, "")
		if got := s.totals(t, stranger.seller, query); len(got) > 0 {
			t.Errorf("another company, %s: got %q", query, got)
		}
	}
	for query, field := range map[string]string{
		"": "query:by field.required", "by=week": "query:by field.enum", "by=month&from=2026": "query:from field.pattern", "by=month&from=2026-13": "query:from field.pattern",
		"by=month&from=2026-02&to=2026-01": "query:to date.beforeStart", "by=owner&customer=" + second: "query:customer order.totalsFilter",
		"by=month&customer=x": "query:customer order.customerUnknown", "by=month&owner=x": "query:owner order.ownerUnknown",
		"by=month&customer=" + second + "&product=" + s.chai: "query:product order.totalsFilter",
	} {
		s.Do(t, scenario.Request{Op: orders.Totals, As: s.seller, Query: query}).WantProblem(t, "request.invalid", field)
	}
	s.Do(t, scenario.Request{Op: orders.Totals, As: s.seller, Query: "by=month&cursor=x"}).WantProblem(t, "request.cursorInvalid", "query:cursor field.invalid")
	before := s.totals(t, s.seller, "by=product")
	s.Replay(t) // everything once more
	if got := s.totals(t, s.seller, "by=product"); !slices.Equal(got, before) {
		t.Errorf("after everything was told twice: got %q, want %q", got, before)
	}
}

func TestRebuild(t *testing.T) {
	t.Parallel()
	s := open(t, "")
	seller := s.company.User(t, access.Salesperson)
	var all []string
	for i := range 25 {
		all = append(all, s.past(fmt.Sprint(i), fmt.Sprintf(`,"owner":%q`, []string{s.seller.User, seller.User}[i%2])))
	}
	s.recorded(t, all...)
	s.Drain(t)
	want := s.totals(t, s.seller, "by=month")
	if !slices.Equal(want, []string{"1996-07 25 693.75 693.75 CNY"}) {
		t.Fatalf("got %q", want)
	}
	s.spoil(t)
	if got := s.totals(t, s.seller, "by=month"); slices.Equal(got, want) {
		t.Fatal("the totals are not spoiled")
	}
	start := scenario.Request{Op: orders.Rebuild, As: s.seller}
	s.Run(t, []scenario.Scenario{
		{Name: "without the permission", Request: scenario.Request{Op: orders.Rebuild, As: seller}, Status: 403, Code: "auth.forbidden"},
		{Name: "an administrator starts it", Request: start, Status: 202, Writes: 3, Has: []string{`"kind":"orderTotals"`, `"state":"queued"`}},
		{Name: "one at a time", Request: start, Status: 409, Code: "order.rebuilding"},
	})
	// Orders change while it works.
	s.recorded(t, s.past("late", ""))
	s.Drain(t)
	want = []string{"1996-07 26 721.50 721.50 CNY"}
	for _, query := range []string{"by=month", "by=customer", "by=product", "by=owner"} {
		got := s.totals(t, s.seller, query)
		if query == "by=month" && !slices.Equal(got, want) {
			t.Errorf("rebuilt: got %q, want %q", got, want)
		}
	}
	if got := s.totals(t, seller, "by=customer"); !slices.Equal(got, []string{"Alfreds 12 333.00 333.00 CNY"}) {
		t.Errorf("rebuilt, of a salesperson: got %q", got)
	}
	var list struct{ Items []job.Job }
	s.Do(t, scenario.Request{Op: jobs.List, As: s.seller}).Want(t, 200).Into(t, &list)
	if len(list.Items) != 1 || list.Items[0].State != job.Succeeded || list.Items[0].Failed != 0 {
		t.Errorf("the job: %+v", list.Items)
	}
	if cells := s.cells(t, "#SUM#0#"); cells > 0 {
		t.Errorf("%d totals of before are left", cells)
	}
	s.Do(t, start).Want(t, 202) // again
	s.Drain(t)
	if got := s.totals(t, s.seller, "by=month"); !slices.Equal(got, want) {
		t.Errorf("rebuilt twice: got %q, want %q", got, want)
	}
	for _, generation := range []string{"#SUM#0#", "#SUM#1#"} {
		if cells := s.cells(t, generation); cells > 0 {
			t.Errorf("%d totals of generation %s are left", cells, generation)
		}
	}
}

// spoil makes all totals of the company wrong, and forgets some orders' contributions.
func (s *shop) spoil(t testing.TB) {
	t.Helper()
	for key := range s.latest(t) {
		if strings.Contains(key.Partition().String(), "#SUM#0#MONTH") {
			if err := s.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{table.Update(key, nil, map[string]int64{"n_completed": 7, "t_completed": 1})}}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// cells counts what there is in partitions with the text.
func (s *shop) cells(t testing.TB, text string) (count int) {
	t.Helper()
	for key, item := range s.latest(t) {
		if item != nil && strings.Contains(key.Partition().String(), text) {
			count++
		}
	}
	return count
}

// latest returns everything that was ever written, as it is now.
func (s *shop) latest(t testing.TB) map[table.Key]table.Item {
	t.Helper()
	changes, err := s.Main.Changes("", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[table.Key]table.Item)
	for _, c := range changes {
		all[c.Key] = c.New
	}
	return all
}
