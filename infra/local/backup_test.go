package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"kehu/infra/client"
)

// command runs the program with arguments.
func command(t *testing.T, data string, arguments ...string) (string, error) {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, arguments...)
	c.Env = append(os.Environ(), "DATA="+data)
	out, err := c.CombinedOutput()
	return string(out), err
}

// books compares, customer by customer, what all its orders leave open with its credit and its statement: half an order or half a receipt
// would show.
func books(ctx context.Context, c *client.Client) (customers int, err error) {
	owes := make(map[string]int)
	for cursor := ""; ; {
		var page struct {
			Items      []struct{ ID, CustomerID, Status string }
			NextCursor string
		}
		if _, err := c.Do(ctx, http.MethodGet, "/v1/orders?limit=200"+cursor, nil, &page); err != nil {
			return 0, err
		}
		for _, o := range page.Items {
			var whole struct{ Open string }
			if _, err := c.Do(ctx, http.MethodGet, "/v1/orders/"+o.ID, nil, &whole); err != nil {
				return 0, err
			}
			open := 0
			if whole.Open != "" {
				var units, hundredths int
				if _, err := fmt.Sscanf(whole.Open, "%d.%d", &units, &hundredths); err != nil {
					return 0, err
				}
				open = units*100 + hundredths
			}
			owes[o.CustomerID] += open
		}
		if cursor = "&cursor=" + page.NextCursor; page.NextCursor == "" {
			break
		}
	}
	for id, open := range owes {
		if err := account(ctx, c, id, open); err != nil {
			return 0, err
		}
	}
	return len(owes), nil
}

// account compares what a customer's orders leave open with its credit and its statement.
func account(ctx context.Context, c *client.Client, customer string, owes int) error {
	var credit struct {
		Used struct{ Amount string }
	}
	var statement struct {
		Accounts []struct{ Closing string }
	}
	_, err := c.Do(ctx, http.MethodGet, "/v1/customers/"+customer+"/credit", nil, &credit)
	_, other := c.Do(ctx, http.MethodGet, "/v1/customers/"+customer+"/statement", nil, &statement)
	if err := errors.Join(err, other); err != nil {
		return fmt.Errorf("%s: %w", customer, err)
	}
	closing := "0.00"
	if len(statement.Accounts) > 0 {
		closing = statement.Accounts[0].Closing
	}
	if credit.Used.Amount != cents(owes) || closing != cents(owes) {
		return fmt.Errorf("%s owes %s by its orders, %s by its credit, %s by its statement", customer, cents(owes), credit.Used.Amount, closing)
	}
	return nil
}

// TestBackupUnderLoad backs a system up under load, restores it elsewhere, and holds what is there against what had been acknowledged.
func TestBackupUnderLoad(t *testing.T) {
	seed := number(t, "KEHU_SEED", uint64(time.Now().UnixNano()))
	t.Logf("KEHU_SEED=%d", seed)
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "kehu.tar")
	running := start(t, data)
	c := client.New(running.base)
	s, account := open(t, c)
	running.kill(t) // anew, it knows the settings at once
	running = start(t, data)
	c.Base = running.base
	load := func(round int, until func()) []*story {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		return tellAll(ctx, s, seed, round, 300*time.Millisecond, func() { until(); cancel() })
	}
	before := load(0, func() {})
	if err := prove(t.Context(), c, before); err != nil { // all of it is acknowledged now
		t.Fatal(err)
	}
	var jobs backlog
	if err := jobs.next(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	during := load(1, func() {
		if out, err := command(t, data, "backup", file); err != nil {
			t.Errorf("backup: %v: %s", err, out)
		}
	})
	if out, err := command(t, data, "backup", file); err == nil {
		t.Errorf("a backup was written over: %s", out)
	}
	if out, err := command(t, data, "restore", file); err == nil {
		t.Errorf("data were written over: %s", out)
	}
	running.kill(t)

	again := filepath.Join(t.TempDir(), "restored")
	if out, err := command(t, again, "restore", file); err != nil {
		t.Fatalf("restore: %v: %s", err, out)
	}
	c.Base = start(t, again).base
	if err := prove(t.Context(), c, before); err != nil {
		t.Fatal(err)
	}
	if err := jobs.end(t.Context(), c); err != nil {
		t.Error(err)
	}
	customers, err := books(t.Context(), c)
	if err != nil {
		t.Error(err)
	}
	references, rows, err := proveWhole(t.Context(), c)
	if err != nil || references["import"] != importRows {
		t.Errorf("%d imported rows: %v", references["import"], err)
	}
	var names []string
	for _, one := range before {
		names = append(names, one.name)
	}
	if _, err := proveDerived(t.Context(), c, names); err != nil {
		t.Error(err)
	}
	var step struct{ Challenge string }
	password := map[string]string{"email": account.Email, "password": account.Password}
	if _, err := client.New(c.Base).Do(t.Context(), http.MethodPost, "/v1/auth/sign-in", password, &step); err != nil || step.Challenge != "SOFTWARE_TOKEN_MFA" {
		t.Errorf("the old password: %+v, %v", step, err)
	}
	t.Logf("%d stories before, %d during the backup; %d accounts and %d audit rows are whole after", len(before), len(during), customers, rows)

	// What is at rest is copied as well.
	second := filepath.Join(t.TempDir(), "second.tar")
	if out, err := command(t, data, "backup", second); err != nil {
		t.Errorf("backup at rest: %v: %s", err, out)
	}
}
