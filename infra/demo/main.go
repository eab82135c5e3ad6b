// Command demo loads the company Northwind Traders into a running Kehu, through its API, so that a newcomer has
// something to look at: `make demo`, with `make run` in another window.
//
// It keeps how to sign in under DATA (demo.json), and can be run again: what is there already is left alone.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kehu/infra/client"
	"kehu/infra/demo/northwind"
)

//go:embed data/customers.csv
var customersFile []byte

func main() {
	address := setting("ADDR", "127.0.0.1:8080")
	data := setting("DATA", ".kehu")
	if err := run(context.Background(), client.New("http://"+address), filepath.Join(data, "demo.json")); err != nil {
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
	customers, err := northwind.Customers(bytes.NewReader(customersFile))
	if err != nil {
		return err
	}
	account, err := enter(ctx, c, file)
	if err != nil {
		return err
	}
	loaded, found, err := load(ctx, c, customers)
	fmt.Printf("customers: %d of %d loaded, %d were there before\n", loaded, len(customers), found)
	if err != nil {
		return err
	}
	fmt.Printf("sign in:   %s, password %s\n", account.Email, account.Password)
	fmt.Printf("           second factor (for an authenticator app): %s\n", account.Secret)
	return nil
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
