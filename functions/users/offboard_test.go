package users_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/departments"
	"kehu/functions/jobs"
	"kehu/functions/orders"
	"kehu/functions/positions"
	"kehu/functions/products"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/user"
)

func leave(as *scenario.Caller, who, to, rest string) scenario.Request {
	r := at(users.Offboard, as, who)
	r.Body = fmt.Sprintf(`{"to":%q%s}`, to, rest)
	return r
}

// below makes one user the manager of another.
func below(t testing.TB, k *scenario.Kehu, admin, who, manager *scenario.Caller) {
	t.Helper()
	r := at(users.Update, admin, who.User)
	r.Header, r.Body = map[string]string{"If-Match": "*"}, fmt.Sprintf(`{"managerId":%q}`, manager.User)
	k.Do(t, r).Want(t, 200)
}

// offboarded runs the job to its end and returns it, with "record outcome code" of each row.
func offboarded(t testing.TB, k *scenario.Kehu, r scenario.Request) (j job.Job, rows []string) {
	t.Helper()
	k.Do(t, r).Want(t, 202).Into(t, &j)
	k.Drain(t)
	k.Do(t, at(jobs.Get, r.As, j.ID)).Want(t, 200).Into(t, &j)
	var page struct{ Items []job.Row }
	list := at(jobs.Rows, r.As, j.ID)
	list.Query = "limit=200"
	k.Do(t, list).Want(t, 200).Into(t, &page)
	for _, row := range page.Items {
		rows = append(rows, strings.TrimSpace(fmt.Sprint(row.Record, " ", row.Outcome, " ", row.Code)))
	}
	return j, rows
}

func TestOffboard_hands_over_and_closes(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	head, lead, heir := company.User(t, access.SalesManager), company.User(t, access.SalesManager), company.User(t, access.Salesperson)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	below(t, k, company.Admin, lead, head)
	below(t, k, company.Admin, ann, lead)
	below(t, k, company.Admin, bob, lead)
	k.Bulk(t, lead, 70)
	var j job.Job
	request := leave(company.Admin, lead.User, heir.User, `,"reason":"retires"`)
	request.Header = map[string]string{"Idempotency-Key": "x"}
	k.Do(t, request).Want(t, 202).Into(t, &j)
	k.Do(t, scenario.Request{Op: customers.List, As: lead}).WantProblem(t, "auth.sessionEnded") // at once
	if u := read(t, k, company.Admin, lead.User); u.Status != "suspended" {
		t.Errorf("before the job: %+v", u)
	}
	after, rows := offboarded(t, k, request)
	if after.ID != j.ID || after.State != job.Succeeded || after.Done != 74 || *after.Total != 74 || after.Failed != 0 || len(rows) != 74 {
		t.Errorf("job: %+v, %v", after, rows)
	}
	if u := read(t, k, company.Admin, lead.User); u.Status != "left" || u.ManagerID != "" {
		t.Errorf("the leaver: %+v", u)
	}
	for _, who := range []*scenario.Caller{ann, bob} {
		if u := read(t, k, company.Admin, who.User); u.ManagerID != head.User {
			t.Errorf("below: %+v", u)
		}
	}
	var page struct{ Items []struct{ ID string } }
	k.Do(t, scenario.Request{Op: customers.List, As: heir, Query: "limit=200"}).Into(t, &page)
	if len(page.Items) != 70 {
		t.Errorf("the successor has %d customers", len(page.Items))
	}
	k.Replay(t)
	if u := read(t, k, company.Admin, lead.User); u.Status != "left" {
		t.Errorf("after all events came twice: %+v", u)
	}
	for name, r := range map[string]scenario.Request{
		"again": leave(company.Admin, lead.User, heir.User, ""), "suspend": at(users.Suspend, company.Admin, lead.User),
		"reactivate": at(users.Reactivate, company.Admin, lead.User), "change": change(company.Admin, lead.User, 3, `{"name":"x"}`),
	} {
		if r.Op.Name == users.Update.Name {
			r.Header = map[string]string{"If-Match": "*"}
		}
		t.Run(name, func(t *testing.T) { k.Do(t, r).WantProblem(t, "user.left") })
	}
}

func TestOffboard_promotes_one_of_those_below(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	lead, ann, bob := company.User(t, access.SalesManager), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	below(t, k, company.Admin, ann, lead)
	below(t, k, company.Admin, bob, lead)
	if j, rows := offboarded(t, k, leave(company.Admin, lead.User, ann.User, fmt.Sprintf(`,"managerId":%q`, ann.User))); j.Failed != 0 {
		t.Errorf("rows: %v", rows)
	}
	if a, b := read(t, k, company.Admin, ann.User), read(t, k, company.Admin, bob.User); a.ManagerID != "" || b.ManagerID != ann.User {
		t.Errorf("Ann reports to %q, Bob to %q", a.ManagerID, b.ManagerID)
	}
}

func TestOffboard_that_leaves_something_behind_does_not_close(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	ann, heir, other := company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	k.Bulk(t, ann, 3)
	var j job.Job
	k.Do(t, leave(company.Admin, ann.User, heir.User, "")).Want(t, 202).Into(t, &j)
	k.ChangeUser(t, heir, func(u *user.User) { u.Status = user.Suspended })
	k.Drain(t)
	k.Do(t, at(jobs.Get, company.Admin, j.ID)).Want(t, 200).Into(t, &j)
	if u := read(t, k, company.Admin, ann.User); u.Status != "suspended" || j.Failed != 4 || j.Errors[3].Code != "user.notEmpty" {
		t.Errorf("the leaver is %s, the job %+v", u.Status, j)
	}
	if again, rows := offboarded(t, k, leave(company.Admin, ann.User, other.User, "")); again.Failed != 0 {
		t.Errorf("again: %v", rows)
	}
	if u := read(t, k, company.Admin, ann.User); u.Status != "left" {
		t.Errorf("the leaver is %s", u.Status)
	}
}

