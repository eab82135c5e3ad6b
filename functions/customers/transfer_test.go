package customers_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/event"
	"kehu/shared/job"
	"kehu/shared/user"
)

// answer is what the tests read of a job.
type answer struct {
	ID, State, Kind, Code string
	Done, Failed, Total   int
	Preview               *struct {
		Count   int
		More    bool
		First   []string
		Refused []job.Row
	}
}

func transfer(as, from, to *scenario.Caller, rest string) scenario.Request {
	return scenario.Request{Op: customers.Transfer, As: as, Body: fmt.Sprintf(`{"from":%q,"to":%q%s}`, from.User, to.User, rest)}
}

// begin starts a transfer and returns its job.
func begin(t testing.TB, k *scenario.Kehu, r scenario.Request) answer {
	t.Helper()
	var a answer
	response := k.Do(t, r).Want(t, 202)
	response.Into(t, &a)
	if got, want := response.Header["location"], "/v1/jobs/"+a.ID; got != want || a.State != "queued" {
		t.Errorf("location %q, want %q; state %s", got, want, a.State)
	}
	return a
}

func jobOf(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) (a answer) {
	t.Helper()
	k.Do(t, scenario.Request{Op: jobs.Get, As: as, Path: map[string]string{"id": id}}).Want(t, 200).Into(t, &a)
	return a
}

// rowsOf returns "record outcome code" of each row.
func rowsOf(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) (all []string) {
	t.Helper()
	var page struct{ Items []job.Row }
	k.Do(t, scenario.Request{Op: jobs.Rows, As: as, Path: map[string]string{"id": id}, Query: "limit=200"}).Want(t, 200).Into(t, &page)
	for _, r := range page.Items {
		all = append(all, strings.TrimSpace(fmt.Sprint(r.Record, " ", r.Outcome, " ", r.Code)))
	}
	return all
}

// owned counts the customers of a user.
func owned(t testing.TB, k *scenario.Kehu, who *scenario.Caller) (count int) {
	t.Helper()
	changes, err := k.Main.Changes("", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	owners := make(map[string]string)
	for _, c := range changes {
		if c.New.Text("et") == customer.Kind.Name {
			owners[c.New.Text("id")] = c.New.Text("ow")
		}
	}
	for _, owner := range owners {
		if owner == who.User {
			count++
		}
	}
	return count
}

func TestTransfer_of_all_customers(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	k.Bulk(t, ann, 120)
	k.Bulk(t, bob, 3)
	one := add(t, k, ann, `{"name":"Alfreds","emails":["a@x.example"]}`)
	k.Clock.Advance(time.Hour)
	dry := transfer(company.Admin, ann, bob, `,"all":true`)
	dry.Query = "validateOnly=true"
	k.Run(t, []scenario.Scenario{{Name: "a preview writes nothing", Request: dry, Status: 200, Has: []string{`"count":121,"more":false`}}})
	a := begin(t, k, transfer(company.Admin, ann, bob, `,"all":true,"reason":"on leave"`))
	k.Drain(t)
	if a = jobOf(t, k, company.Admin, a.ID); a.State != "succeeded" || a.Done != 121 || a.Total != 121 || a.Failed != 0 {
		t.Errorf("job: %+v", a)
	}
	if owned(t, k, ann) != 0 || owned(t, k, bob) != 124 {
		t.Errorf("Ann has %d, Bob %d", owned(t, k, ann), owned(t, k, bob))
	}
	if c := read(t, k, bob, one.ID); c.Owner != bob.User || c.Version != 2 || c.UpdatedBy != company.Admin.User {
		t.Errorf("moved: %+v", c)
	}
	var history struct {
		Items []struct {
			At                         time.Time
			By, What, From, To, Reason string
		}
	}
	k.Do(t, at(customers.Assigned, bob, one.ID)).Want(t, 200).Into(t, &history)
	if h := history.Items; len(h) != 1 || h[0].From != ann.User || h[0].To != bob.User || h[0].Reason != "on leave" || h[0].By != company.Admin.User {
		t.Errorf("history: %+v", history.Items)
	}
	k.Do(t, at(customers.Assigned, ann, one.ID)).WantProblem(t, "customer.notFound")
	rows := k.Rows(t, company.Tenant, one.ID)
	if len(rows) != 2 || rows[0].By != company.Admin.User || len(rows[0].Changes) != 1 {
		t.Errorf("audit rows: %+v", rows)
	}
	k.Replay(t) // every event once more
	if again := jobOf(t, k, company.Admin, a.ID); again.Done != 121 || read(t, k, bob, one.ID).Version != 2 {
		t.Errorf("after all events came twice: %+v", again)
	}
}

func TestTransfer_of_some_customers_tells_of_each(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann, bob, eve := company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	mine, gone, other, theirs := add(t, k, ann, `{"name":"a"}`), add(t, k, ann, `{"name":"b"}`), add(t, k, eve, `{"name":"c"}`), add(t, k, bob, `{"name":"d"}`)
	k.Do(t, matching(customers.Delete, company.Admin, gone.ID, 1, "")).Want(t, 204)
	none := scenario.Unknown(customer.Kind)
	list := fmt.Sprintf(`,"customers":[%q,%q,%q,%q,%q,"x"]`, mine.ID, gone.ID, other.ID, theirs.ID, none)
	dry := transfer(company.Admin, ann, bob, list)
	dry.Query = "validateOnly=true"
	var shown answer
	k.Do(t, dry).Want(t, 200).Into(t, &shown)
	if p := shown.Preview; p == nil || p.Count != 1 || len(p.First) != 1 || len(p.Refused) != 5 || p.Refused[0].Code != "customer.notOwned" || p.Refused[0].Detail == "" {
		t.Errorf("preview: %+v", p)
	}
	a := begin(t, k, transfer(company.Admin, ann, bob, list))
	k.Drain(t)
	want := []string{
		mine.ID + " done", gone.ID + " failed customer.notOwned", other.ID + " failed customer.notOwned", theirs.ID + " skipped",
		none + " failed customer.notOwned", "x failed customer.notOwned",
	}
	if got := rowsOf(t, k, company.Admin, a.ID); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("rows: got %v, want %v", got, want)
	}
	if a = jobOf(t, k, company.Admin, a.ID); a.State != "succeeded" || a.Failed != 4 {
		t.Errorf("job: %+v", a)
	}
	if owned(t, k, eve) != 1 {
		t.Error("a customer of somebody else was moved")
	}
}

