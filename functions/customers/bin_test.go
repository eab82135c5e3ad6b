package customers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// remains lists the sort keys of what there is in the customer's partition.
func remains(t testing.TB, k *scenario.Kehu, of access.Tenant, id string) (sorts []string) {
	t.Helper()
	page, err := k.Main.Query(t.Context(), table.Query{Partition: customer.Key(of, id).Partition(), Limit: 1000, Consistent: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range page.Records {
		sort, _, _ := strings.Cut(r.Key.Sort(), "#")
		sorts = append(sorts, sort)
	}
	return slices.Compact(sorts)
}

// purgeOf is a call that removes the customer for good.
func purgeOf(as *scenario.Caller, id string) scenario.Request {
	r := at(customers.Purge, as, id)
	r.Body = `{"reason":"twice the same"}`
	return r
}

// furnish makes a customer with all that can hang on one, and deletes it.
func furnish(t testing.TB, k *scenario.Kehu, company *scenario.Company) record {
	t.Helper()
	admin := company.Admin
	c := add(t, k, admin, `{"name":"Li Wei","emails":["li@x.example"],"phones":["010-87654321"]}`)
	for _, name := range []string{"Ann", "Bob"} {
		k.Do(t, scenario.Request{Op: contacts.Create, As: admin, Path: map[string]string{"id": c.ID}, Body: fmt.Sprintf(`{"name":%q}`, name)}).Want(t, 201)
	}
	share := matching(customers.Share, admin, c.ID, 2, `{"level":"read"}`)
	share.Path["userId"] = company.User(t, access.Salesperson).User
	k.Do(t, share).Want(t, 200)
	k.Do(t, matching(customers.Delete, admin, c.ID, 3, "")).Want(t, 204)
	k.Drain(t)
	return c
}

func TestPurge(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	c := furnish(t, k, company)
	kept := add(t, k, admin, `{"name":"Kept"}`)
	blank := purgeOf(admin, c.ID)
	blank.Body = `{"reason":" "}`
	k.Run(t, []scenario.Scenario{
		{Name: "without a reason", Request: blank, Status: 422, Code: "request.invalid", Fields: []string{"/reason field.blank"}},
		{Name: "a sales manager may not", Request: purgeOf(company.User(t, access.SalesManager), c.ID), Status: 403, Code: "auth.forbidden"},
		{Name: "a stranger finds nothing", Request: purgeOf(k.Company(t).Admin, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "what is in use stays", Request: purgeOf(admin, kept.ID), Status: 409, Code: "customer.notDeleted"},
		{Name: "gone for good", Request: purgeOf(admin, c.ID), Status: 204, Writes: 2},
		{Name: "it is gone", Request: purgeOf(admin, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "and does not come back", Request: at(customers.Restore, admin, c.ID), Status: 404, Code: "customer.notFound"},
	})
	k.Drain(t)
	if left := remains(t, k, company.Tenant, c.ID); !slices.Equal(left, []string{"CREDIT"}) {
		t.Errorf("what hung on it: %v", left)
	}
	rows := k.Rows(t, company.Tenant, c.ID)
	var told []string
	for _, row := range rows {
		told = append(told, fmt.Sprintf("%d %s %v", row.Version, row.Action, row.By == admin.User))
	}
	want := []string{"5 purged false", "4 discarded true", "4 deleted true", "3 updated true", "2 updated true", "1 created true"}
	if !slices.Equal(told, want) {
		t.Errorf("trail: %q, want %q", told, want)
	}
	if len(rows) > 1 && (len(rows[1].Changes) != 1 || rows[1].Changes[0].New != "twice the same") {
		t.Errorf("the reason: %+v", rows[1].Changes)
	}
	k.Replay(t) // the stream delivers at least once
	if next := add(t, k, admin, `{"name":"Li Wei","emails":["li@x.example"]}`); next.Number == c.Number {
		t.Errorf("the number %s was given again", next.Number)
	}
}

func TestPurge_by_time_removes_what_hangs_on_a_customer(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	c := furnish(t, k, company)
	if left := remains(t, k, company.Tenant, c.ID); !slices.Contains(left, "CON") || !slices.Contains(left, "ASG") {
		t.Fatalf("before: %v", left)
	}
	k.Clock.Advance(tenant.DefaultRetention + 1e9)
	if _, err := k.Main.Expire(t.Context(), k.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	k.Drain(t)
	if left := remains(t, k, company.Tenant, c.ID); !slices.Equal(left, []string{"CREDIT"}) {
		t.Errorf("after: %v", left)
	}
	page, err := k.Main.Query(t.Context(), table.Query{Partition: table.In(company.Tenant, "FIND", "CUS", "nl"), Limit: 10})
	if err != nil || len(page.Records) > 0 {
		t.Errorf("tokens: %v, %v", page.Records, err)
	}
}

func TestClear_leaves_a_customer_that_is_there(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	c := furnish(t, k, company)
	if err := customer.Clear(t.Context(), k.Main, company.Tenant, c.ID); err == nil {
		t.Error("it cleared a customer that can be restored")
	}
}

func TestBin(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, sales := company.Admin, company.User(t, access.Salesperson)
	furnish(t, k, company)
	own := add(t, k, admin, `{"name":"Own","owner":"`+sales.User+`"}`)
	k.Do(t, matching(customers.Delete, admin, own.ID, 1, "")).Want(t, 204)
	list := func(as *scenario.Caller, query string) scenario.Request {
		return scenario.Request{Op: customers.Bin, As: as, Query: query}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "all", Request: list(admin, ""), Status: 200, Has: []string{"Li Wei", "Own", `"deletedBy":"` + admin.User, `"purgeAt":"2026-05-31T09:30:00Z"`}},
		{Name: "a page", Request: list(admin, "limit=1"), Status: 200, Has: []string{"Own", "nextCursor"}, Lacks: []string{"Li Wei"}},
		{Name: "by a text", Request: list(admin, "q=wei"), Status: 200, Has: []string{"Li Wei"}, Lacks: []string{"Own"}},
		{Name: "within reach", Request: list(sales, ""), Status: 200, Has: []string{"Own"}, Lacks: []string{"Li Wei"}},
		{Name: "of mine", Request: list(sales, "mine=true"), Status: 200, Lacks: []string{"Own"}},
		{Name: "of a stranger", Request: list(k.Company(t).Admin, ""), Status: 200, Has: []string{`"items":[]`}},
		{Name: "with another's cursor", Request: list(admin, "cursor=x"), Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
	})
}
