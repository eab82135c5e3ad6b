package jobs_test

import (
	"flag"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"kehu/functions/events"
	"kehu/functions/jobs"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/event"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// queue stores a job of the caller's, as a call that starts one does.
func queue(t testing.TB, k *scenario.Kehu, as *scenario.Caller) job.Job {
	t.Helper()
	j := job.New("transfer", k.Deps.IDs, record.Stamp{At: k.Clock.Now(), By: as.User, RequestID: "request-x"})
	writes, err := j.Queue(as.Tenant, map[string]string{})
	if err != nil {
		t.Fatal(err)
	}
	store(t, k, writes...)
	return j
}

func store(t testing.TB, k *scenario.Kehu, writes ...table.Write) {
	t.Helper()
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: writes}); err != nil {
		t.Fatal(err)
	}
}

// advance stores that so many rows were done, in chunks of ten; every third one failed.
func advance(t testing.TB, k *scenario.Kehu, as *scenario.Caller, j job.Job, rows int) job.Job {
	t.Helper()
	taken := j.Taken("x", k.Clock.Now(), k.Clock.Now().Add(time.Minute))
	store(t, k, taken.Replace(as.Tenant, j, nil))
	j = taken
	for int(j.Done) < rows {
		var chunk []job.Row
		for len(chunk) < 10 && int(j.Done)+len(chunk) < rows {
			row := job.Row{Number: j.Done + int64(len(chunk)) + 1, Label: "x", Outcome: job.RowDone}
			if row.Number%3 == 0 {
				row = row.Failure(problem.New("customer.duplicate", problem.At("/emails/0", "customer.emailTaken")))
			}
			chunk = append(chunk, row)
		}
		k.Clock.Advance(time.Second)
		next := j.Advanced(chunk, "x", k.Clock.Now(), k.Clock.Now().Add(time.Minute))
		store(t, k, next.Replace(as.Tenant, j, nil), j.PutRows(as.Tenant, chunk))
		j = next
	}
	return j
}

func at(o operation.Operation, as *scenario.Caller, id, query string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Query: query}
}

func TestGet_tells_how_far_a_job_is(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	j := queue(t, k, ann)
	missing := at(jobs.Get, ann, scenario.Unknown(job.Kind), "")
	k.Run(t, []scenario.Scenario{
		{Name: "one's own", Request: at(jobs.Get, ann, j.ID, ""), Status: 200, Has: []string{`"state":"queued"`, `"done":0`, `"ratePerSecond":0`}, Lacks: []string{"total", "cursor", "errors"}},
		{Name: "anybody's, to an administrator", Request: at(jobs.Get, company.Admin, j.ID, ""), Status: 200},
		{Name: "anybody's, to an auditor", Request: at(jobs.Get, company.User(t, access.Auditor), j.ID, ""), Status: 200},
		{Name: "not another one's", Request: at(jobs.Get, bob, j.ID, ""), Status: 404, Code: "job.notFound"},
		{Name: "not another company's", Request: at(jobs.Get, k.Company(t).Admin, j.ID, ""), Status: 404, Code: "job.notFound"},
		{Name: "none", Request: missing, Status: 404, Code: "job.notFound"},
		{Name: "no identifier", Request: at(jobs.Get, ann, "x", ""), Status: 404, Code: "job.notFound"},
	})
	advance(t, k, ann, j, 25)
	k.Run(t, []scenario.Scenario{{Name: "one that is in work", Request: at(jobs.Get, ann, j.ID, ""), Status: 200, Golden: "get.json"}})
	r := at(jobs.Get, ann, j.ID, "")
	r.Header = map[string]string{"If-None-Match": k.Do(t, r).Header["etag"]}
	k.Do(t, r).Want(t, 304)
	advance(t, k, ann, reread(t, k, ann, j), 35)
	k.Do(t, r).Want(t, 200)
}

