package customers_test

import (
	"slices"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/problem"
)

// report makes one user the manager of another.
func report(t testing.TB, k *scenario.Kehu, admin, who, manager *scenario.Caller) {
	t.Helper()
	k.Do(t, scenario.Request{
		Op: users.Update, As: admin, Path: map[string]string{"id": who.User}, Header: map[string]string{"If-Match": "*"},
		Body: `{"managerId":"` + manager.User + `"}`,
	}).Want(t, 200)
}

func TestWho_sees_and_does_what_on_whose_customers(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	head, lead := company.User(t, access.SalesManager), company.User(t, access.SalesManager)
	ann, bob := company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	viewer := company.User(t, access.Viewer)
	report(t, k, company.Admin, lead, head)
	report(t, k, company.Admin, ann, lead)
	owners := map[string]*scenario.Caller{"admin": company.Admin, "head": head, "lead": lead, "ann": ann, "bob": bob}
	ids := make(map[string]string)
	for name, owner := range owners {
		ids[name] = add(t, k, owner, `{"name":"`+name+`"}`).ID
	}
	for _, c := range []struct {
		name           string
		as             *scenario.Caller
		reads, changes string
	}{
		{"an administrator all", company.Admin, "admin ann bob head lead", "admin ann bob head lead"},
		{"the head everybody below", head, "ann head lead", "ann head lead"},
		{"the lead the own team", lead, "ann lead", "ann lead"},
		{"a salesperson what is hers", ann, "ann", "ann"},
		{"a salesperson what is his", bob, "bob", "bob"},
		{"a viewer all, and changes nothing", viewer, "admin ann bob head lead", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := names(pages(t, k, c.as, "limit=2")...)
			slices.Sort(got)
			if strings.Join(got, " ") != c.reads {
				t.Errorf("lists %v, want %s", got, c.reads)
			}
			for name, id := range ids {
				readable, changeable := strings.Contains(c.reads, name), strings.Contains(c.changes, name)
				status, code := 404, problem.Code("customer.notFound")
				switch {
				case changeable:
					status = 200
				case readable:
					status, code = 403, "auth.forbidden"
				}
				one := scenario.Request{Op: customers.Get, As: c.as, Path: map[string]string{"id": id}}
				if r := k.Do(t, one); (r.Status == 200) != readable || !readable && r.Status != 404 {
					t.Errorf("get %s: %d", name, r.Status)
				}
				r := k.Do(t, update(c.as, id, 1, "{}"))
				if r.Want(t, status); status == 404 || status == 403 && c.as != viewer {
					r.WantProblem(t, code)
				}
				mine := names(pages(t, k, c.as, scenario.Params("owner", owners[name].User))...)
				if slices.Contains(mine, name) != readable {
					t.Errorf("the list of %s's: %v", name, mine)
				}
			}
		})
	}
	for who, want := range map[string]struct {
		as    *scenario.Caller
		names string
	}{
		"the head": {head, "head lead"}, "the lead": {lead, "ann lead"}, "a salesperson": {ann, "ann"}, "a viewer": {viewer, ""},
		"an administrator without a team": {company.Admin, "admin"},
	} {
		t.Run("of the own team, "+who, func(t *testing.T) {
			got := names(pages(t, k, want.as, "limit=1&owner=team")...)
			slices.Sort(got)
			if strings.Join(got, " ") != want.names {
				t.Errorf("lists %v, want %s", got, want.names)
			}
		})
	}
	hand := func(as *scenario.Caller, id, to string) scenario.Request {
		return update(as, id, 1, `{"owner":"`+to+`"}`)
	}
	start := func(as *scenario.Caller, owner string) scenario.Request {
		return scenario.Request{Op: customers.Create, As: as, Body: `{"name":"x","owner":"` + owner + `"}`}
	}
	outside := []string{"/owner field.invalid"}
	k.Run(t, []scenario.Scenario{
		{Name: "a salesperson gives nothing away", Request: hand(ann, ids["ann"], bob.User), Status: 403, Code: "auth.outOfReach", Fields: outside},
		{Name: "a lead gives nothing to other teams", Request: hand(lead, ids["ann"], bob.User), Status: 403, Code: "auth.outOfReach", Fields: outside},
		{Name: "nor takes from them", Request: hand(lead, ids["bob"], ann.User), Status: 404, Code: "customer.notFound"},
		{Name: "a lead moves within the team", Request: hand(lead, ids["ann"], lead.User), Status: 200, Writes: 2},
		{Name: "and starts for the team", Request: start(lead, ann.User), Status: 201, Writes: 3},
		{Name: "but not for others", Request: start(lead, bob.User), Status: 403, Code: "auth.outOfReach", Fields: outside},
		{Name: "a salesperson starts for nobody else", Request: start(ann, lead.User), Status: 403, Code: "auth.outOfReach", Fields: outside},
	})
	k.Do(t, scenario.Request{Op: customers.Get, As: ann, Path: map[string]string{"id": ids["ann"]}}).Want(t, 404)
	t.Run("another manager counts at once", func(t *testing.T) {
		report(t, k, company.Admin, ann, bob)
		k.Do(t, scenario.Request{Op: customers.Get, As: head, Path: map[string]string{"id": ids["lead"]}}).Want(t, 200)
		if got := names(pages(t, k, lead, "")...); slices.Contains(got, "x") {
			t.Errorf("the lead still sees the customers of who left the team: %v", got)
		}
	})
}
