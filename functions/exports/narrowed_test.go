package exports_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/categories"
	"kehu/functions/customers"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
)

// TestExport_narrowed: an export has what the list with the same filters has.
func TestExport_narrowed(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	ann := company.User(t, access.Salesperson)
	trade := created(t, k, categories.Create, admin, `{"name":"Trade"}`)
	retail := created(t, k, categories.Create, admin, `{"name":"Retail","parentId":"`+trade+`"}`)
	first := created(t, k, customers.Create, admin, `{"name":"a","level":"A","source":"exhibition","categoryId":"`+trade+`"}`)
	created(t, k, customers.Create, admin, `{"name":"b","level":"A","source":"referral","categoryId":"`+retail+`"}`)
	theirs := created(t, k, customers.Create, ann, `{"name":"ann's"}`)
	k.Do(t, scenario.Request{Op: customers.Share, As: ann, Path: map[string]string{"id": theirs, "userId": admin.User}, Header: map[string]string{"If-Match": "*"}, Body: `{"level":"read"}`}).Want(t, 200)
	gone := created(t, k, customers.Create, admin, `{"name":"gone"}`)
	remove := func(op operation.Operation, id string) {
		k.Do(t, scenario.Request{Op: op, As: admin, Path: map[string]string{"id": id}, Header: map[string]string{"If-Match": `"1"`}}).Want(t, 204)
	}
	remove(customers.Delete, gone)
	chai := created(t, k, products.Create, admin, `{"name":"Chai","code":"1","unit":"piece","category":"tea"}`)
	mate := created(t, k, products.Create, admin, `{"name":"Mate","code":"2","unit":"piece"}`)
	created(t, k, products.Create, admin, `{"name":"Old","code":"4","unit":"piece","status":"disabled"}`)
	remove(products.Delete, created(t, k, products.Create, admin, `{"name":"Cola","code":"3","unit":"piece"}`))
	order := func(product string) string {
		return created(t, k, orders.Create, admin, fmt.Sprintf(`{"customerId":%q,"lines":[{"productId":%q,"quantity":1,"unitPrice":1}]}`, first, product))
	}
	order(chai)
	order(mate)
	remove(orders.Delete, order(mate))
	k.Drain(t)
	k.Clock.Advance(48 * time.Hour)
	admin = k.Session(admin.Tenant, admin.User)
	created(t, k, customers.Create, admin, `{"name":"c","level":"B","source":"exhibition","status":"lost"}`)
	today := k.Clock.Now().UTC().Format(time.DateOnly)
	yesterday := k.Clock.Now().UTC().AddDate(0, 0, -1).Format(time.DateOnly)
	lists := map[string]struct {
		op     operation.Operation
		column int // of what the test calls a record
	}{"customers": {customers.List, 1}, "products": {products.List, 0}, "orders": {orders.List, 0}}
	for _, c := range []struct {
		list   string
		filter map[string]any
		want   int
	}{
		{"customers", map[string]any{}, 4},
		{"customers", map[string]any{"level": "A"}, 2},
		{"customers", map[string]any{"source": "exhibition"}, 2},
		{"customers", map[string]any{"source": "exhibition", "level": "A"}, 1},
		{"customers", map[string]any{"status": "lost"}, 1},
		{"customers", map[string]any{"category": trade}, 2},
		{"customers", map[string]any{"category": retail}, 1},
		{"customers", map[string]any{"createdFrom": today}, 1},
		{"customers", map[string]any{"createdTo": yesterday}, 3},
		{"customers", map[string]any{"updatedFrom": today}, 1},
		{"customers", map[string]any{"updatedTo": yesterday, "source": "referral"}, 1},
		{"customers", map[string]any{"owner": "me", "level": "B"}, 1},
		{"customers", map[string]any{"owner": "team"}, 3},
		{"customers", map[string]any{"level": "none"}, 0},
		{"customers", map[string]any{"team": "me"}, 1},
		{"customers", map[string]any{"team": "me", "level": "A"}, 0},
		{"customers", map[string]any{"deleted": true}, 1},
		{"customers", map[string]any{"deleted": true, "q": "gon"}, 1},
		{"products", map[string]any{}, 3},
		{"products", map[string]any{"status": "disabled"}, 1},
		{"products", map[string]any{"category": "tea"}, 1},
		{"products", map[string]any{"deleted": true}, 1},
		{"orders", map[string]any{}, 2},
		{"orders", map[string]any{"product": chai}, 1},
		{"orders", map[string]any{"product": mate, "customer": first}, 1},
		{"orders", map[string]any{"number": "SO-nothing"}, 0},
		{"orders", map[string]any{"deleted": true}, 1},
		{"orders", map[string]any{"approvable": true}, 0},
	} {
		query := url.Values{}
		for name, value := range c.filter {
			query.Set(name, fmt.Sprint(value))
		}
		var page struct {
			Items []struct{ Name, Number, Code, CustomerName string }
		}
		k.Do(t, scenario.Request{Op: lists[c.list].op, As: admin, Query: query.Encode()}).Want(t, 200).Into(t, &page)
		var want, got []string
		for _, one := range page.Items {
			want = append(want, map[string]string{"customers": one.Name, "products": one.Code, "orders": one.Number}[c.list])
		}
		body, _ := json.Marshal(c.filter)
		_, content := taken(t, k, admin, fmt.Sprintf(`"list":%q,"format":"csv","filter":%s`, c.list, body))
		for _, row := range table(t, content)[1:] {
			got = append(got, row[lists[c.list].column])
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got) != c.want {
			t.Errorf("%s %v: %d, want %d (-list +export):\n%s", c.list, c.filter, len(got), c.want, diff)
		}
	}
	// What is shared with somebody is theirs to export where they may export its owner's.
	ann = company.User(t, access.SalesManager)
	k.Do(t, scenario.Request{Op: customers.Share, As: admin, Path: map[string]string{"id": first, "userId": ann.User}, Header: map[string]string{"If-Match": "*"}, Body: `{"level":"write"}`}).Want(t, 200)
	_, content := taken(t, k, ann, `"list":"customers","format":"csv","filter":{"team":"me"}`)
	if rows := table(t, content); len(rows) != 1 {
		t.Errorf("exported, of another's: %q", rows)
	}
}

