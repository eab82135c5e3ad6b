package customers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/user"
)

func bulkOf(o operation.Operation, as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: o, As: as, Body: body}
}

// done plays the job of the call to its end and returns its rows.
func done(t testing.TB, k *scenario.Kehu, r scenario.Request) []string {
	t.Helper()
	a := begin(t, k, r)
	k.Drain(t)
	if got := jobOf(t, k, r.As, a.ID); got.State != "succeeded" {
		t.Fatalf("job: %+v", got)
	}
	return rowsOf(t, k, r.As, a.ID)
}

func TestBulk(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, sales := company.Admin, company.User(t, access.Salesperson)
	other := company.User(t, access.Salesperson)
	stranger := k.Company(t).Admin
	a := add(t, k, admin, `{"name":"A","tags":["old","kept"],"owner":"`+sales.User+`"}`)
	b := add(t, k, admin, `{"name":"B","status":"active"}`)
	c := add(t, k, admin, `{"name":"C","tags":["new"]}`)
	foreign := add(t, k, stranger, `{"name":"foreign"}`)
	ids := func(all ...record) string {
		var quoted []string
		for _, r := range all {
			quoted = append(quoted, fmt.Sprintf("%q", r.ID))
		}
		return strings.Join(quoted, ",")
	}
	k.Run(t, []scenario.Scenario{
		{Name: "neither which nor what", Request: bulkOf(customers.Bulk, admin, `{}`), Status: 422, Code: "request.invalid", Fields: []string{"/customers bulk.which", "/set bulk.nothing"}},
		{Name: "both", Request: bulkOf(customers.Bulk, admin, `{"customers":["x"],"filter":{},"addTags":["x"]}`), Status: 422, Code: "request.invalid", Fields: []string{"/customers bulk.which"}},
		{Name: "a name for all", Request: bulkOf(customers.Bulk, admin, `{"filter":{},"set":{"name":"x"}}`), Status: 422, Code: "request.invalid", Fields: []string{"/set/name bulk.fieldSingle"}},
		{Name: "tags in two ways", Request: bulkOf(customers.Bulk, admin, `{"filter":{},"set":{"tags":[]},"addTags":["x"]}`), Status: 422, Code: "request.invalid", Fields: []string{"/set/tags bulk.tagsTwice"}},
		{Name: "a blank tag", Request: bulkOf(customers.Bulk, admin, `{"filter":{},"addTags":[" "]}`), Status: 422, Code: "request.invalid", Fields: []string{"/addTags/0 field.blank"}},
		{Name: "no status", Request: bulkOf(customers.Bulk, admin, `{"filter":{},"set":{"status":"x"}}`), Status: 422, Code: "request.invalid", Fields: []string{"/set/status field.enum"}},
		{Name: "an owner that is none", Request: bulkOf(customers.Bulk, admin, `{"filter":{"owner":"x"},"set":{"level":"A"}}`), Status: 422, Code: "request.invalid", Fields: []string{"/filter/owner customer.ownerUnknown"}},
		{Name: "a viewer may not", Request: bulkOf(customers.Bulk, company.User(t, access.Viewer), `{"filter":{},"addTags":["x"]}`), Status: 403, Code: "auth.forbidden"},
		{
			Name:    "a dry run tells and writes nothing",
			Request: scenario.Request{Op: customers.Bulk, As: admin, Query: "validateOnly=true", Body: `{"customers":[` + ids(a, c, foreign) + `],"addTags":["new"]}`},
			Status:  200, Has: []string{`"count":1`, `"first":["C000001 A"]`, foreign.ID, `"code":"customer.notFound"`},
		},
	})

	rows := done(t, k, bulkOf(customers.Bulk, admin, `{"customers":[`+ids(a, b, c, foreign)+`],"addTags":["new"],"removeTags":["old"],"set":{"level":"A"}}`))
	want := []string{a.ID + " done", b.ID + " done", c.ID + " done", foreign.ID + " failed customer.notFound"}
	if !slices.Equal(rows, want) {
		t.Errorf("rows: %q, want %q", rows, want)
	}
	if got := read(t, k, admin, a.ID); !slices.Equal(got.Tags, []string{"kept", "new"}) || got.Version != 2 {
		t.Errorf("tags: %+v", got)
	}
	if got := read(t, k, stranger, foreign.ID); got.Version != 1 {
		t.Errorf("another company's customer changed: %+v", got)
	}
	rows = done(t, k, bulkOf(customers.Bulk, admin, `{"filter":{"tag":"new"},"addTags":["new"],"set":{"level":"A"}}`))
	if want := []string{c.ID + " skipped", b.ID + " skipped", a.ID + " skipped"}; !slices.Equal(rows, want) {
		t.Errorf("nothing to do: %q, want %q", rows, want)
	}
	rows = done(t, k, bulkOf(customers.Bulk, sales, `{"filter":{},"set":{"status":"lost","notes":"gave up"}}`))
	if want := []string{a.ID + " done"}; !slices.Equal(rows, want) {
		t.Errorf("within reach: %q, want %q", rows, want)
	}
	rows = done(t, k, bulkOf(customers.Bulk, sales, `{"customers":[`+ids(a, b)+`],"set":{"owner":"`+other.User+`"}}`))
	if want := []string{a.ID + " failed auth.outOfReach", b.ID + " failed customer.notFound"}; !slices.Equal(rows, want) {
		t.Errorf("another owner takes the right to transfer: %q, want %q", rows, want)
	}
	rows = done(t, k, bulkOf(customers.Bulk, admin, `{"filter":{"owner":"`+sales.User+`"},"set":{"owner":"`+other.User+`"},"reason":"moves"}`))
	if got := read(t, k, admin, a.ID); len(rows) != 1 || got.Owner != other.User {
		t.Errorf("owner: %+v, %q", got, rows)
	}
}

