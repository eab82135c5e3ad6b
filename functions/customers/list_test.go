package customers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/user"
)

// pages walks through all pages of a list and returns what each held.
func pages(t testing.TB, k *scenario.Kehu, as *scenario.Caller, query string) [][]record {
	t.Helper()
	var all [][]record
	for cursor := ""; ; {
		if len(all) > 500 {
			t.Fatal("the list does not end")
		}
		q := query
		if cursor != "" {
			q += "&" + scenario.Params("cursor", cursor)
		}
		var page struct {
			Items      []record
			NextCursor string
		}
		k.Do(t, scenario.Request{Op: customers.List, As: as, Query: q}).Want(t, 200).Into(t, &page)
		all = append(all, page.Items)
		if cursor = page.NextCursor; cursor == "" {
			return all
		}
	}
}

func names(all ...[]record) []string {
	found := []string{}
	for _, c := range slices.Concat(all...) {
		found = append(found, c.Name)
	}
	return found
}

func TestList_pages(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, sales := company.Admin, company.User(t, access.Salesperson)
	const count = 23
	var everything, odd, mine, third, binned []string
	for i := range count {
		status, tag, as := "potential", "even", admin
		if i%2 == 1 {
			status, tag = "active", "odd"
		}
		if i%3 == 0 {
			as = sales
		}
		c := add(t, k, as, fmt.Sprintf(`{"name":"n%02d","status":%q,"tags":[%q]}`, i, status, tag))
		if i%5 == 4 {
			k.Do(t, matching(customers.Delete, admin, c.ID, 1, "")).Want(t, 204)
			binned = append(binned, c.Name)
			continue
		}
		everything = append(everything, c.Name)
		if i%2 == 1 {
			odd = append(odd, c.Name)
		}
		if i%3 == 0 {
			mine = append(mine, c.Name)
			if i%2 == 1 {
				third = append(third, c.Name)
			}
		}
	}
	for _, list := range [][]string{everything, odd, mine, third, binned} {
		slices.Reverse(list) // newest first
	}
	k.Drain(t) // a search looks into what the index was told of
	for _, limit := range []int{1, 2, 7, len(everything), 200} {
		for name, c := range map[string]struct {
			query string
			as    *scenario.Caller
			want  []string
		}{
			"all":                    {"", admin, everything},
			"by status":              {"&status=active", admin, odd},
			"by tag":                 {"&tag=odd", admin, odd},
			"by owner":               {"&owner=" + sales.User, admin, mine},
			"mine":                   {"&owner=me", sales, mine},
			"by owner and status":    {"&owner=me&status=active", sales, third},
			"by text":                {"&q=N0", admin, slices.DeleteFunc(slices.Clone(everything), func(n string) bool { return n[1] != '0' })},
			"the bin":                {"&deleted=true", admin, binned},
			"the bin by another tag": {"&deleted=true&tag=none", admin, []string{}},
			"of nobody":              {"&owner=" + scenario.Unknown(user.Kind), admin, []string{}},
		} {
			t.Run(fmt.Sprintf("%s by %d", name, limit), func(t *testing.T) {
				all := pages(t, k, c.as, fmt.Sprintf("limit=%d%s", limit, c.query))
				got, want := names(all...), slices.Clone(c.want)
				if strings.Contains(c.query, "q=") { // in the order of what they are found by
					slices.Sort(got)
					slices.Sort(want)
				}
				if !slices.Equal(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
				for _, page := range all {
					if len(page) > limit {
						t.Errorf("a page of %d", len(page))
					}
				}
			})
		}
	}
}

func TestList_finds(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	k.Forbid("6222020200112233445")
	add(t, k, admin, `{"name":"苏州恒力纺织有限公司","contactName":"王芳","phones":["+86 512 6234 5678"],"taxNumber":"91350100M000100Y43","taxCountry":"CN","bank":{"account":"6222020200112233445"}}`)
	add(t, k, admin, `{"name":"Müller & Söhne GmbH","reference":"K-77","emails":["Info@mueller.example"],"shortName":"Müller","addresses":[{"city":"Köln","country":"DE"}]}`)
	k.Drain(t)
	for query, want := range map[string]string{
		"恒力": "苏", "henglifang": "苏", "hlfz": "苏", "szh": "苏", "wangf": "苏", "wf": "苏", "恒力纺织有限公司": "苏", "有限公司": "", "王芳": "苏", "62345678": "苏", "6234 5678": "苏", "5678": "苏", "512 6234": "", "91350100M": "苏", "muller sohne": "M", "mueller.ex": "M", "C000001": "苏", "c000002": "M",
		"MÜLLER": "M", "ｍüｌｌｅｒ": "M", "info@MUELLER": "M", "k-77": "M", "söhne  gmbh": "M", "nobody": "", "6222": "", "345": "", "%": "", "\x00": "",
	} {
		t.Run(query, func(t *testing.T) {
			got := names(pages(t, k, admin, scenario.Params("q", query))...)
			if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || []rune(got[0])[0] != []rune(want)[0]) {
				t.Errorf("got %v, want one that begins with %q", got, want)
			}
		})
	}
	k.Run(t, []scenario.Scenario{{
		Name: "shows a summary", Request: scenario.Request{Op: customers.List, As: admin, Query: "q=K-77"}, Status: 200, Golden: "list.json",
	}})
}