// TestExport_takes_the_filters_of_its_lists: the console sends those that a list has.
func TestExport_takes_the_filters_of_its_lists(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	text, err := os.ReadFile("../../infra/openapi/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	type parameter struct {
		Name, In string
		Schema   struct {
			Type, Format string
			Enum         []string
		}
	}
	var document struct {
		Paths map[string]map[string]struct{ Parameters []parameter }
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"customers", "products", "orders"} {
		filters := slices.DeleteFunc(slices.Clone(document.Paths["/v1/"+list]["get"].Parameters), func(p parameter) bool {
			return p.In != "query" || slices.Contains([]string{"limit", "cursor"}, p.Name)
		})
		if len(filters) < 3 {
			t.Fatalf("filters of %s: %v", list, filters)
		}
		for _, p := range filters {
			value := any("x")
			switch {
			case p.Schema.Type == "boolean":
				value = true
			case len(p.Schema.Enum) > 0:
				value = p.Schema.Enum[0]
			case p.Schema.Format == "date":
				value = "2026-03-01"
			}
			encoded, _ := json.Marshal(map[string]any{p.Name: value})
			r := k.Do(t, export(admin, fmt.Sprintf(`"list":%q,"format":"csv","filter":%s`, list, encoded)))
			var told struct {
				Errors []struct{ Pointer, Code string }
			}
			if r.Status != 202 {
				r.Want(t, 422).Into(t, &told)
			}
			for _, e := range told.Errors {
				if e.Code == "export.filterUnknown" || e.Code == "field.unknown" || e.Pointer != "/filter/"+p.Name {
					t.Errorf("%s: filter %s: %+v", list, p.Name, e)
				}
			}
		}
	}
}