func TestTransfer_is_refused(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	lead := company.User(t, access.SalesManager)
	ann, bob, out := company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	report(t, k, company.Admin, ann, lead)
	report(t, k, company.Admin, bob, lead)
	suspended := company.User(t, access.Salesperson)
	k.ChangeUser(t, suspended, func(u *user.User) { u.Status = user.Suspended })
	stranger := k.Company(t).Admin
	all := `,"all":true`
	k.Run(t, []scenario.Scenario{
		{Name: "within the team it is not", Request: transfer(lead, ann, bob, all), Status: 202, Writes: 2},
		{Name: "from out of reach", Request: transfer(lead, out, bob, all), Status: 403, Code: "auth.outOfReach", Fields: []string{"/from field.invalid"}},
		{Name: "to out of reach", Request: transfer(lead, ann, out, all), Status: 403, Code: "auth.outOfReach", Fields: []string{"/to field.invalid"}},
		{Name: "by a salesperson", Request: transfer(ann, ann, bob, all), Status: 403, Code: "auth.forbidden"},
		{Name: "to oneself", Request: transfer(company.Admin, ann, ann, all), Status: 422, Code: "request.invalid", Fields: []string{"/to transfer.sameOwner"}},
		{Name: "to nobody active", Request: transfer(company.Admin, ann, suspended, all), Status: 422, Code: "request.invalid", Fields: []string{"/to customer.ownerInactive"}},
		{Name: "to another company", Request: transfer(company.Admin, ann, stranger, all), Status: 422, Code: "request.invalid", Fields: []string{"/to customer.ownerInactive"}},
		{Name: "from another company", Request: transfer(company.Admin, stranger, ann, all), Status: 422, Code: "request.invalid", Fields: []string{"/from customer.ownerUnknown"}},
		{Name: "of neither some nor all", Request: transfer(company.Admin, ann, bob, ``), Status: 422, Code: "request.invalid", Fields: []string{"/customers transfer.which"}},
		{Name: "of both", Request: transfer(company.Admin, ann, bob, `,"all":true,"customers":["x"]`), Status: 422, Code: "request.invalid", Fields: []string{"/customers transfer.which"}},
		{Name: "of one twice", Request: transfer(company.Admin, ann, bob, `,"customers":["x","x"]`), Status: 422, Code: "request.invalid", Fields: []string{"/customers/1 field.duplicate"}},
	})
}

