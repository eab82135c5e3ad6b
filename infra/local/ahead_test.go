package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"kehu/infra/client"
	"kehu/shared/access"
	"kehu/shared/job"
	"kehu/shared/table"
	tablelocal "kehu/shared/table/local"
)

// TestAJobIsNeverAheadOfItsRows kills the process again and again while an import writes without waiting for the disk, and looks into the tables each time: what
// the job says is done is there, with a result each, and nothing else is.
func TestAJobIsNeverAheadOfItsRows(t *testing.T) {
	const rows, refused = 5000, 10
	data := t.TempDir()
	running := start(t, data)
	c := client.New(running.base)
	if _, err := c.SignUp(t.Context(), map[string]string{
		"company": "Ahead", "name": "Dummy Tester", "email": "tester@ahead.example", "password": "brick & wall 1", "currency": "USD", "country": "US",
	}); err != nil {
		t.Fatal(err)
	}
	var file strings.Builder
	file.WriteString("Name,Reference\n")
	for i := range rows { // one in so many has the reference of the row before
		fmt.Fprintf(&file, "imported %d,row-%d\n", i, i-(i+1)%(rows/refused)/(rows/refused-1))
	}
	call := func(method, path string, body, out any) {
		t.Helper()
		if _, err := c.Do(t.Context(), method, path, body, out); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	var me struct{ Tenant struct{ ID string } }
	call(http.MethodGet, "/v1/me", nil, &me)
	tenant, err := access.ParseTenant(me.Tenant.ID)
	if err != nil {
		t.Fatal(err)
	}
	var i imported
	var p progress
	call(http.MethodPost, "/v1/imports", map[string]any{"kind": "customers", "fileName": "c.csv", "content": base64.StdEncoding.EncodeToString([]byte(file.String()))}, &i)
	call(http.MethodPost, "/v1/imports/"+i.ID+"/preview", map[string]any{}, &i)
	call(http.MethodPost, "/v1/imports/"+i.ID+"/start", map[string]any{"mapping": i.Mapping}, &p)
	between := make(map[int]bool) // where it stood after kills in the middle
	kills := 0
	for deadline := time.Now().Add(2 * time.Minute); ; kills++ {
		// A job that nobody brings on is given up after some attempts.
		until(t, c, p.ID, func(now progress) bool { return now.Done > p.Done || now.State == "succeeded" })
		time.Sleep(time.Duration(rand.Int64N(int64(60 * time.Millisecond))))
		running.kill(t)
		var j job.Job
		within(t, data, func(database *tablelocal.Database) (err error) {
			j, err = whole(t.Context(), database.Table(table.Main), tenant, p.ID)
			return err
		})
		if j.Finished() {
			if j.State != job.Succeeded || j.Done != rows || j.Failed == 0 {
				t.Errorf("in the end: %+v", j)
			}
			break
		}
		p.Done = int(j.Done)
		if between[p.Done] = true; time.Now().After(deadline) {
			t.Fatalf("it comes to no end: %+v", j)
		}
		running = start(t, data)
		c.Base = running.base
	}
	if len(between) < 4 {
		t.Errorf("it was killed at %d places only", len(between))
	}
	t.Logf("%d kills, at %d places", kills, len(between))
}

// whole reads a job and compares it with its rows, and with the customers that there are.
func whole(ctx context.Context, main *tablelocal.Table, tenant access.Tenant, identifier string) (job.Job, error) {
	j, err := job.Get(ctx, main, tenant, identifier)
	if err != nil {
		return j, err
	}
	results := make(map[job.Outcome]int64)
	for after, more := (table.Position{}), true; more; more = !after.IsZero() {
		var rows []job.Row
		if rows, after, err = job.Rows(ctx, main, tenant, identifier, "", after, 200); err != nil {
			return j, err
		}
		for _, row := range rows {
			results[row.Outcome]++
		}
	}
	puts, err := main.Scan(ctx, table.TenantPrefix(tenant), table.Key{}, 1<<20)
	customers := int64(0)
	for _, put := range puts {
		if put.Item.Text(table.AttrKind) == "customer" {
			customers++
		}
	}
	tried := results[job.RowDone] + results[job.RowFailed] + results[job.RowSkipped]
	if err == nil && (tried != j.Done || results[job.RowDone] != customers || results[job.RowFailed] != j.Failed) {
		err = fmt.Errorf("the job says %d done and %d failed, its rows say %v, and there are %d customers", j.Done, j.Failed, results, customers)
	}
	return j, err
}
