package main

import (
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"kehu/infra/client"
	"kehu/infra/local/machine"
	"kehu/shared/clock"
)

func TestDemoLoadsEverythingOnce(t *testing.T) {
	m, err := machine.Open(t.Context(), machine.Options{
		Data: t.TempDir(), Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Version: "test",
	})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = m.Close() }()
	server := httptest.NewServer(m.Handler())
	defer server.Close()
	file := filepath.Join(t.TempDir(), "demo.json")
	c := client.New(server.URL)
	if err := run(t.Context(), c, file); err != nil {
		t.Fatal(err)
	}

	references := make(map[string]bool)
	cursor := ""
	for {
		var page struct {
			Items []struct {
				Reference, Name string
			}
			NextCursor string
		}
		if _, err := c.Do(t.Context(), "GET", "/v1/customers?limit=40&cursor="+cursor, nil, &page); err != nil {
			t.Fatal(err)
		}
		for _, item := range page.Items {
			references[item.Reference] = true
		}
		if cursor = page.NextCursor; cursor == "" {
			break
		}
	}
	if got := strconv.Itoa(len(references)) + " of 91"; got != "91 of 91" {
		t.Errorf("found %s", got)
	}
	wantOrders(t, m, c)
	demonstration, err := read(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	for name, load := range map[string]func() (loaded, found int, err error){
		"products": func() (int, int, error) { return loadProducts(t.Context(), c, demonstration.products) },
		"orders":   func() (int, int, error) { return loadOrders(t.Context(), c, demonstration.orders) },
	} {
		if loaded, found, err := load(); err != nil || loaded > 0 || found == 0 {
			t.Errorf("%s again: %d loaded, %d found, %v", name, loaded, found, err)
		}
	}
}