func reread(t testing.TB, k *scenario.Kehu, as *scenario.Caller, j job.Job) job.Job {
	t.Helper()
	now, err := job.Get(t.Context(), k.Main, as.Tenant, j.ID)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

func TestList_shows_ones_own_jobs_newest_first(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	names := make(map[string]string)
	for i, who := range []*scenario.Caller{ann, bob, ann, ann, company.Admin} {
		names[queue(t, k, who).ID] = fmt.Sprint(i)
	}
	list := func(as *scenario.Caller, query string) string {
		var all []string
		for cursor := ""; ; {
			var page struct {
				Items      []struct{ ID string }
				NextCursor string
			}
			k.Do(t, scenario.Request{Op: jobs.List, As: as, Query: query + cursor}).Want(t, 200).Into(t, &page)
			for _, item := range page.Items {
				all = append(all, names[item.ID])
			}
			if cursor = "&cursor=" + page.NextCursor; page.NextCursor == "" {
				return strings.Join(all, " ")
			}
		}
	}
	for _, c := range []struct {
		name string
		as   *scenario.Caller
		more string
		want string
	}{
		{"a salesperson's own", ann, "", "3 2 0"},
		{"everybody's, to an administrator", company.Admin, "", "4 3 2 1 0"},
		{"only one's own, when asked so", company.Admin, "&mine=true", "4"},
		{"another company's never", k.Company(t).Admin, "", ""},
	} {
		if got := list(c.as, "limit=2"+c.more); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	var page struct{ NextCursor string }
	k.Do(t, scenario.Request{Op: jobs.List, As: company.Admin, Query: "limit=2"}).Into(t, &page)
	k.Do(t, scenario.Request{Op: jobs.List, As: ann, Query: "limit=2&cursor=" + page.NextCursor}).WantProblem(t, "request.cursorInvalid", "query:cursor field.invalid")
}

func TestRows_tells_what_became_of_each(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann := company.User(t, access.Salesperson)
	j := queue(t, k, ann)
	k.Do(t, at(jobs.Rows, ann, j.ID, "")).Want(t, 200)
	advance(t, k, ann, j, 47)
	rows := func(query string) (numbers []int) {
		for cursor := ""; ; {
			var page struct {
				Items []struct {
					Row                   int
					Outcome, Code, Detail string
					Errors                []struct{ Pointer, Detail string }
				}
				NextCursor string
			}
			k.Do(t, at(jobs.Rows, ann, j.ID, query+cursor)).Want(t, 200).Into(t, &page)
			for _, r := range page.Items {
				numbers = append(numbers, r.Row)
				if failed := r.Row%3 == 0; failed != (r.Outcome == "failed") || failed != (r.Code == "customer.duplicate") ||
					failed != (r.Detail != "") || failed != (len(r.Errors) == 1 && r.Errors[0].Detail == "belongs to another customer") {
					t.Errorf("row: %+v", r)
				}
			}
			if cursor = "&cursor=" + page.NextCursor; page.NextCursor == "" {
				return numbers
			}
		}
	}
	for _, limit := range []int{1, 3, 10, 11, 200} {
		var every, failed []int
		for row := 1; row <= 47; row++ {
			every = append(every, row)
			if row%3 == 0 {
				failed = append(failed, row)
			}
		}
		if got := rows(fmt.Sprint("limit=", limit)); fmt.Sprint(got) != fmt.Sprint(every) {
			t.Errorf("limit %d: got %v", limit, got)
		}
		if got := rows(fmt.Sprint("outcome=failed&limit=", limit)); fmt.Sprint(got) != fmt.Sprint(failed) {
			t.Errorf("limit %d, failed ones: got %v", limit, got)
		}
	}
	k.Do(t, at(jobs.Rows, company.User(t, access.Salesperson), j.ID, "")).WantProblem(t, "job.notFound")
	chinese := at(jobs.Rows, ann, j.ID, "outcome=failed&limit=1")
	chinese.Header = map[string]string{"Accept-Language": "zh-CN"}
	if r := k.Do(t, chinese).Want(t, 200); !strings.Contains(r.Body, "客户") {
		t.Errorf("in Chinese: %s", r.Body)
	}
}

func TestCancel(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann := company.User(t, access.Salesperson)
	waiting, running, finished := queue(t, k, ann), queue(t, k, ann), queue(t, k, ann)
	advance(t, k, ann, running, 10)
	store(t, k, finished.Ended(job.Succeeded, "", k.Clock.Now()).Replace(ann.Tenant, finished, nil))
	k.Run(t, []scenario.Scenario{
		{Name: "one that waits", Request: at(jobs.Cancel, ann, waiting.ID, ""), Status: 200, Has: []string{`"state":"cancelled"`, `"finishedAt"`}, Writes: 1},
		{Name: "one that is in work, by an administrator", Request: at(jobs.Cancel, company.Admin, running.ID, ""), Status: 200, Has: []string{`"state":"cancelled"`, `"done":10`, company.Admin.User}, Writes: 1},
		{Name: "not one that has ended", Request: at(jobs.Cancel, ann, finished.ID, ""), Status: 409, Code: "job.finished"},
		{Name: "not twice", Request: at(jobs.Cancel, ann, waiting.ID, ""), Status: 409, Code: "job.finished"},
		{Name: "not by an auditor, who sees it", Request: at(jobs.Cancel, company.User(t, access.Auditor), finished.ID, ""), Status: 403, Code: "auth.outOfReach"},
		{Name: "not by a colleague", Request: at(jobs.Cancel, company.User(t, access.SalesManager), finished.ID, ""), Status: 404, Code: "job.notFound"},
		{Name: "not by another company", Request: at(jobs.Cancel, k.Company(t).Admin, running.ID, ""), Status: 404, Code: "job.notFound"},
	})
}

func TestDispatch_tells_of_a_job_when_somebody_must_work_on_it_and_of_its_end(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	ann := k.Company(t).User(t, access.Salesperson)
	before := k.Main.LastSequence()
	j := advance(t, k, ann, queue(t, k, ann), 10)
	over := j.HandedOver(k.Clock.Now())
	store(t, k, over.Replace(ann.Tenant, j, nil))
	store(t, k, over.Ended(job.Succeeded, "", k.Clock.Now()).Replace(ann.Tenant, over, nil))
	changes, err := k.Main.Changes(before, 100)
	if err != nil {
		t.Fatal(err)
	}
	k.Stream(t, events.Dispatch, changes)
	var got []string
	for _, e := range k.Bus.Events() {
		got = append(got, fmt.Sprintf("%s %s turn %s version %d", e.Type, e.Attributes["kind"], e.Attributes["turn"], e.Version))
	}
	want := []string{
		string(event.JobQueued) + " transfer turn 1 version 1", string(event.JobQueued) + " transfer turn 2 version 4",
		string(event.JobFinished) + " transfer turn 2 version 5",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestResult_is_a_link_to_the_file_that_a_job_made(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann := company.User(t, access.Salesperson)
	without, j := queue(t, k, ann), queue(t, k, ann)
	if err := k.Files.Put(t.Context(), j.File(ann.Tenant, "result.csv"), strings.NewReader("a,b")); err != nil {
		t.Fatal(err)
	}
	after := j.Ended(job.Succeeded, "", k.Clock.Now())
	after.Result = &job.Result{Name: "客户.csv", Size: 3, File: "result.csv"}
	store(t, k, after.Replace(ann.Tenant, j, nil))
	k.Run(t, []scenario.Scenario{
		{Name: "the job tells of it", Request: at(jobs.Get, ann, j.ID, ""), Status: 200, Has: []string{`"result":{"name":"客户.csv","size":3}`}},
		{Name: "no file, no link", Request: at(jobs.Result, ann, without.ID, ""), Status: 404, Code: "job.noResult"},
		{Name: "not another one's", Request: at(jobs.Result, company.User(t, access.Salesperson), j.ID, ""), Status: 404, Code: "job.notFound"},
		{Name: "not another company's", Request: at(jobs.Result, k.Company(t).Admin, j.ID, ""), Status: 404, Code: "job.notFound"},
	})
	var link struct{ URL, Name, ExpiresAt string }
	k.Do(t, at(jobs.Result, ann, j.ID, "")).Want(t, 200).Into(t, &link)
	download := func() *httptest.ResponseRecorder {
		answer := httptest.NewRecorder()
		k.Files.ServeHTTP(answer, httptest.NewRequest("GET", link.URL, nil))
		return answer
	}
	if got := download(); got.Code != 200 || got.Body.String() != "a,b" || link.ExpiresAt != "2026-03-02T09:40:00Z" {
		t.Errorf("status %d, %q, %+v", got.Code, got.Body, link)
	}
	k.Clock.Advance(10 * time.Minute)
	if got := download(); got.Code != 403 {
		t.Errorf("after its end: status %d", got.Code)
	}
}
