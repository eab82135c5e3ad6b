package main

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/clock"
	"kehu/shared/order"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/table/tabletest"
	"kehu/shared/total"
)

// What the filler writes is what the interface writes, once the stream was followed: for a sample of orders, item by item, but for
// identifiers and times.
func TestFiller_writes_what_the_interface_would(t *testing.T) {
	t.Parallel()
	const sample = 40
	main, h := housed(t)
	d := h.deps
	f, err := newFiller(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	before := main.LastSequence()
	if err := f.fill(t.Context(), sample); err != nil {
		t.Fatal(err)
	}
	filled := written(t, main, before)

	// The same customers and products, in a company of its own, through the interface.
	other, err := newHouse(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	g, err := newFiller(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	before = main.LastSequence()
	if err := g.keepCustomers(t.Context(), sample/ordersEach); err != nil {
		t.Fatal(err)
	}
	e, err := other.endpoint("orders.record")
	if err != nil {
		t.Fatal(err)
	}
	for first := 0; first < sample; first += order.MaxPast {
		var body struct {
			Orders []order.PastFields `json:"orders"`
		}
		for n := first; n < min(first+order.MaxPast, sample); n++ {
			body.Orders = append(body.Orders, g.fields(n))
		}
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		var out struct {
			Items []struct{ Record, Outcome, Detail string }
		}
		if err := e.call(t.Context(), e.event("", "", string(text)), &out); err != nil {
			t.Fatal(err)
		}
		for _, row := range out.Items {
			if row.Outcome != "done" {
				t.Fatalf("%+v", row)
			}
			if err := total.Apply(t.Context(), main, other.tenant, row.Record); err != nil {
				t.Fatal(err)
			}
		}
	}
	recorded := written(t, main, before)
	// Totals of the company by month and product lie in a shard that the order's identifier says, so they are compared by their sums.
	if diff := cmp.Diff(shapes(recorded), shapes(filled)); diff != "" {
		t.Errorf("what is written (-interface +filler):\n%s", diff)
	}
	for _, query := range []string{"by=month", "by=product", "by=state"} {
		if a, b := totalsText(t.Context(), t, other, query), totalsText(t.Context(), t, h, query); a != b {
			t.Errorf("%s: the interface has %s, the filler %s", query, a, b)
		}
	}
	// What the filler has counted is counted.
	before = main.LastSequence()
	for key := range filled {
		if key.Sort() == order.Kind.Key {
			if err := total.Apply(t.Context(), main, h.tenant, filled[key].Text("id")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if main.LastSequence() != before {
		t.Error("following the stream changes totals once more")
	}
}

// written are the items that are there since the sequence, as they are now.
func written(t *testing.T, main *tablelocal.Table, since string) map[table.Key]table.Item {
	t.Helper()
	changes, err := main.Changes(since, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[table.Key]table.Item)
	for _, c := range changes {
		all[c.Key] = c.New
	}
	return all
}

// shapes counts the items by their sort keys' beginnings and by which attributes they have, without what is in them.
func shapes(items map[table.Key]table.Item) map[string]int {
	all := make(map[string]int)
	for key, item := range items {
		name := ""
		for _, r := range key.Sort() {
			if r == '#' {
				break
			}
			name += string(r)
		}
		if len(name) > 4 || name == "USE" || name == "IDEM" { // totals, compared by reports; the use of products, noted once
			continue
		}
		text, _ := json.Marshal(keys(item))
		all[name+" "+string(text)]++
	}
	return all
}

func keys(item table.Item) map[string]bool {
	all := make(map[string]bool, len(item))
	for name := range item {
		all[name] = true
	}
	return all
}

// totalsText is a report of orders without identifiers.
func totalsText(ctx context.Context, t *testing.T, h *house, query string) string {
	t.Helper()
	e, err := h.endpoint("orders.totals")
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Items []struct{ Sums []map[string]any }
	}
	if err := e.call(ctx, e.event("", query, ""), &out); err != nil {
		t.Fatal(err)
	}
	text, _ := json.Marshal(out)
	return string(text)
}

// housed is a company on a local store of its own.
func housed(t *testing.T) (*tablelocal.Table, *house) {
	t.Helper()
	database, err := tablelocal.Open(t.TempDir(), tablelocal.Options{Clock: clock.System{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Close() })
	main := database.Table(tabletest.EveryChange(table.Main))
	h, err := newHouse(t.Context(), newDeps(main, database.Table(table.Audit), clock.System{}))
	if err != nil {
		t.Fatal(err)
	}
	return main, h
}
