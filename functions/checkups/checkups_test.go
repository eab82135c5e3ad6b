package checkups_test

import (
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"kehu/functions/categories"
	"kehu/functions/checkups"
	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

var _ = flag.Bool("update", false, "write the golden files anew")

const day = 24 * time.Hour

// made is what the tests read of a customer.
type made struct {
	ID      string
	Version int
}

// view is what the tests read of a checkup.
type view struct {
	Status, Reviewer, DueDate, AnsweredBy, NextReviewAt, Note string
	IntervalDays                                              int
}

func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) (c made) {
	t.Helper()
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: body}).Want(t, 201).Into(t, &c)
	return c
}

func at(o operation.Operation, as *scenario.Caller, id, body string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
}

func look(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) (v view) {
	t.Helper()
	k.Do(t, at(checkups.Get, as, id, "")).Want(t, 200).Into(t, &v)
	return v
}

// change is a call that changes something whatever its version is.
func change(o operation.Operation, as *scenario.Caller, id, body string) scenario.Request {
	r := at(o, as, id, body)
	r.Header = map[string]string{"If-Match": "*"}
	return r
}

func plan(as *scenario.Caller, version, body string) scenario.Request {
	r := scenario.Request{Op: checkups.SetPlan, As: as, Body: body, Header: map[string]string{}}
	if version != "" {
		r.Header["If-Match"] = version
	}
	return r
}

// run lets time pass, and does what is due then.
func run(t testing.TB, k *scenario.Kehu, after time.Duration) {
	t.Helper()
	k.Clock.Advance(after)
	k.Tick(t, checkups.Open)
	k.Drain(t)
}

// waiting returns the customers of the list, in its order, each with its state.
func waiting(t testing.TB, k *scenario.Kehu, as *scenario.Caller, query string) string {
	t.Helper()
	var all []string
	cursor := ""
	for {
		var page struct {
			Items      []struct{ CustomerID, CustomerName, Status string }
			NextCursor string
		}
		q := query + cursor
		k.Do(t, scenario.Request{Op: checkups.List, As: k.Session(as.Tenant, as.User), Query: strings.Trim(q, "&")}).Want(t, 200).Into(t, &page)
		for _, s := range page.Items {
			all = append(all, s.CustomerName+" "+s.Status)
		}
		if page.NextCursor == "" {
			return strings.Join(all, ", ")
		}
		cursor = "&cursor=" + page.NextCursor
	}
}

