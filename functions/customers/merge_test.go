package customers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehu/functions/audit"
	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/credit"
	"kehu/shared/customer"
)

func mergeOf(as *scenario.Caller, id, with, rest string) scenario.Request {
	r := at(customers.Merge, as, id)
	r.Body = fmt.Sprintf(`{"with":%q%s}`, with, rest)
	return r
}

func unmergeOf(as *scenario.Caller, id, with string) scenario.Request {
	r := at(customers.Unmerge, as, id)
	r.Body = fmt.Sprintf(`{"with":%q,"reason":"they are two"}`, with)
	return r
}

// settle plays the call's job to its end; no row may fail.
func settle(t testing.TB, k *scenario.Kehu, r scenario.Request) {
	t.Helper()
	a := begin(t, k, r)
	k.Drain(t)
	if got := jobOf(t, k, r.As, a.ID); got.State != "succeeded" || got.Failed > 0 {
		t.Fatalf("job: %+v: %q", got, rowsOf(t, k, r.As, a.ID))
	}
}

// person makes a contact of the customer.
func person(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id, name string) string {
	t.Helper()
	var c record
	k.Do(t, scenario.Request{Op: contacts.Create, As: as, Path: map[string]string{"id": id}, Body: fmt.Sprintf(`{"name":%q}`, name)}).Want(t, 201).Into(t, &c)
	return c.ID
}

// people lists "name primary" of the contacts of the customer.
func people(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id, query string) (all []string) {
	t.Helper()
	var page struct {
		Items []struct {
			Name      string
			IsPrimary bool
		}
	}
	k.Do(t, scenario.Request{Op: contacts.List, As: as, Path: map[string]string{"id": id}, Query: query}).Want(t, 200).Into(t, &page)
	for _, c := range page.Items {
		all = append(all, fmt.Sprint(c.Name, " ", c.IsPrimary))
	}
	slices.Sort(all)
	return all
}

// ordered makes a submitted order of the customer and returns its identifier.
func ordered(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id, code string) string {
	t.Helper()
	var product, made record
	k.Do(t, scenario.Request{Op: products.Create, As: as, Body: fmt.Sprintf(`{"code":%q,"name":"x","unit":"piece","prices":[{"currency":"CNY","amount":"10.00"}]}`, code)}).Want(t, 201).Into(t, &product)
	k.Do(t, scenario.Request{Op: orders.Create, As: as, Body: fmt.Sprintf(`{"customerId":%q,"lines":[{"productId":%q,"quantity":1}]}`, id, product.ID)}).Want(t, 201).Into(t, &made)
	k.Do(t, at(orders.Submit, as, made.ID)).Want(t, 200)
	return made.ID
}

