package segments_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/segments"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/money"
	"kehu/shared/segment"
	"kehu/shared/table"
)

// sold notes completed orders of a customer: so many days ago each, of so much.
func sold(t testing.TB, k *scenario.Kehu, as *scenario.Caller, customer, product string, ordered ...[2]int) {
	t.Helper()
	var all []string
	for i, o := range ordered {
		all = append(all, fmt.Sprintf(
			`{"number":"%s-%d","orderDate":%q,"customerId":%q,"lines":[{"productId":%q,"quantity":1,"unitPrice":"%d","taxRate":0}]}`,
			customer[20:], i, k.Clock.Now().AddDate(0, 0, -o[0]).Format(time.DateOnly), customer, product, o[1]))
	}
	k.Do(t, scenario.Request{Op: orders.Record, As: as, Body: `{"orders":[` + strings.Join(all, ",") + `]}`}).Want(t, 200)
}

// buyers are five customers, a the best, and one that never ordered anything.
func buyers(t testing.TB, k *scenario.Kehu, as *scenario.Caller) map[string]string {
	t.Helper()
	var p made
	k.Do(t, scenario.Request{Op: products.Create, As: as, Body: `{"name":"tea","isService":true,"prices":[{"amount":"1","currency":"CNY"}]}`}).Want(t, 201).Into(t, &p)
	ids := make(map[string]string)
	for _, name := range []string{"a", "b", "c", "d", "e", "never"} {
		ids[name] = customer(t, k, as, fmt.Sprintf(`{"name":%q}`, name))
	}
	sold(t, k, as, ids["a"], p.ID, [2]int{3, 5000}, [2]int{4, 5000}, [2]int{40, 500}, [2]int{70, 500}, [2]int{100, 500})
	sold(t, k, as, ids["b"], p.ID, [2]int{20, 3000}, [2]int{21, 500}, [2]int{90, 500}, [2]int{91, 500})
	sold(t, k, as, ids["c"], p.ID, [2]int{60, 1000}, [2]int{61, 500}, [2]int{62, 500})
	sold(t, k, as, ids["d"], p.ID, [2]int{120, 200}, [2]int{121, 200})
	sold(t, k, as, ids["e"], p.ID, [2]int{300, 100})
	k.Drain(t)
	return ids
}

