package main

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"kehu/infra/client"
	"kehu/infra/local/machine"
	"kehu/shared/clock"
)

// joined are the two files of orders as one, as an earlier system exports it: a row for each line, what belongs to the order on each of them.
func joined(t *testing.T, orders, details []map[string]string, shippers map[string]string) []byte {
	t.Helper()
	heads := make(map[string]map[string]string)
	for _, o := range orders {
		heads[o["orderID"]] = o
	}
	var file bytes.Buffer
	w := csv.NewWriter(&file)
	if err := w.Write([]string{"orderID", "customerID", "orderDate", "requiredDate", "shippedDate", "shipper", "freight", "currency", "productID", "unitPrice", "quantity", "discount"}); err != nil {
		t.Fatal(err)
	}
	for _, l := range details {
		o := heads[l["orderID"]]
		row := []string{o["orderID"], o["customerID"], o["orderDate"], o["requiredDate"], o["shippedDate"], shippers[o["shipVia"]], o["freight"], "USD", l["productID"], l["unitPrice"], l["quantity"], l["discount"]}
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return file.Bytes()
}

// What an earlier system exports comes in through an import, and comes to the same as what is added up without Kehu.
func TestNorthwindsOrdersComeInFromAFile(t *testing.T) {
	m, err := machine.Open(t.Context(), machine.Options{
		Data: t.TempDir(), Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Version: "test",
	})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = m.Close() }()
	server := httptest.NewServer(m.Handler())
	defer server.Close()
	c := client.New(server.URL)
	if _, err := enter(t.Context(), c, filepath.Join(t.TempDir(), "demo.json")); err != nil {
		t.Fatal(err)
	}
	demonstration, err := read(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := load(t.Context(), c, demonstration.customers); err != nil {
		t.Fatal(err)
	}
	if _, _, err := loadProducts(t.Context(), c, demonstration.products); err != nil {
		t.Fatal(err)
	}
	shippers := make(map[string]string)
	for _, s := range column(t, "shippers.csv") {
		shippers[s["shipperID"]] = s["companyName"]
	}
	content := joined(t, column(t, "orders.csv"), column(t, "order-details.csv"), shippers)

	var begun struct{ ID string }
	body := map[string]any{"kind": "orders", "fileName": "orders.csv", "content": base64.StdEncoding.EncodeToString(content)}
	if _, err := c.Do(t.Context(), "POST", "/v1/imports", body, &begun); err != nil {
		t.Fatal(err)
	}
	shares := map[string]string{"0.01": "1", "0.02": "2", "0.03": "3", "0.04": "4", "0.05": "5", "0.06": "6", "0.1": "10", "0.15": "15", "0.2": "20", "0.25": "25"}
	var mapping []any
	for i, field := range []string{
		"number", "customerReference", "orderDate", "deliveryDate", "shippedDate", "carrier", "freight", "currency", "lines.code", "lines.unitPrice", "lines.quantity", "lines.discount",
	} {
		column := map[string]any{"column": i + 1, "field": field}
		if field == "lines.discount" {
			column["values"] = shares
		}
		mapping = append(mapping, column)
	}
	plan := map[string]any{"mapping": mapping, "blank": []string{"NULL"}}
	type progress struct {
		ID, State    string
		Done, Failed int
	}
	for _, dry := range []bool{true, false} {
		plan["dryRun"] = dry
		var started, done progress
		if _, err := c.Do(t.Context(), "POST", "/v1/imports/"+begun.ID+"/start", plan, &started); err != nil {
			t.Fatal(err)
		}
		if err := m.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Do(t.Context(), "GET", "/v1/jobs/"+started.ID, nil, &done); err != nil {
			t.Fatal(err)
		}
		if done.State != "succeeded" || done.Done != 830 || done.Failed != 0 {
			t.Fatalf("dry run %t: %+v", dry, done)
		}
	}
	wantOrders(t, m, c)
}
