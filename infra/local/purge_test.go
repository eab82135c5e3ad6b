package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/infra/client"
	"kehu/infra/local/backup"
	"kehu/infra/local/machine"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/departed"
	"kehu/shared/id"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
	"kehu/shared/tenant"
)

// TestAPurgeGoesOnAfterKills closes a company beside another of the same name, and kills the program again and again while it removes what the company
// kept. In the end nothing is left of it, in no table and no file, and the other company is as it was, byte by byte.
func TestAPurgeGoesOnAfterKills(t *testing.T) {
	data := t.TempDir()
	m, err := machine.Open(t.Context(), machine.Options{Data: data, Clock: clock.System{}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(m.Handler())
	gone := settle(t, client.New(server.URL), "one@purge.example", 1500)
	other := settle(t, client.New(server.URL), "two@purge.example", 50)
	server.Close()
	if err := errors.Join(m.Drain(t.Context()), m.Close()); err != nil {
		t.Fatal(err)
	}
	overdue(t, data, gone)
	before := all(t, data, other)
	if mine := all(t, data, gone); len(mine) < 1500 || len(before) < 100 {
		t.Fatalf("there are %d and %d items", len(mine), len(before))
	}
	kills := 0
	for ; ; kills++ {
		p := start(t, data)
		time.Sleep(time.Duration(rand.Int64N(int64(60 * time.Millisecond))))
		p.kill(t)
		if mark := markOf(t, data, gone); !mark.DoneAt.IsZero() {
			break
		}
		if kills > 300 {
			t.Fatal("it comes to no end")
		}
	}
	mark := markOf(t, data, gone)
	t.Logf("%d kills, %d looks, %d customers", kills, mark.Pass, mark.Records["customer"])
	if mark.Records["customer"] != 1500 || mark.Records["user"] != 1 {
		t.Errorf("counted: %v", mark.Records)
	}
	if left := all(t, data, gone); len(left) > 0 {
		t.Errorf("%d left: %v", len(left), left)
	}
	if diff := cmp.Diff(before, all(t, data, other)); diff != "" {
		t.Errorf("the other company (-before +after):\n%s", diff)
	}
	p := start(t, data)
	again := settle(t, client.New(p.base), "one@purge.example", 1) // the address is free
	p.kill(t)
	if again == gone {
		t.Error("the company lives again")
	}
}

// settle signs a company up that has customers, and takes them along in an export.
func settle(t *testing.T, c *client.Client, email string, customers int) access.Tenant {
	t.Helper()
	if _, err := c.SignUp(t.Context(), map[string]string{
		"company": "Purge", "name": "Dummy Boss", "email": email, "password": "brick & wall 1", "currency": "USD", "country": "US",
	}); err != nil {
		t.Fatal(err)
	}
	do := func(method, path string, body, out any) {
		t.Helper()
		if _, err := c.Do(t.Context(), method, path, body, out); err != nil {
			t.Fatal(err)
		}
	}
	for i := range customers {
		do(http.MethodPost, "/v1/customers", map[string]any{"name": fmt.Sprint("customer ", i), "emails": []string{fmt.Sprintf("c%d@purge.example", i)}}, nil)
	}
	var job, me struct {
		ID, State string
		Tenant    struct{ ID string }
	}
	do(http.MethodPost, "/v1/exports", map[string]any{"list": "customers", "format": "csv", "reason": "backup"}, &job)
	for deadline := time.Now().Add(time.Minute); job.State != "succeeded"; time.Sleep(20 * time.Millisecond) {
		if do(http.MethodGet, "/v1/jobs/"+job.ID, nil, &job); time.Now().After(deadline) {
			t.Fatalf("the export: %+v", job)
		}
	}
	do(http.MethodGet, "/v1/me", nil, &me)
	company, err := access.ParseTenant(me.Tenant.ID)
	if err != nil {
		t.Fatal(err)
	}
	return company
}

// within does something with the tables of a folder whose program does not run.
func within(t *testing.T, data string, do func(*tablelocal.Database) error) {
	t.Helper()
	database, err := tablelocal.Open(filepath.Join(data, backup.Table), tablelocal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(do(database), database.Close()); err != nil {
		t.Fatal(err)
	}
}

// overdue makes a company one whose time is over, and whose mark was set long enough ago.
func overdue(t *testing.T, data string, of access.Tenant) {
	t.Helper()
	within(t, data, func(database *tablelocal.Database) error {
		main := database.Table(table.Main)
		company, _, err := tenant.Get(t.Context(), main, of)
		if err != nil {
			return err
		}
		past := time.Now().UTC().Add(-3 * departed.Settling)
		company.Status, company.PurgeAt = tenant.Closed, &past
		if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{company.Put(of)}}); err != nil {
			return err
		}
		mark := departed.New(company, id.NewSource(clock.System{}, nil), past.Add(departed.Settling/2))
		return main.Transact(t.Context(), mark.Set(of, company))
	})
}

func markOf(t *testing.T, data string, of access.Tenant) (mark departed.Mark) {
	t.Helper()
	within(t, data, func(database *tablelocal.Database) (err error) {
		mark, _, err = departed.Get(t.Context(), database.Table(table.Main), of)
		return err
	})
	return mark
}

// all returns what there is of a company in the tables, accounts too, and in the files.
func all(t *testing.T, data string, of access.Tenant) map[string]string {
	t.Helper()
	found := make(map[string]string)
	within(t, data, func(database *tablelocal.Database) error {
		for _, schema := range []table.Schema{table.Main, table.Audit, {Name: "identity"}} {
			puts, _, err := database.Table(schema).ContentsUpTo(t.Context(), nil, table.Key{}, 1<<20)
			if err != nil {
				return err
			}
			for _, put := range puts {
				text, err := json.Marshal(put.Item)
				if err != nil {
					return err
				}
				place := put.Key.Partition().String() + " " + put.Key.Sort()
				if strings.Contains(place+string(text), of.Bare()) && put.Key != departed.Key(of) {
					found[schema.Name+" "+place] = fmt.Sprint(string(text), put.Index)
				}
			}
		}
		return nil
	})
	err := filepath.WalkDir(filepath.Join(data, backup.Files), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || !strings.Contains(path, of.Bare()) {
			return err
		}
		content, err := os.ReadFile(path)
		found[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