func TestOffboard_is_refused(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	ann, bob, lead := company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.SalesManager)
	suspended := company.User(t, access.Salesperson)
	k.ChangeUser(t, suspended, func(u *user.User) { u.Status = user.Suspended })
	second := company.User(t, access.Administrator)
	stranger := k.Company(t).Admin
	k.Run(t, []scenario.Scenario{
		{Name: "of oneself", Request: leave(company.Admin, company.Admin.User, ann.User, ""), Status: 403, Code: "user.selfChange"},
		{Name: "to the leaver", Request: leave(company.Admin, ann.User, ann.User, ""), Status: 422, Code: "request.invalid", Fields: []string{"/to user.successorSelf"}},
		{Name: "to nobody active", Request: leave(company.Admin, ann.User, suspended.User, ""), Status: 422, Code: "request.invalid", Fields: []string{"/to user.successorInactive"}},
		{Name: "to another company", Request: leave(company.Admin, ann.User, stranger.User, ""), Status: 422, Code: "request.invalid", Fields: []string{"/to user.successorInactive"}},
		{Name: "below the leaver", Request: leave(company.Admin, ann.User, bob.User, fmt.Sprintf(`,"managerId":%q`, ann.User)), Status: 422, Code: "request.invalid", Fields: []string{"/managerId user.successorSelf"}},
		{Name: "by a manager", Request: leave(lead, ann.User, bob.User, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "another company's", Request: leave(stranger, ann.User, stranger.User, ""), Status: 404, Code: "user.notFound"},
		{Name: "an administrator, when another stays, is not", Request: leave(company.Admin, second.User, bob.User, ""), Status: 202, Writes: 4},
	})
	other := k.Company(t)
	partner, heir := other.User(t, access.Administrator), other.User(t, access.Salesperson)
	elsewhere := k.Process() // which does not know yet that the first was shut out
	elsewhere.Do(t, at(users.Get, other.Admin, partner.User)).Want(t, 200)
	k.Do(t, leave(partner, other.Admin.User, heir.User, "")).Want(t, 202)
	elsewhere.Do(t, leave(other.Admin, partner.User, heir.User, "")).WantProblem(t, "user.lastAdministrator")
}

func TestOffboard_leaves_department_and_position_free(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	ann, heir := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	var d, p struct{ ID string }
	k.Do(t, scenario.Request{Op: departments.Create, As: company.Admin, Body: `{"number":"1","shortName":"x","fullName":"x"}`}).Want(t, 201).Into(t, &d)
	k.Do(t, scenario.Request{Op: positions.Create, As: company.Admin, Body: `{"name":"x"}`}).Want(t, 201).Into(t, &p)
	k.Do(t, change(company.Admin, ann.User, 1, `{"departmentId":"`+d.ID+`","positionId":"`+p.ID+`"}`)).Want(t, 200)
	remove := func(o operation.Operation, id string) scenario.Request {
		return scenario.Request{Op: o, As: company.Admin, Path: map[string]string{"id": id}, Header: map[string]string{"If-Match": "*"}}
	}
	k.Do(t, remove(departments.Delete, d.ID)).WantProblem(t, "department.notEmpty")
	k.Do(t, remove(positions.Delete, p.ID)).WantProblem(t, "position.inUse")
	offboarded(t, k, leave(company.Admin, ann.User, heir.User, ""))
	k.Do(t, remove(departments.Delete, d.ID)).Want(t, 204)
	k.Do(t, remove(positions.Delete, p.ID)).Want(t, 204)
}

func TestOffboard_hands_over_every_open_order(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	admin, ann, heir := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	post := func(o operation.Operation, body string) string {
		t.Helper()
		var made record
		k.Do(t, scenario.Request{Op: o, As: admin, Body: body}).Want(t, 201).Into(t, &made)
		return made.ID
	}
	chai := post(products.Create, `{"code":"P","name":"Chai","prices":[{"amount":"10.00","currency":"CNY"}]}`)
	mine, others := post(customers.Create, fmt.Sprintf(`{"name":"a","owner":%q}`, ann.User)), post(customers.Create, `{"name":"b"}`)
	var sold []string
	for _, customer := range []string{mine, others} {
		sold = append(sold, post(orders.Create, fmt.Sprintf(`{"customerId":%q,"owner":%q,"lines":[{"productId":%q,"quantity":1}]}`, customer, ann.User, chai)))
	}
	j, rows := offboarded(t, k, leave(admin, ann.User, heir.User, ""))
	want := []string{ann.User + " done", mine + " done", sold[0] + " done", sold[1] + " done", ann.User + " done"}
	if !slices.Equal(rows, want) || *j.Total != 5 {
		t.Errorf("of %d rows: got %v, want %v", *j.Total, rows, want)
	}
	for _, identifier := range sold {
		k.Run(t, []scenario.Scenario{{Name: "the order has the successor", Request: at(orders.Get, admin, identifier), Status: 200, Has: []string{`"owner":"` + heir.User}}})
	}
	if u := read(t, k, admin, ann.User); u.Status != "left" {
		t.Errorf("the leaver: %+v", u)
	}
}
