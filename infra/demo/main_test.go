package main

import (
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"testing"

	"kehu/infra/client"
	"kehu/infra/local/machine"
	"kehu/shared/clock"
)

func TestDemoLoadsEveryCustomerOnce(t *testing.T) {
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
}