func TestTransfer_to_somebody_who_is_suspended_meanwhile_moves_nothing(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	k.Bulk(t, ann, 50)
	a := begin(t, k, transfer(company.Admin, ann, bob, `,"all":true`))
	k.ChangeUser(t, bob, func(u *user.User) { u.Status = user.Suspended })
	k.Drain(t)
	if a = jobOf(t, k, company.Admin, a.ID); a.State != "succeeded" || a.Failed != 50 || owned(t, k, ann) != 50 {
		t.Errorf("job: %+v; Ann has %d", a, owned(t, k, ann))
	}
}

func TestTransfer_that_is_cancelled_or_begun_twice(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	k.Bulk(t, ann, 10)
	first := begin(t, k, transfer(company.Admin, ann, bob, `,"all":true`))
	second := begin(t, k, transfer(company.Admin, ann, bob, `,"all":true`))
	k.Do(t, scenario.Request{Op: jobs.Cancel, As: company.Admin, Path: map[string]string{"id": first.ID}}).Want(t, 200)
	k.Drain(t)
	if a := jobOf(t, k, company.Admin, first.ID); a.State != "cancelled" || a.Done != 0 {
		t.Errorf("cancelled: %+v", a)
	}
	if a := jobOf(t, k, company.Admin, second.ID); a.State != "succeeded" || a.Done != 10 || owned(t, k, bob) != 10 {
		t.Errorf("the other: %+v", a)
	}
	again := begin(t, k, transfer(company.Admin, ann, bob, `,"all":true`))
	k.Drain(t)
	if a := jobOf(t, k, company.Admin, again.ID); a.State != "succeeded" || a.Done != 0 {
		t.Errorf("with nothing left: %+v", a)
	}
}

func TestTransfer_by_two_workers_at_once_moves_each_once(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	k.Bulk(t, ann, 200)
	a := begin(t, k, transfer(company.Admin, ann, bob, `,"all":true`))
	queued := event.Event{ID: a.ID + "-1", Type: event.JobQueued, Tenant: company.Tenant.String(), Entity: a.ID, Attributes: map[string]string{"turn": "1"}}
	done := make(chan error, 2)
	for _, process := range []*scenario.Kehu{k.Process(), k.Process()} {
		go func() { done <- jobs.Run.Events(context.Background(), process.Deps, queued) }()
	}
	first, second := <-done, <-done
	if first != nil && second != nil {
		t.Fatalf("both failed: %v, %v", first, second)
	}
	if a = jobOf(t, k, company.Admin, a.ID); a.State != "succeeded" || a.Done != 200 || owned(t, k, bob) != 200 {
		t.Errorf("job: %+v", a)
	}
}

func TestHand_gives_one_customer_to_another_user(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	lead, ann, bob, out := company.User(t, access.SalesManager), company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	report(t, k, company.Admin, ann, lead)
	report(t, k, company.Admin, bob, lead)
	suspended := company.User(t, access.Salesperson)
	k.ChangeUser(t, suspended, func(u *user.User) { u.Status = user.Suspended })
	c, far := add(t, k, ann, `{"name":"a"}`), add(t, k, out, `{"name":"b"}`)
	hand := func(as *scenario.Caller, id string, to *scenario.Caller) scenario.Request {
		r := at(customers.Hand, as, id)
		r.Body = fmt.Sprintf(`{"to":%q,"reason":"nearer"}`, to.User)
		return r
	}
	k.Run(t, []scenario.Scenario{
		{Name: "within the team", Request: hand(lead, c.ID, bob), Status: 200, Has: []string{`"owner":"` + bob.User, `"version":2`}, Writes: 2},
		{Name: "to whom it belongs already", Request: hand(lead, c.ID, bob), Status: 200, Has: []string{`"version":2`}},
		{Name: "to out of reach", Request: hand(lead, c.ID, out), Status: 403, Code: "auth.outOfReach", Fields: []string{"/to field.invalid"}},
		{Name: "from out of reach", Request: hand(lead, far.ID, bob), Status: 404, Code: "customer.notFound"},
		{Name: "by a salesperson", Request: hand(bob, c.ID, ann), Status: 403, Code: "auth.forbidden"},
		{Name: "to nobody active", Request: hand(company.Admin, c.ID, suspended), Status: 422, Code: "request.invalid", Fields: []string{"/to customer.ownerInactive"}},
		{Name: "another company's", Request: hand(k.Company(t).Admin, c.ID, bob), Status: 404, Code: "customer.notFound"},
	})
}
