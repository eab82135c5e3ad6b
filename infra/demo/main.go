// Command demo loads the company Northwind Traders into a running Kehu, through its API, so that a newcomer has
// something to look at: `make demo`, with `make run` in another window.
//
// It keeps how to sign in under DATA (demo.json), and can be run again: what is there already is left alone.
package main

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"kehu/infra/client"
	"kehu/infra/demo/northwind"
)

//go:embed data
var data embed.FS

func main() {
	address := setting("ADDR", "127.0.0.1:8080")
	file := filepath.Join(setting("DATA", ".kehu"), "demo.json")
	if err := run(context.Background(), client.New("http://"+address), file); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func run(ctx context.Context, c *client.Client, file string) error {
	files, err := fs.Sub(data, "data")
	if err != nil {
		return err
	}
	demonstration, err := read(files)
	if err != nil {
		return err
	}
	account, err := enter(ctx, c, file)
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name  string
		count int
		load  func() (loaded, found int, err error)
	}{
		{"customers:", len(demonstration.customers), func() (int, int, error) { return load(ctx, c, demonstration.customers) }},
		{"products:", len(demonstration.products), func() (int, int, error) { return loadProducts(ctx, c, demonstration.products) }},
		{"orders:", len(demonstration.orders), func() (int, int, error) { return loadOrders(ctx, c, demonstration.orders) }},
	} {
		loaded, found, err := part.load()
		fmt.Printf("%-10s %d of %d loaded, %d were there before\n", part.name, loaded, part.count, found)
		if err != nil {
			return err
		}
	}
	fmt.Printf("sign in:   %s, password %s\n", account.Email, account.Password)
	fmt.Printf("           second factor (for an authenticator app): %s\n", account.Secret)
	return nil
}

// rows are what is loaded.
type rows struct {
	customers []northwind.Customer
	products  []northwind.Product
	orders    []northwind.Order
}

func read(files fs.FS) (r rows, err error) {
	file, err := files.Open("customers.csv")
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if r.customers, err = northwind.Customers(file); err != nil {
		return r, err
	}
	if r.products, err = northwind.Products(files); err != nil {
		return r, err
	}
	r.orders, err = northwind.Orders(files)
	return r, err
}

// enter signs Northwind up, or in if it is there already.
func enter(ctx context.Context, c *client.Client, file string) (client.Account, error) {
	var account client.Account
	known, err := os.ReadFile(file)
	if err == nil {
		if err := json.Unmarshal(known, &account); err != nil {
			return account, fmt.Errorf("%s: %w", file, err)
		}
		return account, c.SignIn(ctx, account)
	}
	if !errors.Is(err, os.ErrNotExist) {
		return account, err
	}
	account, err = c.SignUp(ctx, map[string]string{
		"company": "Northwind Traders", "name": "Andrew Fuller", "email": "andrew@northwind.example",
		"password": "chai & chang 18", "locale": "en", "currency": "USD", "country": "US",
	})
	if err != nil {
		return account, err
	}
	text, err := json.MarshalIndent(account, "", "  ")
	if err != nil {
		return account, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return account, err
	}
	return account, os.WriteFile(file, append(text, '\n'), 0o600)
}

// load creates the customers; one whose reference is taken was loaded before.
func load(ctx context.Context, c *client.Client, customers []northwind.Customer) (loaded, found int, err error) {
	for _, row := range customers {
		header, err := c.Do(ctx, "POST", "/v1/customers", body(row), nil, "Idempotency-Key", "northwind-"+row.ID)
		var problem *client.Problem
		switch {
		case err == nil && header.Get("Idempotency-Replayed") == "true":
			found++
		case err == nil:
			loaded++
		case errors.As(err, &problem) && problem.Code == "customer.duplicate":
			found++
		default:
			return loaded, found, fmt.Errorf("customer %s: %w", row.ID, err)
		}
	}
	return loaded, found, nil
}

// body is a row as POST /v1/customers takes it. Numbers that cannot be dialled today go into the notes, so that
// nothing is lost.
func body(row northwind.Customer) map[string]any {
	address := map[string]any{
		"type": "registered", "country": row.Country, "province": row.Region,
		"city": row.City, "street": row.Street, "postalCode": row.PostalCode,
	}
	customer := map[string]any{
		"name": row.Name, "reference": row.ID, "type": "company", "source": "import", "status": "active",
		"contactName": row.ContactName, "contactTitle": row.ContactTitle,
		"addresses": []any{address}, "tags": []string{"northwind"},
	}
	notes := ""
	if row.Phone.E164 != "" {
		customer["phones"] = []string{row.Phone.E164}
	} else if row.Phone.Written != "" {
		notes += "Phone as it was written: " + row.Phone.Written + "\n"
	}
	if row.Fax.E164 != "" {
		customer["fax"] = row.Fax.E164
	} else if row.Fax.Written != "" {
		notes += "Fax as it was written: " + row.Fax.Written + "\n"
	}
	if notes != "" {
		customer["notes"] = notes
	}
	return customer
}