func TestBulk_asks_at_each_row_what_whoever_asked_may_do(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	sales := company.User(t, access.Salesperson)
	a := add(t, k, company.Admin, `{"name":"A","owner":"`+sales.User+`"}`)
	job := begin(t, k, bulkOf(customers.Bulk, sales, `{"filter":{},"addTags":["x"]}`))
	k.ChangeUser(t, sales, func(u *user.User) { u.Roles = []access.Role{access.Viewer} })
	k.Drain(t)
	if rows, want := rowsOf(t, k, company.Admin, job.ID), []string{a.ID + " failed auth.outOfReach"}; !slices.Equal(rows, want) {
		t.Errorf("after the role was taken: %q, want %q", rows, want)
	}
	k.Clock.Advance(1e11)
	sales = k.Session(company.Tenant, sales.User)
	k.ChangeUser(t, sales, func(u *user.User) { u.Roles = []access.Role{access.Salesperson} })
	job = begin(t, k, bulkOf(customers.Bulk, sales, `{"filter":{},"addTags":["x"]}`))
	k.ChangeUser(t, sales, func(u *user.User) { u.Status = user.Suspended })
	k.Deps.Sessions.Forget(access.Caller{Tenant: company.Tenant, User: sales.User})
	k.Drain(t)
	if rows, want := rowsOf(t, k, company.Admin, job.ID), []string{a.ID + " failed auth.forbidden"}; !slices.Equal(rows, want) {
		t.Errorf("of somebody suspended: %q, want %q", rows, want)
	}
}

func TestBin_many(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	var all []record
	for i := range 4 {
		c := add(t, k, admin, fmt.Sprintf(`{"name":"N%d","emails":["n%d@x.example"]}`, i, i))
		k.Do(t, matching(customers.Delete, admin, c.ID, 1, "")).Want(t, 204)
		all = append(all, c)
	}
	add(t, k, admin, `{"name":"heir","emails":["n1@x.example"]}`)
	k.Run(t, []scenario.Scenario{
		{Name: "which", Request: bulkOf(customers.RestoreMany, admin, `{}`), Status: 422, Code: "request.invalid", Fields: []string{"/customers bulk.which"}},
		{Name: "without a reason", Request: bulkOf(customers.PurgeMany, admin, `{"filter":{},"reason":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"}},
		{Name: "a salesperson restores nothing", Request: bulkOf(customers.RestoreMany, company.User(t, access.Salesperson), `{"filter":{}}`), Status: 403, Code: "auth.forbidden"},
		{Name: "a sales manager removes nothing for good", Request: bulkOf(customers.PurgeMany, company.User(t, access.SalesManager), `{"filter":{},"reason":"x"}`), Status: 403, Code: "auth.forbidden"},
	})
	rows := done(t, k, bulkOf(customers.RestoreMany, admin, fmt.Sprintf(`{"customers":[%q,%q]}`, all[0].ID, all[1].ID)))
	if want := []string{all[0].ID + " done", all[1].ID + " failed customer.duplicate"}; !slices.Equal(rows, want) {
		t.Errorf("restored: %q, want %q", rows, want)
	}
	rows = done(t, k, bulkOf(customers.PurgeMany, admin, `{"filter":{"q":"n"},"reason":"spring cleaning"}`))
	if want := []string{all[3].ID + " done", all[2].ID + " done", all[1].ID + " done"}; !slices.Equal(rows, want) {
		t.Errorf("purged: %q, want %q", rows, want)
	}
	k.Do(t, at(customers.Get, admin, all[2].ID)).Want(t, 404)
	k.Do(t, at(customers.Get, admin, all[0].ID)).Want(t, 200)
}

func TestBulk_takes_no_more_than_it_may(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	k.Bulk(t, admin, customers.MaxSelected+1)
	k.Do(t, bulkOf(customers.Bulk, admin, `{"filter":{},"addTags":["x"]}`)).Want(t, 409).WantProblem(t, "customer.tooMany")
}
