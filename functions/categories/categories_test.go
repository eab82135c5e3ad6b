package categories_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"kehu/functions/categories"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/counter"
	"kehu/shared/operation"
	"kehu/shared/table"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// made is what the tests read of a record.
type made struct {
	ID         string
	Version    int
	Name       string
	CategoryID string
	Path       []string
}

func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: categories.Create, As: as, Body: body}
}

func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, name, parent string) made {
	t.Helper()
	body := fmt.Sprintf(`{"name":%q}`, name)
	if parent != "" {
		body = fmt.Sprintf(`{"name":%q,"parentId":%q}`, name, parent)
	}
	var c made
	k.Do(t, create(as, body)).Want(t, 201).Into(t, &c)
	return c
}

// customer makes a customer of the category.
func customer(t testing.TB, k *scenario.Kehu, as *scenario.Caller, name, category string) made {
	t.Helper()
	var c made
	body := fmt.Sprintf(`{"name":%q,"categoryId":%q}`, name, category)
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: body}).Want(t, 201).Into(t, &c)
	return c
}

// at is a call of an operation on one version of a record; 0 is none.
func at(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
	if version > 0 {
		r.Header = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	}
	return r
}

func tree(as *scenario.Caller) scenario.Request {
	return scenario.Request{Op: categories.List, As: as}
}