func TestPlan(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller := company.Admin, company.User(t, access.Salesperson)
	stranger := k.Company(t).Admin
	var foreign made
	k.Do(t, scenario.Request{Op: categories.Create, As: stranger, Body: `{"name":"x"}`}).Want(t, 201).Into(t, &foreign)
	k.Run(t, []scenario.Scenario{
		{Name: "comes empty", Request: scenario.Request{Op: checkups.Plan, As: seller}, Status: 200, Has: []string{`"version":0`, `"rules":[]`}, Lacks: []string{"updatedAt"}},
		{Name: "needs a version", Request: plan(admin, "", `{"rules":[]}`), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: plan(admin, `"1"`, `{"rules":[{"days":1}]}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "asks for the permission", Request: plan(seller, `"0"`, `{"rules":[]}`), Status: 403, Code: "auth.forbidden"},
		{Name: "needs days", Request: plan(admin, `"0"`, `{"rules":[{"days":0}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/rules/0/days field.tooSmall"}},
		{Name: "needs a level that there is", Request: plan(admin, `"0"`, `{"rules":[{"level":"Z","days":1}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/rules/0/level dictionary.valueUnknown"}},
		{Name: "needs a category of the company", Request: plan(admin, `"0"`, `{"rules":[{"categoryId":"`+foreign.ID+`","days":1}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/rules/0/categoryId category.unknown"}},
		{Name: "says a thing once", Request: plan(admin, `"0"`, `{"rules":[{"level":"A","days":1},{"level":"A","days":2}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/rules/1 field.duplicate"}},
		{Name: "is set", Request: plan(admin, `"0"`, `{"rules":[{"level":"A","days":30},{"days":90}],"graceDays":7}`), Status: 200, Writes: 1, Has: []string{`"version":1`, `"graceDays":7`}},
		{Name: "makes no version of nothing", Request: plan(admin, `"1"`, `{"rules":[{"level":"A","days":30},{"days":90}],"graceDays":7}`), Status: 200, Has: []string{`"version":1`}},
		{Name: "is answered", Request: scenario.Request{Op: checkups.Plan, As: seller}, Status: 200, Has: []string{`"days":30`, `"updatedBy":"` + admin.User}},
		{Name: "is that of the company", Request: scenario.Request{Op: checkups.Plan, As: stranger}, Status: 200, Has: []string{`"version":0`}},
	})
}

func TestCheckups_come_when_they_are_due_and_go_when_they_are_answered(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller, other := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	stranger := k.Company(t).Admin
	var top, below made
	k.Do(t, scenario.Request{Op: categories.Create, As: admin, Body: `{"name":"Top"}`}).Want(t, 201).Into(t, &top)
	k.Do(t, scenario.Request{Op: categories.Create, As: admin, Body: `{"name":"Below","parentId":"` + top.ID + `"}`}).Want(t, 201).Into(t, &below)
	k.Do(t, plan(admin, `"0"`, `{"rules":[{"level":"A","days":30},{"categoryId":"`+top.ID+`","days":60}]}`)).Want(t, 200)
	k.Do(t, plan(stranger, `"0"`, `{"rules":[{"days":1000}]}`)).Want(t, 200)
	a := add(t, k, seller, `{"name":"A","level":"A"}`)
	b := add(t, k, seller, `{"name":"B","categoryId":"`+below.ID+`"}`)
	c := add(t, k, seller, `{"name":"C"}`)
	add(t, k, stranger, `{"name":"foreign","level":"A"}`)

	run(t, k, 29*day)
	if got := waiting(t, k, admin, ""); got != "" {
		t.Errorf("before it is due: %s", got)
	}
	if got := look(t, k, seller, a.ID); got.Status != "none" || got.IntervalDays != 30 || got.NextReviewAt == "" {
		t.Errorf("before it is due: %+v", got)
	}
	if got := look(t, k, seller, c.ID); got.IntervalDays != 0 || got.NextReviewAt != "" {
		t.Errorf("never due: %+v", got)
	}
	k.Do(t, at(checkups.Answer, seller, a.ID, `{"outcome":"confirmed"}`)).Want(t, 409).WantProblem(t, "checkup.notOpen")

	run(t, k, day)
	before := k.Main.LastSequence()
	run(t, k, time.Minute) // the same day
	if n := k.WritesSince(t, before); n > 0 {
		t.Errorf("twice on one day: %d writes", n)
	}
	for _, as := range []*scenario.Caller{admin, seller} {
		if got := waiting(t, k, as, ""); got != "A pending" {
			t.Errorf("due: %q", got)
		}
	}
	if got := look(t, k, seller, a.ID); got.Status != "pending" || got.Reviewer != seller.User || got.NextReviewAt != "" {
		t.Errorf("due: %+v", got)
	}
	run(t, k, 30*day) // a month later, B, of a category below, too
	if got := waiting(t, k, admin, "limit=1"); got != "A overdue, B pending" {
		t.Errorf("a month later: %q", got)
	}
	if got := waiting(t, k, seller, "overdue=true&reviewer=me"); got != "A overdue" {
		t.Errorf("overdue: %q", got)
	}
	if got := waiting(t, k, other, "") + waiting(t, k, stranger, "") + waiting(t, k, admin, "reviewer=me"); got != "" {
		t.Errorf("of others: %q", got)
	}

	k.Run(t, []scenario.Scenario{
		{Name: "not for who cannot see it", Request: at(checkups.Answer, k.Session(other.Tenant, other.User), a.ID, `{"outcome":"confirmed"}`), Status: 404, Code: "customer.notFound"},
		{Name: "nor of another company", Request: at(checkups.Get, k.Session(stranger.Tenant, stranger.User), a.ID, ""), Status: 404, Code: "customer.notFound"},
		{Name: "what is no reviewer", Request: scenario.Request{Op: checkups.List, As: k.Session(admin.Tenant, admin.User), Query: "reviewer=x"}, Status: 422, Code: "request.invalid", Fields: []string{"query:reviewer customer.ownerUnknown"}},
		{Name: "what is no outcome", Request: at(checkups.Answer, k.Session(seller.Tenant, seller.User), a.ID, `{"outcome":"pending"}`), Status: 422, Code: "request.invalid", Fields: []string{"/outcome field.enum"}},
		{Name: "nothing was corrected", Request: at(checkups.Answer, k.Session(seller.Tenant, seller.User), a.ID, `{"outcome":"corrected"}`), Status: 409, Code: "checkup.unchanged", Fields: []string{"/outcome field.invalid"}},
	})
	seller, admin = k.Session(seller.Tenant, seller.User), k.Session(admin.Tenant, admin.User)
	k.Do(t, change(customers.Update, seller, a.ID, `{"notes":"moved"}`)).Want(t, 200)
	k.Do(t, at(checkups.Answer, seller, a.ID, `{"outcome":"corrected","note":"asked Maria"}`)).Want(t, 200)
	if got := look(t, k, seller, a.ID); got.Status != "corrected" || got.AnsweredBy != seller.User || got.Note != "asked Maria" || got.NextReviewAt == "" {
		t.Errorf("answered: %+v", got)
	}
	k.Do(t, change(customers.Hand, admin, b.ID, `{"to":"`+other.User+`"}`)).Want(t, 200)
	run(t, k, day) // the new owner gets it, and the old one has it no more
	if got := waiting(t, k, seller, "") + "|" + waiting(t, k, other, ""); got != "|B pending" {
		t.Errorf("handed over: %q", got)
	}
	k.Do(t, change(customers.Delete, k.Session(admin.Tenant, admin.User), b.ID, "")).Want(t, 204)
	if got := waiting(t, k, admin, ""); got != "" {
		t.Errorf("in the recycle bin: %q", got)
	}
	run(t, k, 28*day)
	if got := look(t, k, k.Session(seller.Tenant, seller.User), a.ID); got.Status != "corrected" {
		t.Errorf("too early: %+v", got)
	}
	run(t, k, 2*day)
	if got := look(t, k, k.Session(seller.Tenant, seller.User), a.ID); got.Status != "pending" || got.AnsweredBy != seller.User {
		t.Errorf("due again: %+v", got)
	}
	if rows := k.Rows(t, admin.Tenant, "cku_"+strings.TrimPrefix(a.ID, "cus_")); len(rows) != 3 {
		t.Errorf("history: %d rows", len(rows))
	}
	var page struct{ Items []struct{ State string } }
	k.Do(t, scenario.Request{Op: jobs.List, As: k.Session(admin.Tenant, admin.User)}).Want(t, 200).Into(t, &page)
	for _, j := range page.Items {
		if j.State != "succeeded" {
			t.Errorf("a job: %s", j.State)
		}
	}
}

func TestAnswers_side_by_side_count_once(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	k.Do(t, plan(admin, `"0"`, `{"rules":[{"days":1}]}`)).Want(t, 200)
	c := add(t, k, admin, `{"name":"A"}`)
	var starting sync.WaitGroup
	k.Clock.Advance(2 * day)
	for range 4 {
		starting.Go(func() { k.Tick(t, checkups.Open) })
	}
	starting.Wait()
	k.Drain(t)
	admin = k.Session(admin.Tenant, admin.User)
	var page struct{ Items []struct{ ID string } }
	k.Do(t, scenario.Request{Op: jobs.List, As: admin}).Want(t, 200).Into(t, &page)
	if len(page.Items) != 1 {
		t.Errorf("%d jobs, want 1", len(page.Items))
	}
	statuses := make([]int, 8)
	var all sync.WaitGroup
	for i := range statuses {
		all.Go(func() {
			statuses[i] = k.Do(t, at(checkups.Answer, admin, c.ID, fmt.Sprintf(`{"outcome":"confirmed","note":"%d"}`, i))).Status
		})
	}
	all.Wait()
	won := 0
	for _, s := range statuses {
		if s == 200 {
			won++
		} else if s != 409 {
			t.Errorf("status %d", s)
		}
	}
	if won != 1 {
		t.Errorf("%d answers count, want 1", won)
	}
}

func TestA_purged_customer_takes_its_checkup_along(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	k.Do(t, plan(admin, `"0"`, `{"rules":[{"days":1}]}`)).Want(t, 200)
	c := add(t, k, admin, `{"name":"A"}`)
	run(t, k, 2*day)
	admin = k.Session(admin.Tenant, admin.User)
	k.Do(t, change(customers.Delete, admin, c.ID, "")).Want(t, 204)
	k.Do(t, at(customers.Purge, admin, c.ID, `{"reason":"x"}`)).Want(t, 204)
	k.Drain(t)
	if rows := k.Rows(t, admin.Tenant, "cku_"+strings.TrimPrefix(c.ID, "cus_")); len(rows) != 2 {
		t.Errorf("history: %d rows, want that it came and went", len(rows))
	}
}
