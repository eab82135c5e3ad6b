package main

import (
	"context"
	"encoding/csv"
	"maps"
	"math/big"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/infra/client"
	"kehu/infra/local/machine"
)

// computed are what the files come to, by order, customer and month: read and added up here without any of Kehu's code.
type computed struct{ orders, customers, months map[string]*big.Rat }

// column returns the fields of a file's rows by their names. An address with commas moves what follows, which is not read here.
func column(t *testing.T, file string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("data", file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	reader := csv.NewReader(f)
	reader.FieldsPerRecord = -1
	all, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, row := range all[1:] {
		fields := make(map[string]string)
		for i, name := range all[0] {
			fields[strings.TrimPrefix(name, "\ufeff")] = row[i]
		}
		rows = append(rows, fields)
	}
	return rows
}

func compute(t *testing.T) computed {
	t.Helper()
	c := computed{make(map[string]*big.Rat), make(map[string]*big.Rat), make(map[string]*big.Rat)}
	number := func(text string) *big.Rat {
		r, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatalf("%q is no number", text)
		}
		return r
	}
	for _, l := range column(t, "order-details.csv") {
		exact := new(big.Rat).Mul(number(l["unitPrice"]), number(l["quantity"]))
		exact.Mul(exact, new(big.Rat).Sub(big.NewRat(1, 1), number(l["discount"])))
		cents := new(big.Rat).Add(new(big.Rat).Mul(exact, big.NewRat(100, 1)), big.NewRat(1, 2)) // half up
		rounded := new(big.Rat).SetFrac(new(big.Int).Quo(cents.Num(), cents.Denom()), big.NewInt(100))
		add(c.orders, l["orderID"], rounded)
	}
	for _, o := range column(t, "orders.csv") {
		add(c.customers, o["customerID"], c.orders[o["orderID"]])
		add(c.months, o["orderDate"][:len("1996-07")], c.orders[o["orderID"]])
	}
	return c
}

func add(sums map[string]*big.Rat, key string, amount *big.Rat) {
	if sums[key] == nil {
		sums[key] = new(big.Rat)
	}
	sums[key].Add(sums[key], amount)
}

// texts writes sums as amounts are answered.
func texts(sums map[string]*big.Rat) map[string]string {
	all := make(map[string]string)
	for key, sum := range sums {
		all[key] = sum.FloatString(2)
	}
	return all
}

// pages calls f for each item of a list.
func pages[T any](ctx context.Context, t *testing.T, c *client.Client, path string, f func(T)) {
	t.Helper()
	for cursor := ""; ; {
		var page struct {
			Items      []T
			NextCursor string
		}
		if _, err := c.Do(ctx, "GET", path+"&cursor="+url.QueryEscape(cursor), nil, &page); err != nil {
			t.Fatal(err)
		}
		for _, item := range page.Items {
			f(item)
		}
		if cursor = page.NextCursor; cursor == "" {
			return
		}
	}
}

// wantOrders compares what Kehu answers with what the files come to.
func wantOrders(t *testing.T, m *machine.Machine, c *client.Client) {
	t.Helper()
	want := compute(t)
	if len(want.orders) != 830 || len(want.customers) != 89 || len(want.months) != 23 {
		t.Fatalf("the files have %d orders of %d customers in %d months", len(want.orders), len(want.customers), len(want.months))
	}
	if err := m.Drain(t.Context()); err != nil { // totals follow off the stream
		t.Fatal(err)
	}
	got := make(map[string]string)
	lines := 0
	pages(t.Context(), t, c, "/v1/orders?limit=200", func(o struct {
		ID, Number, Status string
		Total              struct{ Amount, Currency string }
	},
	) {
		if o.Total.Currency != "USD" || o.Status != "completed" {
			t.Errorf("order %s: %+v", o.Number, o)
		}
		got[o.Number] = o.Total.Amount
		var whole struct{ Lines []struct{ Total string } }
		if _, err := c.Do(t.Context(), "GET", "/v1/orders/"+o.ID, nil, &whole); err != nil {
			t.Fatal(err)
		}
		sum := new(big.Rat)
		for _, l := range whole.Lines {
			amount, _ := new(big.Rat).SetString(l.Total)
			sum.Add(sum, amount)
			lines++
		}
		if sum.FloatString(2) != o.Total.Amount {
			t.Errorf("order %s: the lines come to %s, the total is %s", o.Number, sum.FloatString(2), o.Total.Amount)
		}
	})
	if diff := cmp.Diff(texts(want.orders), got); diff != "" || lines != 2155 {
		t.Errorf("%d lines; orders (-want +got):\n%s", lines, diff)
	}
	references := make(map[string]string)
	known, err := identifiers(t.Context(), c, "/v1/customers", "reference")
	if err != nil {
		t.Fatal(err)
	}
	for reference, identifier := range known {
		references[identifier] = reference
	}
	for by, want := range map[string]map[string]*big.Rat{"customer": want.customers, "month": want.months} {
		got := make(map[string]string)
		orders := 0
		pages(t.Context(), t, c, "/v1/orders/totals?limit=30&by="+by, func(row struct {
			Key  string
			Sums []struct {
				Orders int
				Total  struct{ Amount, Currency string }
			}
		},
		) {
			key := row.Key
			if by == "customer" {
				key = references[key]
			}
			if len(row.Sums) != 1 || row.Sums[0].Total.Currency != "USD" {
				t.Fatalf("%s %s: %+v", by, row.Key, row)
			}
			got[key] = row.Sums[0].Total.Amount
			orders += row.Sums[0].Orders
		})
		if diff := cmp.Diff(texts(want), got); diff != "" || orders != 830 {
			t.Errorf("%d orders by %s (-want +got):\n%s", orders, by, diff)
		}
	}
	all := new(big.Rat)
	for sum := range maps.Values(want.months) {
		all.Add(all, sum)
	}
	t.Logf("830 orders, 2155 lines: %s USD", all.FloatString(2))
}