func TestList_refuses(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, stranger := company.Admin, k.Company(t).Admin
	for range 3 {
		add(t, k, admin, `{"name":"x"}`)
	}
	var page struct{ NextCursor string }
	k.Do(t, scenario.Request{Op: customers.List, As: admin, Query: "limit=1&owner=me"}).Want(t, 200).Into(t, &page)
	list := func(as *scenario.Caller, query string) scenario.Request {
		return scenario.Request{Op: customers.List, As: as, Query: query}
	}
	on := "&" + scenario.Params("cursor", page.NextCursor)
	forged := "&cursor=" + page.NextCursor[:len(page.NextCursor)-1]
	invalid := func(name, query string, fields ...string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: list(admin, query), Status: 422, Code: "request.invalid", Fields: fields}
	}
	cursor := func(name string, as *scenario.Caller, query string) scenario.Scenario {
		return scenario.Scenario{
			Name: name, Request: list(as, query), Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"},
		}
	}
	k.Run(t, []scenario.Scenario{
		invalid("no limit", "limit=0", "query:limit field.tooSmall"),
		invalid("a negative limit", "limit=-1", "query:limit field.tooSmall"),
		invalid("a large limit", "limit=201", "query:limit field.tooLarge"),
		invalid("a limit in words", "limit=ten", "query:limit field.invalid"),
		invalid("a limit without end", "limit=99999999999999999999", "query:limit field.invalid"),
		invalid("a status that is none", "status=vip", "query:status field.enum"),
		invalid("an owner that is none", "owner=you", "query:owner customer.ownerUnknown"),
		invalid("a truth that is none", "deleted=maybe", "query:deleted field.invalid"),
		invalid("an unknown parameter", "Limit=1", "query:Limit query.unknown"),
		{Name: "a cursor goes on with its query", Request: list(admin, "limit=2&owner=me"+on), Status: 200, Has: []string{`"items":[{`}},
		cursor("with another query it does not", admin, "limit=1"+on),
		cursor("nor with one parameter more", admin, "limit=1&owner=me&status=active"+on),
		cursor("nor for another user's own", stranger, "limit=1&owner=me"+on),
		cursor("nor for another company", stranger, "limit=1&owner="+admin.User+on),
		cursor("a cut cursor", admin, "limit=1&owner=me"+forged),
		cursor("a cursor of nothing", admin, "cursor=AAAA"),
		cursor("a cursor of garbage", admin, scenario.Params("cursor", "../\x00%💥")),
		{
			Name: "nor of another operation", Request: scenario.Request{Op: audit.List, As: admin, Query: on[1:]},
			Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"},
		},
		{Name: "no token", Request: list(nil, ""), Status: 401, Code: "auth.unauthenticated"},
		{Name: "no permission", Request: list(company.User(t), ""), Status: 403, Code: "auth.forbidden"},
		{Name: "nothing of another company is shown", Request: list(stranger, ""), Status: 200, Has: []string{`{"items":[]}`}},
		func() scenario.Scenario {
			late := cursor("an old cursor", admin, "limit=1&owner=me"+on)
			late.Before = func(*testing.T) { k.Clock.Advance(24*3600e9 + 2e9) }
			return late
		}(),
	})
}

func TestList_looks_at_so_many_at_most(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	add(t, k, admin, `{"name":"needle","tags":["sharp"]}`)
	for range customer.MaxExamined/100 + 1 { // enough to fill one call
		k.Bulk(t, admin, 100)
	}
	all := pages(t, k, admin, "tag=sharp")
	if got := names(all...); !slices.Equal(got, []string{"needle"}) {
		t.Errorf("got %v", got)
	}
	if len(all) != 2 {
		t.Errorf("calls: got %d, want 2", len(all))
	}
}
