package users_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/session"
	"kehu/shared/user"
)

func TestUpdate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, ada, bob := company.Admin, company.User(t, access.Salesperson), company.User(t, access.Viewer)
	stranger := k.Company(t).Admin
	k.Run(t, []scenario.Scenario{
		{Name: "needs a version", Request: scenario.Request{Op: users.Update, As: admin, Path: map[string]string{"id": ada.User}, Body: `{}`}, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "stores what is new", Request: change(admin, ada.User, 1, `{"name":"Ada King","salesCode":"SH0199","managerId":"`+admin.User+`","phone":"021 6234 5678"}`), Status: 200, Writes: 3, Has: []string{`"version":2`, `"phone":"+862162345678"`, `"salesCode":"SH0199"`}},
		{Name: "needs the version of today", Request: change(admin, ada.User, 1, `{"name":"B"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "of nothing is no new version", Request: change(admin, ada.User, 2, `{"name":" Ada King "}`), Status: 200, Has: []string{`"version":2`}},
		{Name: "gives a sales code to one user alone", Request: change(admin, bob.User, 1, `{"salesCode":"SH0199"}`), Status: 409, Code: "user.duplicate", Fields: []string{"/salesCode user.salesCodeTaken"}},
		{Name: "frees a sales code", Request: change(admin, ada.User, 2, `{"salesCode":null}`), Status: 200, Writes: 2},
		{Name: "for others", Request: change(admin, bob.User, 1, `{"salesCode":"SH0199"}`), Status: 200, Writes: 2},
		{Name: "does not change the address", Request: change(admin, ada.User, 3, `{"email":"new@x.example"}`), Status: 422, Code: "request.invalid", Fields: []string{"/email field.unknown"}},
		{Name: "does not change the status", Request: change(admin, ada.User, 3, `{"status":"suspended"}`), Status: 422, Code: "request.invalid", Fields: []string{"/status field.unknown"}},
		{Name: "refuses roles of one's own", Request: change(admin, admin.User, 1, `{"roles":["administrator","auditor"]}`), Status: 403, Code: "user.selfChange", Fields: []string{"/roles field.invalid"}},
		{Name: "takes one's own name", Request: change(admin, admin.User, 1, `{"name":"Nancy"}`), Status: 200, Writes: 1},
		{Name: "is not for salespeople", Request: change(ada, bob.User, 2, `{"name":"X"}`), Status: 403, Code: "auth.forbidden"},
		{Name: "does not reach into another company", Request: change(stranger, ada.User, 3, `{"name":"X"}`), Status: 404, Code: "user.notFound"},
		{Name: "tells of nobody", Request: change(admin, scenario.Unknown(user.Kind), 1, `{}`), Status: 404, Code: "user.notFound"},
	})
	t.Run("roles count within session.MaxAge in every process", func(t *testing.T) {
		elsewhere := k.Process()
		elsewhere.Do(t, at(users.Get, bob, ada.User)).Want(t, 403)
		k.Do(t, change(admin, bob.User, 2, `{"roles":["auditor"]}`)).Want(t, 200)
		k.Clock.Advance(session.MaxAge)
		elsewhere.Do(t, at(users.Get, bob, ada.User)).Want(t, 200)
	})
}

func TestManagers_make_no_cycle(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	under := func(u, manager *scenario.Caller) scenario.Response {
		return k.Do(t, change(admin, u.User, read(t, k, admin, u.User).Version, `{"managerId":"`+manager.User+`"}`))
	}
	var chain []*scenario.Caller
	for range 6 {
		chain = append(chain, company.User(t, access.Salesperson))
	}
	for i := 1; i < len(chain); i++ {
		under(chain[i], chain[i-1]).Want(t, 200)
	}
	under(chain[0], chain[5]).Want(t, 409).WantProblem(t, "user.managerCycle", "/managerId field.invalid")
	under(chain[2], chain[2]).Want(t, 409).WantProblem(t, "user.managerCycle", "/managerId field.invalid")
	under(chain[2], chain[0]).Want(t, 200)
	k.Do(t, change(admin, chain[3].User, read(t, k, admin, chain[3].User).Version, `{"managerId":null}`)).Want(t, 200)
	under(chain[0], chain[5]).Want(t, 200)

	t.Run("also not when both ends are moved at once", func(t *testing.T) {
		for range 20 {
			a, b := company.User(t, access.Viewer), company.User(t, access.Viewer)
			got := together(
				func() scenario.Response { return k.Do(t, change(admin, a.User, 1, `{"managerId":"`+b.User+`"}`)) },
				func() scenario.Response { return k.Do(t, change(admin, b.User, 1, `{"managerId":"`+a.User+`"}`)) },
			)
			if got[0].Status == 200 && got[1].Status == 200 || got[0].Status != 200 && got[1].Status != 200 {
				t.Fatalf("one of two must win: %d, %d", got[0].Status, got[1].Status)
			}
			for _, r := range got {
				if r.Status != 200 {
					r.WantProblem(t, "user.managerCycle", "/managerId field.invalid")
				}
			}
		}
	})
}

// together makes calls at the same time.
func together(calls ...func() scenario.Response) []scenario.Response {
	answers := make([]scenario.Response, len(calls))
	begin := make(chan struct{})
	var all sync.WaitGroup
	for i, call := range calls {
		all.Go(func() {
			<-begin
			answers[i] = call()
		})
	}
	close(begin)
	all.Wait()
	return answers
}

func TestLast_administrator_stays(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	for range 20 {
		company := k.Company(t)
		a, b := company.Admin, company.User(t, access.Administrator)
		demote := func(by, whom *scenario.Caller) func() scenario.Response {
			return func() scenario.Response { return k.Do(t, change(by, whom.User, 1, `{"roles":["viewer"]}`)) }
		}
		suspend := func(by, whom *scenario.Caller) func() scenario.Response {
			return func() scenario.Response { return k.Do(t, at(users.Suspend, by, whom.User)) }
		}
		got := together(demote(a, b), suspend(b, a))
		var kept []string
		for i, u := range []*scenario.Caller{b, a} {
			if got[i].Status != 200 {
				// Who comes second is no administrator any more, or is told that this is the last one.
				if code := got[i].Problem(t).Name; code != "user.lastAdministrator" && code != "auth.forbidden" && code != "auth.sessionEnded" && code != "user.roleExceeds" {
					t.Errorf("refused: %s", got[i].Body)
				}
				kept = append(kept, u.User)
			}
		}
		if len(kept) != 1 {
			t.Fatalf("administrators left: %v, after %d and %d", kept, got[0].Status, got[1].Status)
		}
	}
	t.Run("and is told so", func(t *testing.T) {
		company := k.Company(t)
		second := company.User(t, access.Administrator)
		k.Do(t, change(company.Admin, second.User, 1, `{"roles":["viewer"]}`)).Want(t, 200)
		// A token that is still good for half a minute elsewhere.
		stale := k.Process()
		k.ChangeUser(t, second, func(u *user.User) { u.Roles = []access.Role{access.Administrator} })
		stale.Do(t, at(users.Suspend, second, company.Admin.User)).Want(t, 409).WantProblem(t, "user.lastAdministrator")
		stale.Do(t, change(second, company.Admin.User, 1, `{"roles":[]}`)).Want(t, 409).WantProblem(t, "user.lastAdministrator")
	})
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	manager := company.User(t, access.SalesManager)
	k.Company(t) // of which nothing is seen
	for i := range 5 {
		u := company.User(t, access.Salesperson)
		k.ChangeUser(t, u, func(u *user.User) {
			u.Name = fmt.Sprintf("Person %d", i)
			if i%2 == 0 {
				u.Status = user.Suspended
			}
		})
	}
	names := func(t *testing.T, query string) string {
		t.Helper()
		var all []string
		for cursor := ""; ; {
			var page struct {
				Items      []record
				NextCursor string
			}
			k.Do(t, scenario.Request{Op: users.List, As: manager, Query: query + "&cursor=" + cursor}).Want(t, 200).Into(t, &page)
			for _, u := range page.Items {
				all = append(all, u.Name)
			}
			if cursor = page.NextCursor; cursor == "" {
				return strings.Join(all, ", ")
			}
		}
	}
	for query, want := range map[string]string{
		"limit=2":                  "Person 4, Person 3, Person 2, Person 1, Person 0, Ada Berg, Ada Berg",
		"limit=2&status=suspended": "Person 4, Person 2, Person 0",
		"q=PERSON 3":               "Person 3",
		"q=" + manager.User:        "Ada Berg", // in the address
		"q=nobody":                 "",
	} {
		if got := names(t, strings.ReplaceAll(query, " ", "%20")); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "a state that is none", Request: scenario.Request{Op: users.List, As: manager, Query: "status=gone"}, Status: 422, Code: "request.invalid", Fields: []string{"query:status field.enum"}},
		{Name: "a cursor of garbage", Request: scenario.Request{Op: users.List, As: manager, Query: "cursor=x"}, Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
		{Name: "not for salespeople", Request: scenario.Request{Op: users.List, As: company.User(t, access.Salesperson)}, Status: 403, Code: "auth.forbidden"},
	})
}