func TestMembers_by_what_they_ordered(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	ids := buyers(t, k, admin)
	for conditions, want := range map[string]string{
		`{"field":"recency","to":"20"}`:                                        "a b",
		`{"field":"recency","from":"21","to":"120"}`:                           "c d",
		`{"field":"recency","to":"200","not":true}`:                            "e never",
		`{"field":"frequency","from":"4"}`:                                     "a b",
		`{"field":"frequency","from":"1","months":1}`:                          month(k, "a b"),
		`{"field":"frequency","to":"0"}`:                                       "never",
		`{"field":"amount","from":"4500"}`:                                     "a b",
		`{"field":"amount","from":"4500.01"}`:                                  "a",
		`{"field":"amount","from":"1","currency":"USD"}`:                       "",
		`{"field":"recencyScore","from":"5"}`:                                  "a",
		`{"field":"frequencyScore","to":"1"}`:                                  "e",
		`{"field":"amountScore","from":"3","to":"4"}`:                          "b c",
		`{"field":"recencyScore","from":"4"},{"field":"amountScore","to":"4"}`: "b",
		`{"field":"amountScore","from":"1","not":true}`:                        "never",
	} {
		t.Run(conditions, func(t *testing.T) {
			dry := create(admin, fmt.Sprintf(`{"name":"dry","conditions":[%s]}`, conditions))
			dry.Query = "validateOnly=true"
			var tried made
			k.Do(t, dry).Want(t, 200).Into(t, &tried)
			s := add(t, k, admin, conditions, conditions)
			if got := members(t, k, admin, s.ID); got != want || tried.Preview.Count != len(strings.Fields(want)) {
				t.Errorf("got %q (foreseen %d), want %q", got, tried.Preview.Count, want)
			}
		})
	}
	// An order that is cancelled, and time that passes, count with the next night.
	s := add(t, k, admin, "recent", `{"field":"recency","to":"30"}`)
	k.Clock.Advance(15 * 24 * time.Hour)
	k.Tick(t, segments.Nightly)
	k.Drain(t)
	if got := members(t, k, k.Session(admin.Tenant, admin.User), s.ID); got != "a" {
		t.Errorf("after two weeks: %q", got)
	}
	admin = k.Session(admin.Tenant, admin.User)
	if now := look(t, k, admin, s.ID); *now.Members.Removed != 1 || *now.Members.Added != 0 || *now.Members.Count != 1 || now.Members.JobID == s.Members.JobID {
		t.Errorf("the last run: %+v", now.Members)
	}
	before := k.Main.LastSequence()
	k.Tick(t, segments.Nightly)
	if n := k.WritesSince(t, before); n != 0 {
		t.Errorf("the same night again: %d writes", n)
	}
	// Who goes leaves at once.
	k.Do(t, scenario.Request{Op: customers.Delete, As: admin, Path: map[string]string{"id": ids["a"]}, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	k.Drain(t)
	page, err := k.Table.Query(t.Context(), table.Query{Partition: table.In(admin.Tenant, "SEG", "MEMBERS", s.ID), Limit: 10, Consistent: true})
	if err != nil || len(page.Records) != 0 {
		t.Errorf("members: %v, %v", page.Records, err)
	}
}

// month leaves out of the names those of buyers that did not order in the month of now.
func month(k *scenario.Kehu, names string) string {
	var left []string
	for name, days := range map[string]int{"a": 3, "b": 20} {
		if now := k.Clock.Now(); now.AddDate(0, 0, -days).Month() == now.Month() && strings.Contains(names, name) {
			left = append(left, name)
		}
	}
	if len(left) == 2 {
		return "a b"
	}
	return strings.Join(left, "")
}

func TestMerged_customers_leave(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	one, other := customer(t, k, admin, `{"name":"one","tags":["x"]}`), customer(t, k, admin, `{"name":"other","tags":["x"]}`)
	s := add(t, k, admin, "s", `{"field":"tag","in":["x"]}`)
	if got := members(t, k, admin, s.ID); got != "one other" {
		t.Fatalf("members: %q", got)
	}
	k.Do(t, scenario.Request{Op: customers.Merge, As: admin, Path: map[string]string{"id": one}, Body: fmt.Sprintf(`{"with":%q}`, other)}).Want(t, 202)
	k.Drain(t)
	in, err := k.Table.Get(t.Context(), table.In(admin.Tenant, "SEG", "MEMBERS", s.ID).Key(other))
	if got := members(t, k, admin, s.ID); got != "one" || in != nil || err != nil {
		t.Errorf("members: %q, %v, %v", got, in, err)
	}
}

// What is told again, or late, does not take out a customer that was restored since.
func TestRestored_customers_stay(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	back := customer(t, k, admin, `{"name":"back","tags":["x"]}`)
	s := add(t, k, admin, "s", `{"field":"tag","in":["x"]}`)
	at := map[string]string{"id": back}
	k.Do(t, scenario.Request{Op: customers.Delete, As: admin, Path: at, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	k.Drain(t)
	k.Do(t, scenario.Request{Op: customers.Restore, As: admin, Path: at}).Want(t, 200)
	k.Do(t, scenario.Request{Op: segments.Compute, As: admin, Path: map[string]string{"id": s.ID}}).Want(t, 202)
	k.Drain(t)
	if got := members(t, k, admin, s.ID); got != "back" {
		t.Fatalf("members: %q", got)
	}
	k.Replay(t)
	if got := members(t, k, admin, s.ID); got != "back" {
		t.Errorf("members, when all was told again: %q", got)
	}
}

// TestCompute_of_many goes over several steps, with runs that overtake each other and a segment that goes meanwhile.
func TestCompute_of_many(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	const count = 300
	for i := range count {
		tag := "even"
		if i%2 == 1 {
			tag = "odd"
		}
		customer(t, k, admin, fmt.Sprintf(`{"name":"%03d","tags":[%q]}`, i, tag))
	}
	even := add(t, k, admin, "even", `{"field":"tag","in":["even"]},{"field":"recencyScore","from":"1","not":true}`)
	if *even.Members.Count != count/2 || *even.Members.Added != count/2 || len(strings.Fields(members(t, k, admin, even.ID))) != count/2 {
		t.Errorf("even: %+v", even.Members)
	}
	var first, second made
	k.Do(t, at(segments.Compute, admin, even.ID, "")).Want(t, 202).Into(t, &first)
	k.Do(t, at(segments.Update, admin, even.ID, `{"conditions":[{"field":"tag","in":["odd"]}]}`)).Want(t, 200).Into(t, &second)
	if !second.Members.Computing || second.Version != 2 || second.Members.JobID == first.ID {
		t.Errorf("changed: %+v", second)
	}
	k.Drain(t)
	now := look(t, k, admin, even.ID)
	if m := now.Members; m.JobID != second.Members.JobID || m.Computing || *m.Count != count/2 || *m.Added != count/2 || *m.Removed != count/2 || m.OfVersion != 2 {
		t.Errorf("the run that was started last: %+v", m)
	}
	for _, job := range []string{first.ID, second.Members.JobID} {
		k.Run(t, []scenario.Scenario{{Name: "it ended", Request: scenario.Request{Op: jobs.Get, As: admin, Path: map[string]string{"id": job}}, Status: 200, Has: []string{`"state":"succeeded"`, `"failed":0`}}})
	}
	k.Do(t, at(segments.Delete, admin, even.ID, "")).Want(t, 204)
	k.Drain(t)
	page, err := k.Table.Query(t.Context(), table.Query{Partition: table.In(admin.Tenant, "SEG", "MEMBERS", even.ID), Limit: 10, Consistent: true})
	if err != nil || len(page.Records) != 0 {
		t.Errorf("a segment that is gone has members: %v, %v", page.Records, err)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "it is gone", Request: at(segments.Get, admin, even.ID, ""), Status: 404, Code: "segment.notFound"},
		{Name: "its name is free", Request: create(admin, `{"name":"even","conditions":[{"field":"tag","in":["x"]}]}`), Status: 201, Writes: 6},
	})
}

func TestAccess(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller, none := company.Admin, company.User(t, access.Salesperson), company.User(t)
	stranger := k.Company(t).Admin
	s := add(t, k, admin, "s", `{"field":"tag","in":["x"]}`)
	stale := at(segments.Update, admin, s.ID, `{"name":"y"}`)
	stale.Header = map[string]string{"If-Match": `"9"`}
	bare := at(segments.Delete, admin, s.ID, "")
	bare.Header = nil
	refused := func(name string, r scenario.Request, status int, code string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: r, Status: status, Code: problemCode(code)}
	}
	k.Run(t, []scenario.Scenario{
		refused("a stranger gets none", at(segments.Get, stranger, s.ID, ""), 404, "segment.notFound"),
		refused("nor its members", at(segments.Members, stranger, s.ID, ""), 404, "segment.notFound"),
		refused("nor computes it", at(segments.Compute, stranger, s.ID, ""), 404, "segment.notFound"),
		refused("absent", at(segments.Get, admin, scenario.Unknown(segment.Kind), ""), 404, "segment.notFound"),
		refused("no identifier", at(segments.Members, admin, "x", ""), 404, "segment.notFound"),
		refused("a seller does not compute", at(segments.Compute, seller, s.ID, ""), 403, "auth.forbidden"),
		refused("nor change", at(segments.Update, seller, s.ID, `{"name":"y"}`), 403, "auth.forbidden"),
		refused("nobody without roles looks", at(segments.Get, none, s.ID, ""), 403, "auth.forbidden"),
		{Name: "a change of a version that was", Request: stale, Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "no version", Request: bare, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "another name computes nothing", Request: at(segments.Update, admin, s.ID, `{"name":"y"}`), Status: 200, Writes: 3, Has: []string{`"version":2`}, Lacks: []string{`"computing":true`}},
		{Name: "no change, no version", Request: at(segments.Update, admin, s.ID, `{"name":"y"}`), Status: 200, Has: []string{`"version":2`}},
	})
}

// habits are what an overview of a customer tells of how it orders; nil for nothing.
func habits(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) *segment.Habits {
	t.Helper()
	var overview struct{ Habits *segment.Habits }
	k.Do(t, at(customers.Overview, as, id, "")).Want(t, 200).Into(t, &overview)
	return overview.Habits
}

func TestHabits_of_a_customer(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company, other := k.Company(t), k.Company(t)
	admin, viewer, seller := company.Admin, company.User(t, access.Viewer), company.User(t, access.Salesperson)
	ids := buyers(t, k, admin)
	if h := habits(t, k, admin, ids["a"]); h != nil {
		t.Errorf("no segment asks for scores, yet there are %+v", h)
	}
	add(t, k, admin, "best", `{"field":"recencyScore","from":"5"}`)
	day := look(t, k, admin, add(t, k, admin, "large", `{"field":"amount","from":"1"}`).ID).Members.Day
	one := func(recencyScore, frequencyScore, amountScore, recency, orders int64, amount string) *segment.Habits {
		return &segment.Habits{
			Day: day, RecencyScore: recencyScore, FrequencyScore: frequencyScore, AmountScore: amountScore,
			Recency: recency, Orders: orders, Amount: money.Wire{Amount: amount, Currency: "CNY"},
		}
	}
	want := map[string]*segment.Habits{
		"a": one(5, 5, 5, 3, 5, "11500.00"), "b": one(4, 4, 4, 20, 4, "4500.00"), "c": one(3, 3, 3, 60, 3, "2000.00"),
		"d": one(2, 2, 2, 120, 2, "400.00"), "e": one(1, 1, 1, 300, 1, "100.00"), "never": nil,
	}
	got := make(map[string]*segment.Habits)
	for name, id := range ids {
		got[name] = habits(t, k, viewer, id)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	// What is ordered since then counts, against the bounds of then.
	sold(t, k, admin, ids["never"], first(t, k, admin), [2]int{0, 9000})
	k.Drain(t)
	if diff := cmp.Diff(one(5, 1, 5, 0, 1, "9000.00"), habits(t, k, admin, ids["never"])); diff != "" {
		t.Errorf("of a new buyer (-want +got):\n%s", diff)
	}

	// Who sees a customer that is shared, and not all of its orders, is told nothing.
	k.Do(t, scenario.Request{
		Op: customers.Share, As: admin, Path: map[string]string{"id": ids["a"], "userId": seller.User}, Header: map[string]string{"If-Match": "*"}, Body: `{"level":"read"}`,
	}).Want(t, 200)
	if h := habits(t, k, seller, ids["a"]); h != nil {
		t.Errorf("a salesperson is told of another's orders: %+v", h)
	}
	k.Do(t, at(customers.Overview, other.Admin, ids["a"], "")).WantProblem(t, "customer.notFound")

	// Bounds that nobody renews are not held against anybody.
	k.Clock.Advance(9 * 24 * time.Hour)
	if h := habits(t, k, k.Session(admin.Tenant, admin.User), ids["a"]); h != nil {
		t.Errorf("after nine days: %+v", h)
	}
}

// first returns a product.
func first(t testing.TB, k *scenario.Kehu, as *scenario.Caller) string {
	t.Helper()
	var list struct{ Items []struct{ ID string } }
	k.Do(t, scenario.Request{Op: products.List, As: as}).Want(t, 200).Into(t, &list)
	return list.Items[0].ID
}
