package segments_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/categories"
	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/functions/segments"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/segment"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// made is what the tests read of a segment.
type made struct {
	ID      string
	Version int
	Name    string
	Members *struct {
		JobID          string
		Computing      bool
		Count          *int
		Added, Removed *int
		OfVersion      int
		Day            string
	}
	Preview *struct {
		Count, Examined int
		Complete        bool
		First           []string
	}
}

func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: segments.Create, As: as, Body: body}
}

func at(o operation.Operation, as *scenario.Caller, id, body string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body, Header: map[string]string{"If-Match": "*"}}
}

// add makes a segment of conditions, and computes it.
func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, name, conditions string) (s made) {
	t.Helper()
	k.Do(t, create(as, fmt.Sprintf(`{"name":%q,"conditions":[%s]}`, name, conditions))).Want(t, 201).Into(t, &s)
	k.Drain(t)
	if s = look(t, k, as, s.ID); s.Members == nil || s.Members.Computing {
		t.Fatalf("it was not computed: %s", k.Do(t, scenario.Request{Op: jobs.Get, As: as, Path: map[string]string{"id": s.Members.JobID}}).Body)
	}
	return s
}

func look(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) (s made) {
	t.Helper()
	k.Do(t, at(segments.Get, as, id, "")).Want(t, 200).Into(t, &s)
	return s
}

// members returns the names of the members that somebody sees, in order, through all pages.
func members(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) string {
	t.Helper()
	var names []string
	for cursor := ""; ; {
		var page struct {
			Items      []struct{ Name string }
			NextCursor string
		}
		r := at(segments.Members, as, id, "")
		r.Query = "limit=2" + cursor
		k.Do(t, r).Want(t, 200).Into(t, &page)
		for _, c := range page.Items {
			names = append(names, c.Name)
		}
		if page.NextCursor == "" {
			slices.Sort(names)
			return strings.Join(names, " ")
		}
		cursor = "&" + scenario.Params("cursor", page.NextCursor)
	}
}

func customer(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) (id string) {
	t.Helper()
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: body}).Want(t, 201).Into(t, &c)
	return c.ID
}

func TestCreate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller := company.Admin, company.User(t, access.Salesperson)
	invalid := func(name, body string, fields ...string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: create(admin, body), Status: 422, Code: "request.invalid", Fields: fields}
	}
	one := func(condition string) string { return `{"name":"x","conditions":[` + condition + `]}` }
	dry := create(admin, `{"name":"x","conditions":[{"field":"tag","in":["x"]}]}`)
	dry.Query = "validateOnly=true"
	keyed := create(admin, `{"name":"keyed","conditions":[{"field":"tag","in":["x"]}]}`)
	keyed.Header = map[string]string{"Idempotency-Key": "one"}
	k.Run(t, []scenario.Scenario{
		invalid("needs conditions", `{"name":"x","conditions":[]}`, "/conditions field.tooFew"),
		invalid("needs a field that there is", one(`{"field":"bank","in":["x"]}`), "/conditions/0/field field.enum"),
		invalid("needs values", one(`{"field":"tag"}`), "/conditions/0/in segment.valuesNeeded"),
		invalid("needs a range", one(`{"field":"recency"}`), "/conditions/0/from segment.rangeNeeded"),
		invalid("takes no range of words", one(`{"field":"tag","from":"1"}`), "/conditions/0/from segment.notOfField"),
		invalid("takes no words of a number", one(`{"field":"recency","in":["1"]}`), "/conditions/0/in segment.notOfField"),
		invalid("takes months of what has some", one(`{"field":"recency","to":"1","months":3}`), "/conditions/0/months segment.notOfField"),
		invalid("takes a currency of amounts", one(`{"field":"frequency","to":"1","currency":"EUR"}`), "/conditions/0/currency segment.notOfField"),
		invalid("needs a currency that there is", one(`{"field":"amount","to":"1","currency":"XXQ"}`), "/conditions/0/currency dictionary.currencyUnknown"),
		invalid("needs numbers", one(`{"field":"recency","from":"-1","to":"9e9"}`), "/conditions/0/from field.invalid", "/conditions/0/to field.invalid"),
		invalid("needs an amount", one(`{"field":"amount","from":"1,5"}`), "/conditions/0/from field.invalid"),
		invalid("needs days", one(`{"field":"createdAt","from":"2026-02-30"}`), "/conditions/0/from date.invalid"),
		invalid("needs a range that is one", one(`{"field":"frequency","from":"5","to":"4"}`), "/conditions/0/to segment.rangeInverted"),
		invalid("needs a category of the company", one(`{"field":"category","in":["cat_00000000000000000000000001"]}`), "/conditions/0/in/0 category.unknown"),
		invalid("needs a level that there is", one(`{"field":"level","in":["A","Z"]}`), "/conditions/0/in/1 dictionary.valueUnknown"),
		invalid("needs an owner", one(`{"field":"owner","in":["me"]}`), "/conditions/0/in/0 customer.ownerUnknown"),
		invalid("needs a state that there is", one(`{"field":"status","in":["vip"]}`), "/conditions/0/in/0 field.enum"),
		{Name: "asks for the permission", Request: create(seller, one(`{"field":"tag","in":["x"]}`)), Status: 403, Code: "auth.forbidden"},
		{Name: "writes nothing in a dry run", Request: dry, Status: 200, Has: []string{`"preview":{"count":0,"examined":0,"complete":true,"first":[]}`}},
		{Name: "adds once for one key", Request: keyed, Status: 201, Writes: 7},
		{Name: "answers the key again", Request: keyed, Status: 201},
		{Name: "needs a name of its own", Request: create(admin, `{"name":"KEYED ","conditions":[{"field":"tag","in":["x"]}]}`), Status: 409, Code: "segment.duplicate", Fields: []string{"/name segment.nameTaken"}},
		{Name: "is normalised", Request: create(admin, `{"name":" Gold ","match":"any","conditions":[{"field":"amount","from":"1000"},{"field":"tag","in":["vip","vip"],"not":true}]}`), Status: 201, Writes: 6, Golden: "create.json"},
		{Name: "lists them", Request: scenario.Request{Op: segments.List, As: seller}, Status: 200, Has: []string{`"name":"Gold"`, `"name":"keyed"`}},
		{Name: "lists none of another company", Request: scenario.Request{Op: segments.List, As: k.Company(t).Admin}, Status: 200, Has: []string{`"items":[]`}},
	})
	for i := range segment.Max - 2 {
		k.Do(t, create(admin, fmt.Sprintf(`{"name":"%d","conditions":[{"field":"tag","in":["x"]}]}`, i))).Want(t, 201)
	}
	k.Do(t, create(admin, `{"name":"one too many","conditions":[{"field":"tag","in":["x"]}]}`)).WantProblem(t, "segment.tooMany")
}

