package reviews_test

import (
	"flag"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"kehu/functions/audit"
	"kehu/functions/jobs"
	"kehu/functions/permissions"
	"kehu/functions/positions"
	"kehu/functions/reviews"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/session"
	"kehu/shared/user"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// item is what the tests read of an item, with the way to it.
type item struct {
	ID, ReviewID, UserID, Role, PositionID, GrantedBy, Decision, DecidedBy, Note string
	Unused, Gone                                                                 bool
	Version                                                                      int
}

// state is what the tests read of a review.
type state struct {
	ID, State, JobID                            string
	ItemCount, KeptCount, RevokedCount, Version int
	Overdue                                     bool
}

func at(o operation.Operation, as *scenario.Caller, id string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}}
}

// decide is a call that decides an item.
func decide(o operation.Operation, as *scenario.Caller, i item) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": i.ReviewID, "itemId": i.ID}}
}

// due is a deadline of a week from now.
func due(k *scenario.Kehu) string {
	return k.Clock.Now().Add(7 * 24 * time.Hour).UTC().Format(time.RFC3339)
}

func start(k *scenario.Kehu, as *scenario.Caller, reviewer, more string) scenario.Request {
	return scenario.Request{Op: reviews.Create, As: as, Body: fmt.Sprintf(`{"name":"Autumn","dueAt":%q,"reviewers":[%q]%s}`, due(k), reviewer, more)}
}

// begin starts a review and lets its job run.
func begin(t testing.TB, k *scenario.Kehu, r scenario.Request) (s state) {
	t.Helper()
	k.Do(t, r).Want(t, 201).Into(t, &s)
	k.Drain(t)
	return read(t, k, r.As, s.ID)
}

func read(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) (s state) {
	t.Helper()
	k.Do(t, at(reviews.Get, as, id)).Want(t, 200).Into(t, &s)
	return s
}

// itemsOf returns all items, by "user role-or-position", page by page.
func itemsOf(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id, query string) map[string]item {
	t.Helper()
	all := make(map[string]item)
	for cursor := ""; ; {
		var page struct {
			Items      []item
			NextCursor string
		}
		r := at(reviews.Items, as, id)
		r.Query = "limit=2&" + query
		if cursor != "" {
			r.Query += "&cursor=" + url.QueryEscape(cursor)
		}
		k.Do(t, r).Want(t, 200).Into(t, &page)
		for _, i := range page.Items {
			all[i.UserID+" "+i.Role+i.PositionID] = i
		}
		if cursor = page.NextCursor; cursor == "" {
			return all
		}
	}
}

// itemsFor lists the items that are about a user.
func itemsFor(as *scenario.Caller, id, user string) scenario.Request {
	r := at(reviews.Items, as, id)
	r.Query = "user=" + user
	return r
}

