package products_test

import (
	"slices"
	"strings"
	"testing"

	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/table"
)

func TestCost_is_shown_to_nobody_without_the_permission(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	p := add(t, k, company.Admin, full)
	for role, sees := range map[access.Role]bool{
		access.Administrator: true, access.SalesManager: true, access.Finance: true,
		access.Salesperson: false, access.Auditor: false, access.Viewer: false,
	} {
		who := company.User(t, role)
		if got := read(t, k, who, p.ID); (got.Cost != nil) != sees {
			t.Errorf("%s: cost %v", role, got.Cost)
		}
		if r := k.Do(t, scenario.Request{Op: products.List, As: who}); strings.Contains(r.Body, "47319.25") {
			t.Errorf("the list tells %s the cost: %s", role, r.Body)
		}
	}
	k.Forbid("47319.25") // in the log and the audit trail, from now on
	k.Drain(t)
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	p := add(t, k, admin, full)
	other := add(t, k, admin, `{"name":"Other","code":"OTHER"}`)
	update := func(as *scenario.Caller, version int, body string) scenario.Request {
		return matching(products.Update, as, p.ID, version, body)
	}
	bare := at(products.Update, admin, p.ID)
	bare.Body = `{"notes":"x"}`
	k.Run(t, []scenario.Scenario{{
		Name: "changes what is named and keeps the rest", Request: update(admin, 1, `{"name":"Chai tea","barcode":null}`), Status: 200, Writes: 2,
		Has: []string{`"name":"Chai tea"`, `"code":"CHAI-10"`, `"cost":{"amount":"47319.25","currency":"CNY"}`, `"version":2`}, Lacks: []string{"barcode"},
	}, {
		Name: "nothing changes, nothing is written", Request: update(admin, 2, `{"name":" Chai tea "}`), Status: 200, Has: []string{`"version":2`},
	}, {
		Name: "a code that is cleared stays", Request: update(admin, 2, `{"code":null,"status":"disabled"}`), Status: 200, Writes: 1, Has: []string{`"code":"CHAI-10"`, `"status":"disabled"`},
	}, {
		Name: "another's code", Request: update(admin, 3, `{"code":"other"}`), Status: 409, Code: "product.duplicate", Fields: []string{"/code product.codeTaken"},
	}, {
		Name: "an old version", Request: update(admin, 1, `{"notes":"x"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"},
	}, {
		Name: "no version", Request: bare, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"},
	}, {
		Name: "who may not change", Request: update(company.User(t, access.Salesperson), 3, `{"notes":"x"}`), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "another company", Request: update(k.Company(t).Admin, 3, `{"notes":"x"}`), Status: 404, Code: "product.notFound",
	}, {
		Name: "a bad price", Request: update(admin, 3, `{"prices":[{"amount":"x","currency":"CNY"}]}`), Status: 422, Code: "request.invalid", Fields: []string{"/prices/0/amount number.invalid"},
	}, {
		Name: "one that lies in the recycle bin", Request: matching(products.Update, admin, other.ID, 2, `{"notes":"x"}`), Status: 404, Code: "product.notFound",
		Before: func(t *testing.T) {
			k.Do(t, matching(products.Delete, admin, other.ID, 1, "")).Want(t, 204)
		},
	}})
}

func TestUpdate_by_who_may_not_see_costs(t *testing.T) {
	entry := product.Entry{Fields: product.Fields{Name: "x"}, Cost: &product.Cost{Amount: "47319.25", Currency: "CNY"}}
	untouched, err := entry.Conceal().Reveal(entry.Cost)
	if err != nil || untouched.Cost == nil || *untouched.Cost != *entry.Cost {
		t.Errorf("untouched: %+v, %v", untouched.Cost, err)
	}
	for name, cost := range map[string]*product.Cost{"cleared": nil, "set": {Amount: "1", Currency: "CNY"}} {
		changed := entry.Conceal()
		changed.Cost = cost
		if _, err := changed.Reveal(entry.Cost); !problem.Is(err, "auth.forbidden") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestDelete_and_restore(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	p, used := add(t, k, admin, full), add(t, k, admin, `{"name":"Used"}`)
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{product.Use(company.Tenant, used.ID, nil)}}); err != nil {
		t.Fatal(err)
	}
	k.Run(t, []scenario.Scenario{{
		Name: "one that stands in an order stays", Request: matching(products.Delete, admin, used.ID, 1, ""), Status: 409, Code: "product.inUse",
	}, {
		Name: "an old version", Request: matching(products.Delete, admin, p.ID, 7, ""), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"},
	}, {
		Name: "who may not", Request: matching(products.Delete, company.User(t, access.Finance), p.ID, 1, ""), Status: 403, Code: "auth.forbidden",
	}, {
		Name: "one in use is not restored", Request: at(products.Restore, admin, p.ID), Status: 409, Code: "product.notDeleted",
	}, {
		Name: "into the recycle bin", Request: matching(products.Delete, admin, p.ID, 1, ""), Status: 204, Writes: 4, // itself, a note, code and bar code
		After: func(t *testing.T, _ scenario.Response) {
			if got := read(t, k, admin, p.ID); got.DeletedAt == "" || got.PurgeAt == "" {
				t.Errorf("read: %+v", got)
			}
			if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{product.Use(company.Tenant, p.ID, nil)}}); err == nil {
				t.Error("an order can use a deleted product")
			}
		},
	}, {
		Name: "twice", Request: matching(products.Delete, admin, p.ID, 2, ""), Status: 404, Code: "product.notFound",
	}, {
		Name: "back again, as it was", Request: at(products.Restore, admin, p.ID), Status: 200, Writes: 4, Has: []string{`"code":"CHAI-10"`, `"version":3`}, Lacks: []string{"deletedAt", "purgeAt"},
	}, {
		Name: "not while another has its code", Request: at(products.Restore, admin, p.ID), Status: 409, Code: "product.duplicate", Fields: []string{"/code product.codeTaken"},
		Before: func(t *testing.T) {
			k.Do(t, matching(products.Delete, admin, p.ID, 3, "")).Want(t, 204)
			add(t, k, admin, `{"name":"Next","code":"chai-10"}`)
		},
	}, {
		Name: "another company", Request: at(products.Restore, k.Company(t).Admin, p.ID), Status: 404, Code: "product.notFound",
	}})
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	for _, body := range []string{
		`{"name":"Chai","code":"T-1","category":"Tea"}`,
		`{"name":"Green Chai","code":"T-2","category":"Tea","status":"disabled","barcode":"4006381333931"}`,
		`{"name":"龙井茶","code":"LJ","category":"Tea"}`,
		`{"name":"Gone","code":"T-9"}`,
		`{"name":"Cheese","code":"C-1"}`,
	} {
		add(t, k, admin, body)
	}
	codes := func(t *testing.T, query string) (all []string) {
		t.Helper()
		for next := ""; ; {
			var page struct {
				Items      []record
				NextCursor string
			}
			k.Do(t, scenario.Request{Op: products.List, As: admin, Query: query + next}).Want(t, 200).Into(t, &page)
			for _, p := range page.Items {
				all = append(all, p.Code)
			}
			if next = "&" + scenario.Params("cursor", page.NextCursor); page.NextCursor == "" {
				return all
			}
		}
	}
	gone := codes(t, "q=gone")
	if len(gone) != 1 {
		t.Fatalf("gone: %v", gone)
	}
	var page struct{ Items []record }
	k.Do(t, scenario.Request{Op: products.List, As: admin, Query: "q=gone"}).Into(t, &page)
	k.Do(t, matching(products.Delete, admin, page.Items[0].ID, 1, "")).Want(t, 204)
	for query, want := range map[string][]string{
		"":                           {"C-1", "LJ", "T-2", "T-1"},
		"limit=1":                    {"C-1", "LJ", "T-2", "T-1"},
		"limit=2&category=Tea":       {"LJ", "T-2", "T-1"},
		"q=t-":                       {"T-2", "T-1"},
		"q=chai":                     {"T-2", "T-1"},
		"q=ai":                       nil,
		"q=40063813":                 {"T-2"},
		"q=%E9%BE%99":                {"LJ"},
		"status=disabled":            {"T-2"},
		"category=Tea&status=active": {"LJ", "T-1"},
		"category=Coffee":            nil,
		"deleted=true":               {"T-9"},
		"deleted=true&q=t-9&limit=1": {"T-9"},
	} {
		if got := codes(t, query); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
	}
	k.Do(t, scenario.Request{Op: products.List, As: admin, Query: "cursor=x"}).WantProblem(t, "request.cursorInvalid", "query:cursor field.invalid")
	if r := k.Do(t, scenario.Request{Op: products.List, As: k.Company(t).Admin}); r.Body != "{\"items\":[]}\n" {
		t.Errorf("another company sees %s", r.Body)
	}
}