func TestMembers_by_fields(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller := company.Admin, company.User(t, access.Salesperson)
	customer(t, k, k.Company(t).Admin, `{"name":"stranger","tags":["vip"]}`)
	var top, low made
	k.Do(t, scenario.Request{Op: categories.Create, As: admin, Body: `{"name":"Trade"}`}).Want(t, 201).Into(t, &top)
	k.Do(t, scenario.Request{Op: categories.Create, As: admin, Body: fmt.Sprintf(`{"name":"Retail","parentId":%q}`, top.ID)}).Want(t, 201).Into(t, &low)
	customer(t, k, admin, fmt.Sprintf(`{"name":"a","tags":["vip","x"],"level":"A","industry":"retail","categoryId":%q,"addresses":[{"city":"Berlin","country":"DE"}]}`, low.ID))
	customer(t, k, admin, `{"name":"b","tags":["x"],"level":"B","source":"exhibition","status":"active","addresses":[{"city":"上海","country":"CN"}]}`)
	customer(t, k, seller, `{"name":"c","type":"person","level":"A"}`)
	k.Clock.Advance(48 * time.Hour)
	customer(t, k, admin, fmt.Sprintf(`{"name":"d","categoryId":%q}`, top.ID))
	today := k.Clock.Now().Format(time.DateOnly)
	for conditions, want := range map[string]string{
		`{"field":"tag","in":["vip","none"]}`:                               "a",
		`{"field":"tag","in":["x"],"not":true}`:                             "c d",
		`{"field":"tag","in":["x"]},{"field":"level","in":["A"]}`:           "a",
		`{"field":"category","in":["` + top.ID + `"]}`:                      "a d",
		`{"field":"category","in":["` + low.ID + `"]}`:                      "a",
		`{"field":"industry","in":["retail"]}`:                              "a",
		`{"field":"city","in":["BERLIN","上海"]}`:                             "a b",
		`{"field":"source","in":["exhibition"]}`:                            "b",
		`{"field":"owner","in":["` + seller.User + `"]}`:                    "c",
		`{"field":"type","in":["person"]}`:                                  "c",
		`{"field":"status","in":["active","lost"]}`:                         "b",
		`{"field":"age","from":"1"}`:                                        "a b c",
		`{"field":"createdAt","from":"` + today + `"}`:                      "d",
		`{"field":"createdAt","to":"` + today + `"}`:                        "a b c d",
		`{"field":"updatedAt","from":"` + today + `","to":"` + today + `"}`: "d",
		`{"field":"completeness","from":"100"}`:                             "",
		`{"field":"recency","to":"9999"}`:                                   "",
		`{"field":"recency","to":"9999","not":true}`:                        "a b c d",
		`{"field":"frequency","to":"0"}`:                                    "a b c d",
		`{"field":"recencyScore","from":"1"}`:                               "",
	} {
		t.Run(conditions, func(t *testing.T) {
			dry := create(admin, fmt.Sprintf(`{"name":"dry","conditions":[%s]}`, conditions))
			dry.Query = "validateOnly=true"
			var tried made
			k.Do(t, dry).Want(t, 200).Into(t, &tried)
			s := add(t, k, admin, conditions, conditions)
			if got := members(t, k, admin, s.ID); got != want || *s.Members.Count != len(strings.Fields(want)) || tried.Preview.Count != *s.Members.Count {
				t.Errorf("got %q (%d, foreseen %d), want %q", got, *s.Members.Count, tried.Preview.Count, want)
			}
			if s.Members.Computing || s.Members.OfVersion != 1 || s.Members.Day != today {
				t.Errorf("standing: %+v", s.Members)
			}
			if mine := look(t, k, seller, s.ID); mine.Members.Count != nil || mine.Members.Added != nil {
				t.Errorf("who does not see all learns how many there are: %+v", mine.Members)
			}
			if got := members(t, k, seller, s.ID); got != "" && got != "c" || strings.Contains(want, "c") != (got == "c") {
				t.Errorf("the seller sees %q", got)
			}
			k.Do(t, at(segments.Delete, admin, s.ID, "")).Want(t, 204)
			k.Drain(t)
		})
	}
	s := add(t, k, admin, "any", `{"field":"tag","in":["vip"]}`)
	k.Do(t, at(segments.Update, admin, s.ID, `{"match":"any","conditions":[{"field":"tag","in":["vip"]},{"field":"type","in":["person"]}]}`)).Want(t, 200)
	k.Drain(t)
	if got := members(t, k, admin, s.ID); got != "a c" {
		t.Errorf("any: %q", got)
	}
}

func problemCode(code string) problem.Code { return problem.Code(code) }