func TestReview_from_start_to_report(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, second := company.Admin, company.User(t, access.Administrator)
	var clerk struct{ ID string }
	k.Do(t, scenario.Request{Op: positions.Create, As: admin, Body: `{"name":"Clerk","roles":["finance","viewer"]}`}).Want(t, 201).Into(t, &clerk)
	k.Clock.Advance(time.Hour)
	ann, bob := company.User(t, access.Salesperson, access.Auditor), company.User(t)
	place := at(users.Update, admin, bob.User)
	place.Header, place.Body = map[string]string{"If-Match": "*"}, fmt.Sprintf(`{"positionId":%q}`, clerk.ID)
	k.Do(t, place).Want(t, 200)
	k.Clock.Advance(time.Minute) // nobody is seen after this
	grant := at(users.Grant, admin, ann.User)
	grant.Body = `{"role":"finance","reason":"year end"}`
	k.Do(t, grant).Want(t, 200)

	s := begin(t, k, start(k, admin, second.User, ""))
	if s.State != "open" || s.ItemCount != 6 || s.KeptCount+s.RevokedCount != 0 || s.Overdue {
		t.Fatalf("review: %+v", s)
	}
	found := itemsOf(t, k, admin, s.ID, "")
	auditor, finance, position := found[ann.User+" auditor"], found[ann.User+" finance"], found[bob.User+" "+clerk.ID]
	own := found[second.User+" administrator"]
	if len(found) != 6 || finance.GrantedBy != admin.User || !finance.Unused || auditor.Unused || position.ID == "" {
		t.Fatalf("items: %+v", found)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "who is no reviewer decides nothing", Request: decide(reviews.Keep, admin, auditor), Status: 403, Code: "review.notReviewer"},
		{
			Name: "nobody is offered what is theirs", Request: itemsFor(second, s.ID, second.User), Status: 200,
			Has: []string{`"actions":[{"action":"keep","refusal":"user.selfChange","detail":"`, `{"action":"revoke","refusal":"user.selfChange","detail":"`},
		},
		{Name: "but what is others'", Request: itemsFor(second, s.ID, ann.User), Status: 200, Has: []string{`"actions":[{"action":"keep"},{"action":"revoke"}]`}, Lacks: []string{"refusal"}},
		{Name: "who is no reviewer is offered nothing", Request: itemsFor(admin, s.ID, ann.User), Status: 200, Lacks: []string{"actions"}},
		{Name: "nobody reviews themselves", Request: decide(reviews.Keep, second, own), Status: 403, Code: "user.selfChange"},
		{Name: "neither way", Request: decide(reviews.Revoke, second, own), Status: 403, Code: "user.selfChange"},
		{Name: "a grant is kept", Request: decide(reviews.Keep, second, auditor), Status: 200, Writes: 2, Has: []string{`"decision":"kept"`, `"brought":["Auditor"]`}},
		{Name: "twice is once", Request: decide(reviews.Keep, second, auditor), Status: 200},
		{Name: "who may read the trail", Request: scenario.Request{Op: audit.List, As: ann, Query: "actor=me"}, Status: 200},
		{Name: "loses that when it is revoked", Request: decide(reviews.Revoke, second, auditor), Status: 200, Writes: 3, Has: []string{`"decision":"revoked"`}},
		{Name: "at once", Request: scenario.Request{Op: audit.List, As: ann, Query: "actor=me"}, Status: 403, Code: "auth.forbidden"},
		{Name: "what is revoked is not kept", Request: decide(reviews.Keep, second, auditor), Status: 409, Code: "review.itemDecided"},
		{Name: "revoked twice is once", Request: decide(reviews.Revoke, second, auditor), Status: 200},
		{Name: "a position goes with its roles", Request: decide(reviews.Revoke, second, position), Status: 200, Writes: 4, Has: []string{`"brought":["Finance","Viewer"]`}},
		{Name: "and is held no more", Request: at(users.Get, admin, bob.User), Status: 200, Lacks: []string{clerk.ID}},
		{Name: "it does not end while something is undecided", Request: at(reviews.Close, admin, s.ID), Status: 409, Code: "review.undecided"},
		{Name: "nor by who may not", Request: at(reviews.Close, ann, s.ID), Status: 403, Code: "auth.forbidden"},
	})
	note := decide(reviews.Revoke, second, finance)
	note.Body = `{"note":"the year has ended"}`
	k.Do(t, scenario.Request{Op: users.Revoke, As: admin, Path: map[string]string{"id": ann.User, "role": "finance"}, Header: map[string]string{"If-Match": "*"}}).Want(t, 200)
	k.Run(t, []scenario.Scenario{{Name: "what has gone by itself is told so", Request: note, Status: 200, Writes: 2, Has: []string{`"gone":true`, `"note":"the year has ended"`}}})
	if got := itemsOf(t, k, admin, s.ID, "decision=undecided"); len(got) != 3 {
		t.Errorf("undecided: %+v", got)
	}
	if got := read(t, k, admin, s.ID); got.KeptCount != 0 || got.RevokedCount != 3 || got.Overdue {
		t.Errorf("in the middle: %+v", got)
	}
	k.Clock.Advance(8 * 24 * time.Hour)
	overdue := scenario.Request{Op: reviews.List, As: k.Session(admin.Tenant, second.User), Query: "overdue=true&reviewer=me&state=open"}
	admin = k.Session(admin.Tenant, admin.User)
	report := at(reviews.Items, admin, s.ID)
	report.Query = "format=csv"
	k.Run(t, []scenario.Scenario{
		{Name: "what is late is listed", Request: overdue, Status: 200, Has: []string{s.ID, `"overdue":true`}},
		{Name: "and can be closed then", Request: at(reviews.Close, admin, s.ID), Status: 200, Writes: 1, Has: []string{`"state":"closed"`, `"overdue":true`}},
		{Name: "once", Request: at(reviews.Close, admin, s.ID), Status: 200},
		{Name: "and decides no more", Request: decide(reviews.Keep, overdue.As, found[admin.User+" administrator"]), Status: 409, Code: "review.closed"},
		{Name: "the report is a table", Request: report, Status: 200, Has: []string{"User,Name,Status,Role name", "revoked," + second.User, "year end", "undecided"}},
	})
	k.Drain(t)
	if rows := k.Rows(t, company.Tenant, finance.ID); len(rows) != 2 || rows[0].By != second.User {
		t.Errorf("the trail of an item: %+v", rows)
	}
}