func TestCreate_and_list(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	manager, seller := company.User(t, access.SalesManager), company.User(t, access.Salesperson)
	top := add(t, k, manager, "Trade", "")
	foreign := add(t, k, k.Company(t).Admin, "Foreign", "")
	dry := create(manager, `{"name":"x"}`)
	dry.Query = "validateOnly=true"
	keyed := create(manager, `{"name":"keyed"}`)
	keyed.Header = map[string]string{"Idempotency-Key": "one"}
	k.Run(t, []scenario.Scenario{
		{Name: "adds below another", Request: create(manager, `{"name":" Retail ","parentId":"`+top.ID+`","order":2,"notes":"Shops"}`), Status: 201, Writes: 5, Golden: "create.json"},
		{Name: "adds once for one key", Request: keyed, Status: 201, Writes: 5},
		{Name: "answers the key again", Request: keyed, Status: 201},
		{Name: "writes nothing in a dry run", Request: dry, Status: 200, Has: []string{`"name":"x"`}},
		{Name: "needs a name of its own there", Request: create(manager, `{"name":"retail","parentId":"`+top.ID+`"}`), Status: 409, Code: "category.duplicate", Fields: []string{"/name category.nameTaken"}},
		{Name: "takes the name elsewhere", Request: create(manager, `{"name":"Retail","order":1}`), Status: 201, Writes: 4},
		{Name: "needs a name", Request: create(manager, `{"name":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/name field.blank"}},
		{Name: "needs a parent that is one", Request: create(manager, `{"name":"x","parentId":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/parentId category.unknown"}},
		{Name: "needs a parent that is there", Request: create(manager, `{"name":"x","parentId":"`+scenario.Unknown(category.Kind)+`"}`), Status: 422, Code: "request.invalid", Fields: []string{"/parentId category.unknown"}},
		{Name: "needs a parent of the company", Request: create(manager, `{"name":"x","parentId":"`+foreign.ID+`"}`), Status: 422, Code: "request.invalid", Fields: []string{"/parentId category.unknown"}},
		{Name: "asks for the permission", Request: create(seller, `{"name":"x"}`), Status: 403, Code: "auth.forbidden"},
		{Name: "shows the tree", Request: tree(seller), Status: 200, Golden: "tree.json"},
		{Name: "shows it to no other company", Request: tree(k.Company(t).Admin), Status: 200, Has: []string{`"items":[]`}},
		{Name: "answers one", Request: at(categories.Get, seller, top.ID, 0, ""), Status: 200, Has: []string{`"name":"Trade"`}},
		{Name: "knows none of another company", Request: at(categories.Get, seller, foreign.ID, 0, ""), Status: 404, Code: "category.notFound"},
	})
	full := counter.Of(manager.Tenant, category.Kind.Key).Up()
	full.Add["n"] = category.Max
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{full}}); err != nil {
		t.Fatal(err)
	}
	k.Do(t, create(manager, `{"name":"one too many"}`)).Want(t, 409).WantProblem(t, "category.tooMany")
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a := add(t, k, admin, "A", "")
	b := add(t, k, admin, "B", a.ID)
	c := add(t, k, admin, "C", b.ID)
	add(t, k, admin, "D", a.ID)
	update := func(of made, version int, body string) scenario.Request {
		return at(categories.Update, admin, of.ID, version, body)
	}
	parent := func(of made) string { return fmt.Sprintf(`{"parentId":%q}`, of.ID) }
	k.Run(t, []scenario.Scenario{
		{Name: "needs a version", Request: update(a, 0, `{"name":"x"}`), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: update(a, 2, `{"name":"x"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "stands not below itself", Request: update(a, 1, parent(a)), Status: 409, Code: "category.cycle", Fields: []string{"/parentId field.invalid"}},
		{Name: "stands not below one of its own", Request: update(a, 1, parent(c)), Status: 409, Code: "category.cycle", Fields: []string{"/parentId field.invalid"}},
		{Name: "needs a name that is free", Request: update(b, 1, `{"name":"d"}`), Status: 409, Code: "category.duplicate", Fields: []string{"/name category.nameTaken"}},
		{Name: "is renamed", Request: update(b, 1, `{"name":"E","order":3}`), Status: 200, Writes: 3, Has: []string{`"name":"E"`, `"version":2`}},
		{Name: "makes no version of nothing", Request: update(b, 2, `{"name":"E"}`), Status: 200, Has: []string{`"version":2`}},
		{Name: "moves to the top", Request: update(b, 2, `{"parentId":null}`), Status: 200, Writes: 5, Lacks: []string{"parentId"}},
		{Name: "with all below", Request: tree(admin), Status: 200, Golden: "moved.json"},
		{Name: "then takes the other", Request: update(a, 1, parent(c)), Status: 200, Writes: 5},
		{Name: "asks for the permission", Request: at(categories.Update, company.User(t, access.Finance), a.ID, 2, `{"name":"x"}`), Status: 403, Code: "auth.forbidden"},
		{Name: "is known to nobody else", Request: at(categories.Update, k.Company(t).Admin, a.ID, 2, `{"name":"x"}`), Status: 404, Code: "category.notFound"},
	})
	deep := ""
	for i := range category.MaxDepth + 1 {
		deep = add(t, k, admin, fmt.Sprint("deep ", i), deep).ID
	}
	k.Do(t, create(admin, fmt.Sprintf(`{"name":"too deep","parentId":%q}`, deep))).Want(t, 409).WantProblem(t, "category.tooDeep", "/parentId field.invalid")
}

func TestMoves_side_by_side_make_no_cycle(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	var all []made
	for i := range 6 {
		all = append(all, add(t, k, admin, fmt.Sprint(i), ""))
	}
	var turns sync.WaitGroup
	for i := range all {
		turns.Go(func() {
			k.Do(t, at(categories.Update, admin, all[i].ID, 1, fmt.Sprintf(`{"parentId":%q}`, all[(i+1)%len(all)].ID)))
		})
	}
	turns.Wait()
	var found struct{ Items []made }
	k.Do(t, tree(admin)).Want(t, 200).Into(t, &found)
	at := make(map[string]int)
	for i, c := range found.Items {
		at[c.ID] = i
	}
	for _, c := range found.Items {
		for _, above := range c.Path {
			if at[above] >= at[c.ID] {
				t.Fatalf("a cycle: %+v", found.Items)
			}
		}
	}
	var tops int
	for _, c := range found.Items {
		if len(c.Path) == 0 {
			tops++
		}
	}
	if len(found.Items) != len(all) || tops == 0 {
		t.Errorf("categories: %d, at the top %d", len(found.Items), tops)
	}
}

func TestDelete(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a := add(t, k, admin, "A", "")
	b := add(t, k, admin, "B", a.ID)
	c := customer(t, k, admin, "x", b.ID)
	remove := func(as *scenario.Caller, of made, version int) scenario.Request {
		return at(categories.Delete, as, of.ID, version, "")
	}
	k.Run(t, []scenario.Scenario{
		{Name: "not with one below", Request: remove(admin, a, 1), Status: 409, Code: "category.inUse"},
		{Name: "not with a customer", Request: remove(admin, b, 1), Status: 409, Code: "category.inUse"},
		{Name: "not by everybody", Request: remove(company.User(t, access.Salesperson), b, 1), Status: 403, Code: "auth.forbidden"},
		{Name: "not of another company", Request: remove(k.Company(t).Admin, b, 1), Status: 404, Code: "category.notFound"},
		{Name: "the customer goes", Request: at(customers.Delete, admin, c.ID, 1, ""), Status: 204, Writes: 4},
		{Name: "not of another version", Request: remove(admin, b, 2), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "then it is deleted", Request: remove(admin, b, 1), Status: 204, Writes: 5},
		{Name: "and gone", Request: at(categories.Get, admin, b.ID, 0, ""), Status: 404, Code: "category.notFound"},
		{Name: "its name is free", Request: create(admin, fmt.Sprintf(`{"name":"B","parentId":%q}`, a.ID)), Status: 201, Writes: 5},
		{Name: "no customer comes into it", Request: scenario.Request{Op: customers.Create, As: admin, Body: fmt.Sprintf(`{"name":"y","categoryId":%q}`, b.ID)}, Status: 422, Code: "request.invalid", Fields: []string{"/categoryId category.unknown"}},
		{Name: "the customer comes back without it", Request: at(customers.Restore, admin, c.ID, 0, ""), Status: 200, Writes: 3, Lacks: []string{"categoryId"}},
	})
}

// TestDelete_while_customers_come: whichever comes first, no customer is left in a category that is gone.
func TestDelete_while_customers_come(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	for round := range 8 {
		c := add(t, k, admin, fmt.Sprint("round ", round), "")
		var deleted, created scenario.Response
		var both sync.WaitGroup
		both.Go(func() { deleted = k.Do(t, at(categories.Delete, admin, c.ID, 1, "")) })
		both.Go(func() {
			created = k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: fmt.Sprintf(`{"name":"x","categoryId":%q}`, c.ID)})
		})
		both.Wait()
		if deleted.Status == 204 && created.Status == 201 {
			t.Errorf("round %d: the category is gone, but has a customer", round)
		}
		if created.Status == 201 {
			k.Do(t, at(categories.Get, admin, c.ID, 0, "")).Want(t, 200)
		}
	}
}

func TestCustomers_are_listed_by_category_and_all_below(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller := company.Admin, company.User(t, access.Salesperson)
	a := add(t, k, admin, "A", "")
	b := add(t, k, admin, "B", a.ID)
	other := add(t, k, admin, "Other", "")
	var want []string
	for i := range 7 {
		of, as := a, admin
		if i%2 == 1 {
			of = b
		}
		if i == 5 {
			as = seller
		}
		want = append(want, customer(t, k, as, fmt.Sprint("c", i), of.ID).ID)
	}
	moved := customer(t, k, admin, "moved", other.ID)
	k.Do(t, at(customers.Update, admin, moved.ID, 1, fmt.Sprintf(`{"categoryId":%q}`, b.ID))).Want(t, 200)
	gone := customer(t, k, admin, "gone", b.ID)
	k.Do(t, at(customers.Delete, admin, gone.ID, 1, "")).Want(t, 204)
	left := customer(t, k, admin, "left", b.ID)
	k.Do(t, at(customers.Update, admin, left.ID, 1, `{"categoryId":null}`)).Want(t, 200)
	want = append(want, moved.ID)
	slices.Reverse(want)
	read := func(as *scenario.Caller, query string) (ids []string) {
		for cursor, pages := "", 0; pages < 10; pages++ {
			var page struct {
				Items      []made
				NextCursor string
			}
			k.Do(t, scenario.Request{Op: customers.List, As: as, Query: query + "&" + scenario.Params("limit", "3", "cursor", cursor)}).Want(t, 200).Into(t, &page)
			for _, c := range page.Items {
				ids = append(ids, c.ID)
			}
			if cursor = page.NextCursor; cursor == "" {
				break
			}
		}
		return ids
	}
	if got := read(admin, "category="+a.ID); !slices.Equal(got, want) {
		t.Errorf("of a category and those below: got %v, want %v", got, want)
	}
	if got := read(admin, "category="+other.ID); len(got) != 0 {
		t.Errorf("of a category that was left: got %v", got)
	}
	if got := read(seller, "category="+a.ID); !slices.Equal(got, want[2:3]) {
		t.Errorf("within reach: got %v, want %v", got, want[2:3])
	}
	if got := read(admin, "q=moved&category="+b.ID); !slices.Equal(got, []string{moved.ID}) {
		t.Errorf("with a text: got %v", got)
	}
	list := scenario.Request{Op: customers.List, As: admin, Query: "category=" + scenario.Unknown(category.Kind)}
	k.Do(t, list).Want(t, 422).WantProblem(t, "request.invalid", "query:category category.unknown")
	list = scenario.Request{Op: customers.List, As: k.Company(t).Admin, Query: "category=" + a.ID}
	k.Do(t, list).Want(t, 422).WantProblem(t, "request.invalid", "query:category category.unknown")
	body := k.Do(t, scenario.Request{Op: customers.List, As: admin, Query: "category=" + b.ID}).Want(t, 200).Body
	if !strings.Contains(body, `"categoryId":"`+b.ID+`"`) || !strings.Contains(body, `"completeness":20`) {
		t.Errorf("the list does not show category and completeness: %s", body)
	}
}
