package customers_test

import (
	"slices"
	"testing"
	"time"

	"kehu/functions/categories"
	"kehu/functions/customers"
	"kehu/functions/segments"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/segment"
)

func TestList_narrowed(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, sales := company.Admin, company.User(t, access.Salesperson)
	var category, gold, foreign record
	k.Do(t, scenario.Request{Op: categories.Create, As: admin, Body: `{"name":"Trade"}`}).Want(t, 201).Into(t, &category)
	k.Do(t, scenario.Request{Op: segments.Create, As: admin, Body: `{"name":"Gold","conditions":[{"field":"level","in":["A"]}]}`}).Want(t, 201).Into(t, &gold)
	k.Do(t, scenario.Request{Op: segments.Create, As: k.Company(t).Admin, Body: `{"name":"x","conditions":[{"field":"level","in":["A"]}]}`}).Want(t, 201).Into(t, &foreign)
	k.Clock.Advance(450 * time.Minute) // it is the next day in Shanghai, where the company is
	first := k.Clock.Now().UTC().Format(time.DateOnly)
	add(t, k, admin, `{"name":"a","level":"A","source":"exhibition","tags":["x"],"categoryId":"`+category.ID+`"}`)
	add(t, k, sales, `{"name":"b","level":"A","source":"referral","tags":["x"]}`)
	add(t, k, admin, `{"name":"c","level":"B","source":"exhibition"}`)
	k.Clock.Advance(24 * time.Hour)
	admin, sales = k.Session(admin.Tenant, admin.User), k.Session(sales.Tenant, sales.User)
	add(t, k, admin, `{"name":"d","level":"B","tags":["x"]}`)
	k.Do(t, scenario.Request{Op: segments.Compute, As: admin, Path: map[string]string{"id": gold.ID}}).Want(t, 202)
	k.Drain(t)
	day := func(n int) string {
		at, err := time.Parse(time.DateOnly, first)
		if err != nil {
			t.Fatal(err)
		}
		return at.AddDate(0, 0, n).Format(time.DateOnly)
	}
	for query, want := range map[string][]string{
		"level=A":                                         {"b", "a"},
		"source=exhibition":                               {"c", "a"},
		"source=exhibition&level=A":                       {"a"},
		"segment=" + gold.ID:                              {"b", "a"},
		"segment=" + gold.ID + "&q=a":                     {"a"},
		"segment=" + gold.ID + "&source=referral":         {"b"},
		"segment=" + gold.ID + "&owner=me":                {"a"},
		"segment=" + gold.ID + "&category=" + category.ID: {"a"},
		"segment=" + gold.ID + "&deleted=true":            {},
		"segment=" + gold.ID + "&team=me":                 {},
		"createdFrom=" + day(1):                           {"d", "c", "b", "a"},
		"createdFrom=" + day(2):                           {"d"},
		"createdTo=" + day(1):                             {"c", "b", "a"},
		"createdTo=" + day(0):                             {},
		"createdFrom=" + day(3) + "&createdTo=" + day(1):  {},
		"createdTo=" + day(1) + "&tag=x":                  {"b", "a"},
		"updatedFrom=" + day(2):                           {"d"},
		"updatedTo=" + day(1) + "&source=referral":        {"b"},
		"q=b&createdFrom=" + day(2):                       {},
	} {
		for _, limit := range []string{"limit=1&", "limit=50&"} {
			if got := names(pages(t, k, admin, limit+query)...); !slices.Equal(got, want) {
				t.Errorf("%s%s: got %v, want %v", limit, query, got, want)
			}
		}
	}
	if got := names(pages(t, k, sales, "segment="+gold.ID)...); !slices.Equal(got, []string{"b"}) {
		t.Errorf("the seller sees %v", got)
	}
	list := func(query string) scenario.Request {
		return scenario.Request{Op: customers.List, As: admin, Query: query}
	}
	invalid := func(name, query, field string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: list(query), Status: 422, Code: "request.invalid", Fields: []string{field}}
	}
	bulk := bulkOf(customers.Bulk, admin, `{"filter":{"segment":"`+gold.ID+`"},"set":{"level":"C"}}`)
	k.Run(t, []scenario.Scenario{
		invalid("no day", "createdFrom=2026-02-30", "query:createdFrom date.invalid"),
		invalid("no day in words", "updatedTo=today", "query:updatedTo date.invalid"),
		invalid("a segment of another company", "segment="+foreign.ID, "query:segment segment.unknown"),
		invalid("a segment that is none", "segment="+scenario.Unknown(segment.Kind), "query:segment segment.unknown"),
		{Name: "a segment that is none, in bulk", Request: bulkOf(customers.Bulk, admin, `{"filter":{"segment":"x"},"set":{"level":"C"}}`), Status: 422, Code: "request.invalid", Fields: []string{"/filter/segment segment.unknown"}},
	})
	if rows := done(t, k, bulk); len(rows) != 2 {
		t.Errorf("changed in bulk: %q", rows)
	}
}