func accountOf(t testing.TB, k *scenario.Kehu, of access.Tenant, id string) credit.Account {
	t.Helper()
	item, err := k.Main.Get(t.Context(), credit.Key(of, id))
	if err != nil {
		t.Fatal(err)
	}
	a, err := credit.Decode(item)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// verified fails the test unless the whole trail proves itself.
func verified(t testing.TB, k *scenario.Kehu, as *scenario.Caller) {
	t.Helper()
	k.Do(t, scenario.Request{Op: audit.Verify, As: as}).Want(t, 200)
	var out struct {
		Valid   bool
		Checked int
		Faults  []struct{ Entity, Reason string }
	}
	k.Do(t, scenario.Request{Op: audit.Verify, As: as}).Into(t, &out)
	if !out.Valid || out.Checked == 0 {
		t.Errorf("trail: %+v", out)
	}
}

// twinPair makes two customers that are one, with all that hangs on them, and lets everybody know.
func twinPair(t testing.TB, k *scenario.Kehu, company *scenario.Company) (a, b record) {
	admin := company.Admin
	a = add(t, k, admin, `{"name":"Alfreds","emails":["a@x.example"],"phones":["010-87654321"],"tags":["one"],"notes":"first","reference":"R1"}`)
	b = add(t, k, admin, `{"name":"Alfreds Ltd","emails":["b@x.example","c@x.example"],"phones":["010-12345678"],"tags":["one","two"],"shortName":"Food","notes":"second","reference":"R2"}`)
	person(t, k, admin, a.ID, "Ann")
	for _, name := range []string{"Bob", "Ben", "Bin"} {
		person(t, k, admin, b.ID, name)
	}
	var page struct{ Items []record }
	k.Do(t, scenario.Request{Op: contacts.List, As: admin, Path: map[string]string{"id": b.ID}}).Into(t, &page)
	gone := scenario.Request{Op: contacts.Delete, As: admin, Path: map[string]string{"id": b.ID, "contactId": page.Items[0].ID}, Header: map[string]string{"If-Match": "*"}}
	k.Do(t, gone).Want(t, 204)
	k.Drain(t)
	return read(t, k, admin, a.ID), read(t, k, admin, b.ID)
}

func TestMerge(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a, b := twinPair(t, k, company)
	orderA, orderB := ordered(t, k, admin, a.ID, "P1"), ordered(t, k, admin, b.ID, "P2")
	stranger := k.Company(t).Admin
	foreign := add(t, k, stranger, `{"name":"foreign"}`)
	dry := mergeOf(admin, a.ID, b.ID, `,"take":["name"]`)
	dry.Query = "validateOnly=true"
	masked := dry
	masked.As = company.User(t, access.SalesManager)
	k.Run(t, []scenario.Scenario{
		{Name: "with itself", Request: mergeOf(admin, a.ID, a.ID, ""), Status: 422, Code: "request.invalid", Fields: []string{"/with merge.itself"}},
		{Name: "with nobody", Request: mergeOf(admin, a.ID, scenario.Unknown(customer.Kind), ""), Status: 422, Code: "request.invalid", Fields: []string{"/with merge.withUnknown"}},
		{Name: "with another company's", Request: mergeOf(admin, a.ID, foreign.ID, ""), Status: 422, Code: "request.invalid", Fields: []string{"/with merge.withUnknown"}},
		{Name: "a field that is none", Request: mergeOf(admin, a.ID, b.ID, `,"take":["name","colour"]`), Status: 422, Code: "request.invalid", Fields: []string{"/take/1 merge.fieldUnknown"}},
		{Name: "a salesperson may not", Request: mergeOf(company.User(t, access.Salesperson), a.ID, b.ID, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "out of reach", Request: masked, Status: 404, Code: "customer.notFound"},
		{Name: "a stranger", Request: mergeOf(stranger, a.ID, b.ID, ""), Status: 404, Code: "customer.notFound"},
		{Name: "not merged", Request: unmergeOf(admin, a.ID, b.ID), Status: 409, Code: "customer.notMerged"},
		{Name: "a preview", Request: dry, Status: 200, Golden: "merge.json"},
	})

	begun := begin(t, k, mergeOf(admin, a.ID, b.ID, `,"take":["name"],"reason":"twice the same"`))
	k.Run(t, []scenario.Scenario{
		{Name: "while it moves, nothing is taken back", Request: unmergeOf(admin, a.ID, b.ID), Status: 409, Code: "customer.mergeBusy"},
		{Name: "the other tells where it went", Request: at(customers.Get, admin, b.ID), Status: 200, Has: []string{`"mergedInto":"` + a.ID, `"number":"` + b.Number, `"deletedAt"`}},
		{Name: "and does not come back like this", Request: at(customers.Restore, admin, b.ID), Status: 409, Code: "customer.merged"},
		{Name: "nor leaves for good", Request: purgeOf(admin, b.ID), Status: 409, Code: "customer.merged"},
		{Name: "nor is it found in the bin", Request: scenario.Request{Op: customers.Bin, As: admin}, Status: 200, Has: []string{`"items":[]`}},
		{Name: "nor merged again", Request: mergeOf(admin, a.ID, b.ID, ""), Status: 422, Code: "request.invalid", Fields: []string{"/with merge.withUnknown"}},
	})
	k.Drain(t)
	if got := jobOf(t, k, admin, begun.ID); got.State != "succeeded" || got.Failed != 0 || got.Done != 4 {
		t.Fatalf("job: %+v %q", got, rowsOf(t, k, admin, begun.ID))
	}
	got := read(t, k, admin, a.ID)
	if got.Name != "Alfreds Ltd" || got.Notes != "first\n\nsecond" || !slices.Equal(got.Tags, []string{"one", "two"}) ||
		!slices.Equal(got.Emails, []string{"a@x.example", "b@x.example", "c@x.example"}) || len(got.Phones) != 2 || got.Number != a.Number {
		t.Errorf("merged: %+v", got)
	}
	if all := people(t, k, admin, a.ID, ""); !slices.Equal(all, []string{"Ann true", "Ben false", "Bob false"}) {
		t.Errorf("contacts: %q", all)
	}
	if all := people(t, k, admin, a.ID, "deleted=true"); !slices.Equal(all, []string{"Bin false"}) {
		t.Errorf("contacts in the bin: %q", all)
	}
	if all := people(t, k, admin, b.ID, ""); len(all) > 0 {
		t.Errorf("contacts that stayed: %q", all)
	}
	if into, from := accountOf(t, k, company.Tenant, a.ID), accountOf(t, k, company.Tenant, b.ID); into.Open != 2 || into.Used != 2000 || from.Open != 0 || from.Used != 0 || !from.Gone {
		t.Errorf("accounts: %+v, %+v", into, from)
	}
	k.Do(t, scenario.Request{Op: orders.List, As: admin, Query: "customer=" + a.ID}).Want(t, 200)
	if r := k.Do(t, at(orders.Get, admin, orderB)); !strings.Contains(r.Body, `"customerId":"`+a.ID) {
		t.Errorf("order: %s", r.Body)
	}
	k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"x","emails":["b@x.example"]}`}).Want(t, 409)
	verified(t, k, admin)

	// Changes since: the name, a mail address, a contact, an order.
	k.Do(t, update(admin, a.ID, got.Version, `{"name":"Alfreds Futterkiste","emails":["a@x.example","b@x.example","c@x.example","d@x.example"]}`)).Want(t, 200)
	person(t, k, admin, a.ID, "New")
	ordered(t, k, admin, a.ID, "P3")
	k.Drain(t)
	undo := unmergeOf(admin, a.ID, b.ID)
	var told struct{ Kept []string }
	k.Do(t, undo).Want(t, 202).Into(t, &told)
	if !slices.Equal(told.Kept, []string{"name", "emails"}) {
		t.Errorf("kept: %q", told.Kept)
	}
	k.Drain(t)
	got, other := read(t, k, admin, a.ID), read(t, k, admin, b.ID)
	if got.Name != "Alfreds Futterkiste" || got.Notes != "first" || !slices.Equal(got.Tags, []string{"one"}) || !slices.Equal(got.Emails, []string{"a@x.example", "d@x.example"}) {
		t.Errorf("unmerged: %+v", got)
	}
	if other.DeletedAt != "" || other.Name != "Alfreds Ltd" || other.Number != b.Number || !slices.Equal(other.Emails, b.Emails) {
		t.Errorf("back: %+v", other)
	}
	if all := people(t, k, admin, a.ID, ""); !slices.Equal(all, []string{"Ann true", "New false"}) {
		t.Errorf("contacts: %q", all)
	}
	if all := people(t, k, admin, b.ID, ""); !slices.Equal(all, []string{"Ben false", "Bob true"}) {
		t.Errorf("contacts that are back: %q", all)
	}
	if into, from := accountOf(t, k, company.Tenant, a.ID), accountOf(t, k, company.Tenant, b.ID); into.Open != 2 || from.Open != 1 || from.Used != 1000 || from.Gone {
		t.Errorf("accounts: %+v, %+v", into, from)
	}
	if r := k.Do(t, at(orders.Get, admin, orderB)); !strings.Contains(r.Body, `"customerId":"`+b.ID) {
		t.Errorf("order: %s", r.Body)
	}
	if r := k.Do(t, at(orders.Get, admin, orderA)); !strings.Contains(r.Body, `"customerId":"`+a.ID) {
		t.Errorf("order: %s", r.Body)
	}
	k.Do(t, undo).Want(t, 409).WantProblem(t, "customer.notMerged")
	verified(t, k, admin)
}

