package tags_test

import (
	"fmt"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/functions/tags"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

// listed returns the tags that somebody sees with their counts, through pages of so many.
func listed(t testing.TB, k *scenario.Kehu, as *scenario.Caller, limit int, query string) string {
	t.Helper()
	var all []string
	for cursor := ""; ; {
		var page struct {
			Items []struct {
				Tag   string
				Count int
			}
			NextCursor string
		}
		k.Do(t, scenario.Request{Op: tags.List, As: as, Query: fmt.Sprintf("limit=%d%s%s", limit, query, cursor)}).Want(t, 200).Into(t, &page)
		if len(page.Items) > limit || len(all) > 200 {
			t.Fatalf("a page of %d after %d", len(page.Items), len(all))
		}
		for _, one := range page.Items {
			all = append(all, fmt.Sprintf("%s %d", one.Tag, one.Count))
		}
		if page.NextCursor == "" {
			return strings.Join(all, ", ")
		}
		cursor = "&" + scenario.Params("cursor", page.NextCursor)
	}
}

type made struct {
	ID      string
	Version int
	Tags    []string
}

func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) (c made) {
	t.Helper()
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: body}).Want(t, 201).Into(t, &c)
	return c
}

func change(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id, body string) {
	t.Helper()
	k.Do(t, scenario.Request{Op: customers.Update, As: as, Path: map[string]string{"id": id}, Body: body, Header: map[string]string{"If-Match": "*"}}).Want(t, 200)
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller, none := company.Admin, company.User(t, access.Salesperson), company.User(t)
	stranger := k.Company(t).Admin
	add(t, k, stranger, `{"name":"x","tags":["secret"]}`)
	a := add(t, k, admin, `{"name":"a","tags":["vip","a b","a","a#","贵宾"]}`)
	b := add(t, k, seller, `{"name":"b","tags":["vip","a!"]}`)
	add(t, k, admin, `{"name":"c","tags":["vip"]}`)
	k.Drain(t)
	for limit := 1; limit < 8; limit++ {
		if got := listed(t, k, admin, limit, ""); got != "a b 1, a! 1, a 1, a# 1, vip 3, 贵宾 1" {
			t.Errorf("pages of %d: %s", limit, got)
		}
		if got := listed(t, k, seller, limit, ""); got != "a! 1, vip 1" {
			t.Errorf("the seller's, pages of %d: %s", limit, got)
		}
		if got := listed(t, k, admin, limit, "&q=a"); got != "a b 1, a! 1, a 1, a# 1" {
			t.Errorf("those that begin with a, pages of %d: %s", limit, got)
		}
	}
	k.Replay(t) // all events come a second time
	change(t, k, admin, a.ID, `{"tags":["a","new"],"owner":"`+seller.User+`"}`)
	k.Do(t, scenario.Request{Op: customers.Delete, As: admin, Path: map[string]string{"id": b.ID}, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	k.Drain(t)
	if got := listed(t, k, admin, 50, ""); got != "a 1, new 1, vip 1" {
		t.Errorf("after changes: %s", got)
	}
	if got := listed(t, k, seller, 50, ""); got != "a 1, new 1" {
		t.Errorf("the seller's, after changes: %s", got)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "no permission", Request: scenario.Request{Op: tags.List, As: none}, Status: 403, Code: "auth.forbidden"},
		{Name: "nothing of others", Request: scenario.Request{Op: tags.List, As: stranger}, Status: 200, Has: []string{`"tag":"secret","count":1`}, Lacks: []string{"vip"}},
		{Name: "a cursor of nothing", Request: scenario.Request{Op: tags.List, As: admin, Query: "cursor=AAAA"}, Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
	})
}

// TestMany_tags need several transactions, also when all of them go to another owner.
func TestMany_tags(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller := company.Admin, company.User(t, access.Salesperson)
	var quoted, want []string
	for i := range 50 {
		quoted, want = append(quoted, fmt.Sprintf(`"t%02d"`, i)), append(want, fmt.Sprintf("t%02d 1", i))
	}
	c := add(t, k, admin, `{"name":"x","tags":[`+strings.Join(quoted, ",")+`]}`)
	k.Drain(t)
	change(t, k, admin, c.ID, `{"owner":"`+seller.User+`"}`)
	k.Drain(t)
	for _, as := range []*scenario.Caller{admin, seller} {
		if got := listed(t, k, as, 7, ""); got != strings.Join(want, ", ") {
			t.Errorf("got %s", got)
		}
	}
}

// TestRename puts a tag in the place of another, for more customers than a list of them could name.
func TestRename(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller := company.Admin, company.User(t, access.Salesperson)
	const count = 90
	for i := range count {
		add(t, k, admin, fmt.Sprintf(`{"name":"%d","tags":["old%s"]}`, i, strings.Repeat(`","new`, i%2)))
	}
	add(t, k, seller, `{"name":"other","tags":["kept"]}`)
	k.Drain(t)
	body := `{"filter":{"tag":"old"},"addTags":["new"],"removeTags":["old"]}`
	var tried struct {
		Preview struct {
			Count int
			More  bool
		}
	}
	k.Do(t, scenario.Request{Op: customers.Bulk, As: admin, Query: "validateOnly=true", Body: body}).Want(t, 200).Into(t, &tried)
	if tried.Preview.Count != count || tried.Preview.More {
		t.Errorf("foreseen: %+v", tried)
	}
	var j struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Bulk, As: seller, Body: body}).Want(t, 202)
	k.Do(t, scenario.Request{Op: customers.Bulk, As: admin, Body: body}).Want(t, 202).Into(t, &j)
	k.Drain(t)
	k.Run(t, []scenario.Scenario{{
		Name: "all were changed", Request: scenario.Request{Op: jobs.Get, As: admin, Path: map[string]string{"id": j.ID}}, Status: 200,
		Has: []string{`"state":"succeeded"`, fmt.Sprintf(`"done":%d`, count), `"failed":0`},
	}})
	if got := listed(t, k, admin, 50, ""); got != fmt.Sprintf("kept 1, new %d", count) {
		t.Errorf("tags: %s", got)
	}
	k.Do(t, scenario.Request{Op: customers.Bulk, As: admin, Body: `{"filter":{"tag":"new"},"removeTags":["new"]}`}).Want(t, 202)
	k.Drain(t)
	if got := listed(t, k, admin, 50, ""); got != "kept 1" {
		t.Errorf("after removing: %s", got)
	}
}