func TestReview_of_a_department_or_a_role(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	east, below := department(t, k, admin, "1", ""), ""
	below = department(t, k, admin, "2", east)
	ann, bob, cid := company.User(t, access.Salesperson), company.User(t, access.Salesperson, access.Viewer), company.User(t, access.Viewer)
	put(t, k, admin, ann, east)
	put(t, k, admin, bob, below)
	gone := company.User(t, access.Salesperson)
	k.ChangeUser(t, gone, func(u *user.User) { u.Status = user.Left })
	for name, c := range map[string]struct {
		more string
		want []string
	}{
		"a department and those below": {fmt.Sprintf(`,"departmentId":%q`, east), []string{ann.User + " salesperson", bob.User + " salesperson", bob.User + " viewer"}},
		"a department":                 {fmt.Sprintf(`,"departmentId":%q`, below), []string{bob.User + " salesperson", bob.User + " viewer"}},
		"a role":                       {`,"role":"viewer"`, []string{bob.User + " viewer", cid.User + " viewer"}},
		"both":                         {fmt.Sprintf(`,"role":"salesperson","departmentId":%q`, below), []string{bob.User + " salesperson"}},
	} {
		s := begin(t, k, start(k, admin, admin.User, c.more))
		found := itemsOf(t, k, admin, s.ID, "")
		if s.ItemCount != len(c.want) || len(found) != len(c.want) {
			t.Errorf("%s: %d items, %+v", name, s.ItemCount, found)
		}
		for _, key := range c.want {
			if found[key].ID == "" {
				t.Errorf("%s: %s is missing", name, key)
			}
		}
	}
}

func TestReview_guards(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	limited := reviewer(t, k, company)
	s := begin(t, k, start(k, admin, limited.User, ""))
	found := itemsOf(t, k, admin, s.ID, "")
	k.Run(t, []scenario.Scenario{
		{Name: "nobody takes what they do not have", Request: decide(reviews.Revoke, limited, found[admin.User+" administrator"]), Status: 403, Code: "user.roleExceeds"},
	})
	second := company.User(t, access.Administrator)
	s = begin(t, k, start(k, admin, second.User, `,"role":"administrator"`))
	last := itemsOf(t, k, admin, s.ID, "")[admin.User+" administrator"]
	k.ChangeUser(t, second, func(u *user.User) { // an administrator for a time does not count
		soon := k.Clock.Now().Add(time.Hour)
		u.Grants[0].ExpiresAt = &soon
	})
	uncount(t, k, company.Tenant)
	k.Run(t, []scenario.Scenario{
		{Name: "the last administrator stays", Request: decide(reviews.Revoke, second, last), Status: 409, Code: "user.lastAdministrator"},
	})
	if got := read(t, k, admin, s.ID); got.RevokedCount != 0 {
		t.Errorf("review: %+v", got)
	}
}

