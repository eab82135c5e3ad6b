package exports_test

import (
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"kehu/functions/imports"
	"kehu/functions/jobs"
	"kehu/functions/roles"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

// sent imports a file with a mapping, and returns the job.
func sent(t *testing.T, k *scenario.Kehu, as *scenario.Caller, kind string, content []byte, plan string) (p progress) {
	t.Helper()
	body, _ := json.Marshal(map[string]string{"kind": kind, "fileName": kind + ".csv", "content": base64.StdEncoding.EncodeToString(content)})
	var i struct{ ID string }
	k.Do(t, scenario.Request{Op: imports.Create, As: as, Body: string(body)}).Want(t, 201).Into(t, &i)
	k.Do(t, scenario.Request{Op: imports.Start, As: as, Path: map[string]string{"id": i.ID}, Body: plan}).Want(t, 202).Into(t, &p)
	k.Drain(t)
	k.Do(t, scenario.Request{Op: jobs.Get, As: as, Path: map[string]string{"id": p.ID}}).Want(t, 200).Into(t, &p)
	return p
}

func northwind(t *testing.T, name string) (content []byte, rows [][]string) {
	t.Helper()
	content, err := os.ReadFile("../../infra/demo/data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(strings.NewReader(string(content)))
	reader.FieldsPerRecord, reader.LazyQuotes = -1, true
	if rows, err = reader.ReadAll(); err != nil {
		t.Fatal(err)
	}
	return content, rows[1:]
}

// The files of Northwind go in as they are, and out again. Addresses with commas that nobody quoted shift the cells behind them: just these rows
// fail at the country, and come back.
func TestNorthwind_goes_in_and_out(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	content, rows := northwind(t, "customers.csv")
	shifted, whole := make(map[string]bool), make(map[string][]string)
	for _, row := range rows {
		if len(row) > 11 {
			shifted[row[0]] = true
		} else {
			whole[row[0]] = row
		}
	}
	p := sent(t, k, admin, "customers", content, `{"blank":["NULL"],"mapping":[{"column":1,"field":"reference"},{"column":2,"field":"name"},{"column":3,"field":"contactName"},
		{"column":4,"field":"contactTitle"},{"column":5,"field":"addresses.0.street"},{"column":6,"field":"addresses.0.city"},{"column":7,"field":"addresses.0.province"},
		{"column":8,"field":"addresses.0.postalCode"},{"column":9,"field":"addresses.0.country"}]}`)
	if p.State != "succeeded" || p.Done != 91 || p.Failed != len(shifted) || len(shifted) == 0 {
		t.Fatalf("customers: %+v, %d rows are shifted", p, len(shifted))
	}
	_, out := taken(t, k, admin, `"list":"customers","format":"csv"`)
	exported := table(t, out)
	column := func(heading string) int {
		for i, other := range exported[0] {
			if other == heading {
				return i
			}
		}
		t.Fatalf("no column %s", heading)
		return 0
	}
	reference, name, city := column("Reference"), column("Name"), column("Address 1: city")
	if len(exported)-1 != len(whole) {
		t.Errorf("%d customers came out, want %d", len(exported)-1, len(whole))
	}
	for _, row := range exported[1:] {
		if source := whole[row[reference]]; source == nil || strings.Join(strings.Fields(source[1]), " ") != strings.Join(strings.Fields(row[name]), " ") || strings.TrimSpace(source[5]) != row[city] {
			t.Errorf("came out as %q, went in as %q", row, source)
		}
	}
	content, rows = northwind(t, "products.csv")
	p = sent(t, k, admin, "products", content, `{"mapping":[{"column":1,"field":"code"},{"column":2,"field":"name"},{"column":5,"field":"specification"},
		{"column":6,"field":"prices.0.amount"},{"column":10,"field":"status","values":{"0":"active","1":"disabled"}}]}`)
	if p.State != "succeeded" || p.Done != 77 || p.Failed != 0 {
		t.Errorf("products: %+v", p)
	}
	_, out = taken(t, k, admin, `"list":"products","format":"csv"`)
	if got := table(t, out); len(got)-1 != len(rows) {
		t.Errorf("%d products came out, want %d", len(got)-1, len(rows))
	}
}

// More than a role may export ends at its limit, and the job says so.
func TestExport_beyond_the_limit_says_so(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	var role struct{ ID access.Role }
	k.Do(t, scenario.Request{Op: roles.Create, As: company.Admin, Body: `{"name":"Exporter","rules":[{"object":"customer","actions":["read","export"],"scope":"own"}]}`}).Want(t, 201).Into(t, &role)
	ann := company.User(t, role.ID)
	k.Bulk(t, ann, 1001)
	p, content := taken(t, k, ann, `"list":"customers","format":"csv"`)
	if got := len(table(t, content)) - 1; got != 1000 || p.Failed != 1 || len(p.Errors) != 1 || p.Errors[0].Code != "export.limited" {
		t.Errorf("%d rows, job %+v", got, p)
	}
}
