package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
)

// The columns of PocketBase, which does not sync each commit unless it is told to.
const (
	pocketBase = "PocketBase"
	synced     = "synced"
)

// buildPocketBase builds the program that serves PocketBase; it is a module of its own, so that Kehu needs nothing of it. It must
// be called in the folder of Kehu's module, as `go run ./infra/bench` does.
func buildPocketBase(ctx context.Context, folder string) (binary string, err error) {
	if binary, err = filepath.Abs(filepath.Join(folder, "pocketbase-peer")); err != nil {
		return "", err
	}
	build := exec.CommandContext(ctx, "go", "build", "-C", "infra/bench/peers", "-o", binary, "./pocketbase")
	if text, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build PocketBase: %w\n%s", err, text)
	}
	return binary, nil
}

// pocketBaseLoads are the requests to PocketBase that do what those to Kehu do. It has no orders, and no mails of its own.
func pocketBaseLoads() map[string]load {
	const records = "/api/collections/customers/records"
	list := url.Values{"perPage": {"50"}, "skipTotal": {"1"}, "sort": {"-created"}}
	return map[string]load{
		createLoad: {method: http.MethodPost, path: records, body: `{
			"name": "Alfreds Futterkiste", "contactName": "Maria Anders", "contactTitle": "Sales Representative",
			"phones": ["030-0074321"], "fax": "030-0076545", "email": "maria.anders.{run}-{connection}-{n}@alfreds.example",
			"website": "https://alfreds.example",
			"addresses": [{"type": "billing", "country": "DE", "city": "Berlin", "street": "Obere Str. 57", "postalCode": "12209"}],
			"paymentTerms": "30", "creditLimit": "5000.00 EUR", "tags": ["food", "export"], "owner": "{owner}",
			"industry": "retail", "source": "referral", "status": "active", "notes": "Met at the fair in Leipzig. Calls on Mondays."
		}`},
		"get":     {method: http.MethodGet, path: records + "/{id}"},
		"list 50": {method: http.MethodGet, path: records + "?filter=(owner='{owner}')&" + list.Encode()},
		"update":  {method: http.MethodPatch, path: records + "/{id}", body: `{"notes": "Call {n}"}`},
	}
}