func TestReview_bad_requests(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, seller, auditor, stranger := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Auditor), k.Company(t).Admin
	s := begin(t, k, start(k, admin, admin.User, ""))
	one := item{ID: "rvi_00000000000000000000000001", ReviewID: s.ID}
	body := func(text string) scenario.Request { return scenario.Request{Op: reviews.Create, As: admin, Body: text} }
	dry := start(k, admin, admin.User, "")
	dry.Query = "validateOnly=true"
	k.Run(t, []scenario.Scenario{
		{Name: "a look before the leap", Request: dry, Status: 200, Has: []string{`"state":"gathering"`}},
		{Name: "a deadline that has passed", Request: body(fmt.Sprintf(`{"name":"x","dueAt":"2020-01-01T00:00:00Z","reviewers":[%q]}`, admin.User)), Status: 422, Code: "request.invalid", Fields: []string{"/dueAt review.dueInvalid"}},
		{Name: "a deadline in a far future", Request: body(fmt.Sprintf(`{"name":"x","dueAt":"2036-01-01T00:00:00Z","reviewers":[%q]}`, admin.User)), Status: 422, Code: "request.invalid", Fields: []string{"/dueAt review.dueInvalid"}},
		{Name: "reviewers who cannot", Request: body(fmt.Sprintf(`{"name":"x","dueAt":%q,"reviewers":[%q,%q,%q,%q]}`, due(k), seller.User, auditor.User, stranger.User, scenario.Unknown(user.Kind))), Status: 422, Code: "request.invalid", Fields: []string{
			"/reviewers/0 review.reviewerUnfit", "/reviewers/1 review.reviewerUnfit", "/reviewers/2 review.reviewerUnfit", "/reviewers/3 review.reviewerUnfit",
		}},
		{Name: "a reviewer twice, and one who is none", Request: body(fmt.Sprintf(`{"name":"x","dueAt":%q,"reviewers":[%q,%q,"x"]}`, due(k), admin.User, admin.User)), Status: 422, Code: "request.invalid", Fields: []string{"/reviewers/1 field.duplicate", "/reviewers/2 review.reviewerUnfit"}},
		{Name: "no reviewer", Request: body(fmt.Sprintf(`{"name":"x","dueAt":%q,"reviewers":[]}`, due(k))), Status: 422, Code: "request.invalid", Fields: []string{"/reviewers field.tooFew"}},
		{Name: "a role and a department that are none", Request: start(k, admin, admin.User, `,"role":"king","departmentId":"dep_00000000000000000000000007"`), Status: 422, Code: "request.invalid", Fields: []string{"/departmentId department.unknown", "/role user.roleUnknown"}},
		{Name: "who has no right to", Request: start(k, auditor, admin.User, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "auditors read", Request: at(reviews.Items, auditor, s.ID), Status: 200},
		{Name: "another company reads nothing", Request: at(reviews.Get, stranger, s.ID), Status: 404, Code: "review.notFound"},
		{Name: "nor its items", Request: at(reviews.Items, stranger, s.ID), Status: 404, Code: "review.notFound"},
		{Name: "nor decides them", Request: decide(reviews.Revoke, stranger, one), Status: 404, Code: "review.notFound"},
		{Name: "an item that there is not", Request: decide(reviews.Keep, admin, one), Status: 404, Code: "review.itemNotFound"},
		{Name: "an item that is none", Request: decide(reviews.Keep, admin, item{ID: "x", ReviewID: s.ID}), Status: 404, Code: "review.itemNotFound"},
		{Name: "a review that is none", Request: decide(reviews.Keep, admin, item{ID: one.ID, ReviewID: "x"}), Status: 404, Code: "review.notFound"},
	})
	t.Run("while its items are gathered nothing is decided", func(t *testing.T) {
		var fresh state
		k.Do(t, start(k, admin, admin.User, "")).Want(t, 201).Into(t, &fresh)
		for _, i := range itemsOf(t, k, admin, s.ID, "") {
			i.ReviewID = fresh.ID
			k.Do(t, decide(reviews.Keep, admin, i)).Want(t, 404).WantProblem(t, "review.itemNotFound")
		}
		k.Do(t, at(reviews.Close, admin, fresh.ID)).Want(t, 200) // it can be given up
		k.Drain(t)
		if got := read(t, k, admin, fresh.ID); got.State != "closed" {
			t.Errorf("closed while it was gathered: %+v", got)
		}
		var j struct{ State string }
		if k.Do(t, at(jobs.Get, admin, fresh.JobID)).Want(t, 200).Into(t, &j); j.State != "succeeded" {
			t.Errorf("its job: %+v", j)
		}
	})
}

func TestReview_decided_by_many_at_once(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	for range 12 {
		company.User(t, access.Viewer, access.Auditor)
	}
	s := begin(t, k, start(k, admin, admin.User, `,"role":"viewer"`))
	found := itemsOf(t, k, admin, s.ID, "")
	done := make(chan int)
	for _, i := range found {
		for range 2 { // each twice
			go func() { done <- k.Do(t, decide(reviews.Revoke, admin, i)).Status }()
		}
	}
	for range 2 * len(found) {
		if status := <-done; status != 200 && status != 409 && status != 503 {
			t.Errorf("status %d", status)
		}
	}
	for _, i := range itemsOf(t, k, admin, s.ID, "decision=undecided") { // whom all were in the way of
		k.Do(t, decide(reviews.Revoke, admin, i)).Want(t, 200)
	}
	if got := read(t, k, admin, s.ID); got.RevokedCount != 12 || got.ItemCount != 12 {
		t.Errorf("review: %+v", got)
	}
	k.Clock.Advance(session.MaxAge)
	r := k.Do(t, scenario.Request{Op: permissions.Holders, As: k.Session(admin.Tenant, admin.User), Query: "object=audit&action=read&limit=200"}).Want(t, 200)
	if strings.Contains(r.Body, `"role":"viewer"`) || !strings.Contains(r.Body, `"role":"auditor"`) {
		t.Errorf("holders: %s", r.Body)
	}
}