func TestMerge_keeps_the_trail_of_what_moves(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	a, b := twinPair(t, k, company)
	var page struct{ Items []record }
	k.Do(t, scenario.Request{Op: contacts.List, As: company.Admin, Path: map[string]string{"id": b.ID}}).Into(t, &page)
	settle(t, k, mergeOf(company.Admin, a.ID, b.ID, ""))
	settle(t, k, unmergeOf(company.Admin, a.ID, b.ID))
	var told []string
	for _, row := range k.Rows(t, company.Tenant, page.Items[0].ID) {
		var fields []string
		for _, c := range row.Changes {
			fields = append(fields, c.Field)
		}
		told = append(told, fmt.Sprint(row.Version, " ", row.Action, " ", fields))
	}
	want := []string{"3 updated [customerId]", "2 updated [customerId]", "1 created [customerId name]"}
	if !slices.Equal(told, want) {
		t.Errorf("trail: %q, want %q", told, want)
	}
	verified(t, k, company.Admin)
}

func TestUnmerge_is_refused_when_it_cannot_be_whole(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a, b := twinPair(t, k, company)
	settle(t, k, mergeOf(admin, a.ID, b.ID, ""))
	got := read(t, k, admin, a.ID)
	k.Do(t, update(admin, a.ID, got.Version, `{"emails":["a@x.example"]}`)).Want(t, 200)
	add(t, k, admin, `{"name":"heir","emails":["b@x.example"]}`)
	k.Do(t, unmergeOf(admin, a.ID, b.ID)).Want(t, 409).WantProblem(t, "customer.duplicate", "/emails/0 customer.emailTaken")
	k.Clock.Advance(customer.MergeLife + 1e9)
	admin = k.Session(company.Tenant, admin.User)
	k.Do(t, unmergeOf(admin, a.ID, b.ID)).Want(t, 409).WantProblem(t, "customer.notMerged")
	k.Do(t, at(customers.Get, admin, b.ID)).Want(t, 200) // it still tells where it went
}

func TestMerge_in_a_chain_comes_back_in_turn(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a, b := twinPair(t, k, company)
	c := add(t, k, admin, `{"name":"Alfreds Holding"}`)
	settle(t, k, mergeOf(admin, a.ID, b.ID, ""))
	settle(t, k, mergeOf(admin, c.ID, a.ID, ""))
	if all := people(t, k, admin, c.ID, ""); len(all) != 3 {
		t.Errorf("all: %q", all)
	}
	settle(t, k, unmergeOf(admin, c.ID, a.ID))
	if all := people(t, k, admin, a.ID, ""); !slices.Equal(all, []string{"Ann true", "Ben false", "Bob false"}) {
		t.Errorf("back in the middle: %q", all)
	}
	settle(t, k, unmergeOf(admin, a.ID, b.ID))
	if all := people(t, k, admin, b.ID, ""); !slices.Equal(all, []string{"Ben false", "Bob true"}) {
		t.Errorf("back where it was: %q", all)
	}
	if all := people(t, k, admin, c.ID, ""); len(all) > 0 {
		t.Errorf("left over: %q", all)
	}
	k.Do(t, scenario.Request{Op: jobs.List, As: admin}).Want(t, 200)
	verified(t, k, admin)
}
