package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/infra/scenario"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// What the crowd is written as is what the interface writes, once the stream was followed: item by item, but for identifiers and times.
func TestCrowd_is_what_the_interface_would_write(t *testing.T) {
	t.Parallel()
	const sample = 60
	main, h := housed(t)
	d := h.deps
	c, err := newCrowd(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	before := main.LastSequence()
	if err := c.fill(t.Context(), sample); err != nil {
		t.Fatal(err)
	}
	filled := neutral(t, written(t, main, before), h, c.ids)

	other, err := newHouse(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	e, err := other.endpoint("customers.create")
	if err != nil {
		t.Fatal(err)
	}
	before = main.LastSequence()
	var ids []string
	for n := range sample {
		var made struct{ ID string }
		if err := e.call(t.Context(), e.event("", "", crowdBody(n)), &made); err != nil {
			t.Fatal(err)
		}
		if err := customer.Findable.Index(t.Context(), main, other.tenant, made.ID); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, made.ID)
	}
	called := neutral(t, written(t, main, before), other, ids)
	if diff := cmp.Diff(called, filled); diff != "" {
		t.Errorf("what is written (-interface +crowd):\n%s", diff)
	}
	if len(filled) < 15*sample {
		t.Errorf("only %d items", len(filled))
	}
}

// neutral are the items as texts, with the customers' places in the sample instead of their identifiers, and without times and calls.
func neutral(t *testing.T, items map[table.Key]table.Item, h *house, ids []string) map[string]string {
	t.Helper()
	pairs := []string{h.tenant.Bare(), "TENANT", h.user, "USER"}
	for i, identifier := range ids {
		pairs = append(pairs, identifier, fmt.Sprintf("cus_%03d", i), strings.TrimPrefix(identifier, "cus_"), fmt.Sprintf("%03d", i))
	}
	names := strings.NewReplacer(pairs...)
	all := make(map[string]string)
	for key, item := range items {
		if strings.Contains(key.Partition().String(), "#SEQ#") {
			continue // a counter, which is reserved once or for each
		}
		for _, attribute := range []string{"ca", "ua", "rq"} {
			delete(item, attribute)
		}
		text, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		all[names.Replace(key.Partition().String()+" "+key.Sort())] = names.Replace(string(text))
	}
	return all
}

// wantEqualCosts checks that a call costs in a large company what it costs in a small one. Where several words are typed it may be a query
// for each more: in the small one even the longest word is rare.
func wantEqualCosts(t *testing.T, small, large *crowded) {
	t.Helper()
	for _, q := range questions {
		few, err := small.cost(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		many, err := large.cost(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %+v, %+v", q.name, few, many)
		words := 0
		if strings.HasSuffix(q.name, "a Latin name") {
			words = 4 * 4 // up to four ways to find each: as it is, as pinyin, as initials
		}
		if many.Trips < few.Trips || many.Trips > few.Trips+words || many.Written != few.Written || words == 0 && many.Read != few.Read {
			t.Errorf("%s: costs %+v in a small company, %+v in a large one", q.name, few, many)
		}
	}
}

func TestCrowd_asks_the_table_as_often_as_few_do(t *testing.T) {
	t.Parallel()
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: clock.System{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	var both [2]*crowded
	for i, count := range []int{few, 3 * few} {
		if both[i], err = crowdedIn(t.Context(), database.Table(table.Main), database.Table(table.Audit), count); err != nil {
			t.Fatal(err)
		}
	}
	wantEqualCosts(t, both[0], both[1])
}

// What a customer costs to be found is known to the unit.
func TestTokens(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := printTokens(&out); err != nil {
		t.Fatal(err)
	}
	scenario.Golden(t, "tokens.golden", out.String())
}
