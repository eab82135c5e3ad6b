package imports_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/imports"
	"kehu/functions/jobs"
	"kehu/infra/scenario"
	"kehu/shared/job"
	"kehu/shared/sheet"
)

// answer is what the tests read of an import.
type answer struct {
	ID, Kind, Mode, JobID, RevertJobID string
	Version                            int
	Size                               int
	Upload                             *struct{ URL string }
	Job                                *progress
}

// progress is what the tests read of a job.
type progress struct {
	ID, State, Code     string
	Done, Failed, Total int
	Result              *struct{ Name string }
}

func begin(as *scenario.Caller, kind, name, content string) scenario.Request {
	body, _ := json.Marshal(map[string]string{"kind": kind, "fileName": name, "content": base64.StdEncoding.EncodeToString([]byte(content))})
	return scenario.Request{Op: imports.Create, As: as, Body: string(body)}
}

// upload begins an import with its file.
func upload(t testing.TB, k *scenario.Kehu, as *scenario.Caller, kind, content string) (a answer) {
	t.Helper()
	k.Do(t, begin(as, kind, kind+".csv", content)).Want(t, 201).Into(t, &a)
	return a
}

func on(r scenario.Request, id string) scenario.Request {
	r.Path = map[string]string{"id": id}
	return r
}

// mapping is that of columns to these fields, in order; "" leaves one out.
func mapping(fields ...string) string {
	var all []string
	for i, f := range fields {
		if f != "" {
			all = append(all, fmt.Sprintf(`{"column":%d,"field":%q}`, i+1, f))
		}
	}
	return `"mapping":[` + strings.Join(all, ",") + `]`
}

func startOf(as *scenario.Caller, id, body string) scenario.Request {
	return on(scenario.Request{Op: imports.Start, As: as, Body: "{" + body + "}"}, id)
}

// run starts an import, and works its job off.
func run(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id, body string) (p progress) {
	t.Helper()
	k.Do(t, startOf(as, id, body)).Want(t, 202).Into(t, &p)
	k.Drain(t)
	return jobOf(t, k, as, p.ID)
}

func jobOf(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) (p progress) {
	t.Helper()
	k.Do(t, on(scenario.Request{Op: jobs.Get, As: as}, id)).Want(t, 200).Into(t, &p)
	return p
}

// rowsOf returns "label outcome codes" of each row of a job.
func rowsOf(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) (all []string) {
	t.Helper()
	r := on(scenario.Request{Op: jobs.Rows, As: as, Query: "limit=200"}, id)
	var page struct{ Items []job.Row }
	k.Do(t, r).Want(t, 200).Into(t, &page)
	for _, row := range page.Items {
		told := []string{row.Label, string(row.Outcome), string(row.Code)}
		for _, f := range row.Fields {
			told = append(told, f.Pointer+"="+string(f.Code))
		}
		all = append(all, strings.Join(strings.Fields(strings.Join(told, " ")), " "))
	}
	return all
}

// failedFile reads the file of a job, from where its link leads.
func failedFile(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) string {
	t.Helper()
	var j struct{ ID string }
	k.Do(t, on(scenario.Request{Op: jobs.Get, As: as}, id)).Want(t, 200).Into(t, &j)
	k.Do(t, on(scenario.Request{Op: jobs.Result, As: as}, id)).Want(t, 200)
	read := job.Job{}
	read.ID = j.ID
	content, _, err := k.Files.Open(t.Context(), read.File(as.Tenant, "failed.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = content.Close() }()
	text, err := io.ReadAll(content)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// summary is what the tests read of a listed customer.
type summary struct {
	ID, Number, Name, Reference, Owner, Place, Source, Status, ContactName, TaxNumber string
	Version                                                                           int
	Phones, Emails, Tags                                                              []string
}

func listed(t testing.TB, k *scenario.Kehu, as *scenario.Caller) map[string]summary {
	t.Helper()
	var page struct{ Items []summary }
	k.Do(t, scenario.Request{Op: customers.List, As: as, Query: "limit=200"}).Want(t, 200).Into(t, &page)
	all := make(map[string]summary)
	for _, c := range page.Items {
		all[c.Name] = c
	}
	return all
}

// file makes a CSV file.
func file(rows ...[]string) string { return string(sheet.Encode(rows)) }
