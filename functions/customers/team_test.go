package customers_test

import (
	"fmt"
	"strings"
	"testing"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/user"
)

// membership is a call of an operation on a member of a customer's team.
func membership(o operation.Operation, as *scenario.Caller, id, member string, version int, body string) scenario.Request {
	r := matching(o, as, id, version, body)
	r.Path = map[string]string{"id": id, "userId": member}
	return r
}

// shared lists the names of the customers that are shared with the caller.
func shared(t testing.TB, k *scenario.Kehu, as *scenario.Caller, query string) string {
	t.Helper()
	return strings.Join(names(pages(t, k, as, query+"&team=me")...), " ")
}

func TestTeam(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	ann, bob, eve := company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	viewer := company.User(t, access.Viewer)
	c := add(t, k, ann, `{"name":"Alfreds"}`)
	share := func(as *scenario.Caller, member string, version int, level string) scenario.Request {
		return membership(customers.Share, as, c.ID, member, version, `{"level":"`+level+`","reason":"on holiday"}`)
	}
	unshare := func(as *scenario.Caller, member string, version int) scenario.Request {
		return membership(customers.Unshare, as, c.ID, member, version, "")
	}
	unknown := []string{"path:userId customer.memberUnknown"}
	k.Run(t, []scenario.Scenario{
		{Name: "at first it is out of reach", Request: at(customers.Get, bob, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "nobody shares what is out of reach", Request: share(bob, bob.User, 1, "write"), Status: 404, Code: "customer.notFound"},
		{Name: "nor who may only read", Request: share(viewer, bob.User, 1, "read"), Status: 403, Code: "auth.forbidden"},
		{Name: "needs the version of now", Request: share(ann, bob.User, 9, "read"), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "needs a level", Request: share(ann, bob.User, 1, "own"), Status: 422, Code: "request.invalid", Fields: []string{"/level field.enum"}},
		{Name: "needs a user", Request: share(ann, scenario.Unknown(user.Kind), 1, "read"), Status: 422, Code: "request.invalid", Fields: unknown},
		{Name: "of the company", Request: share(ann, k.Company(t).Admin.User, 1, "read"), Status: 422, Code: "request.invalid", Fields: unknown},
		{Name: "no garbage", Request: share(ann, "x", 1, "read"), Status: 422, Code: "request.invalid", Fields: unknown},
		{Name: "the owner shares", Request: share(ann, bob.User, 1, "read"), Status: 200, Writes: 3, Golden: "share.json"},
		{Name: "the same again is no change", Request: share(ann, bob.User, 2, "read"), Status: 200},
		{Name: "a reader reads", Request: at(customers.Get, bob, c.ID), Status: 200, Has: []string{`"team":[{"userId":"` + bob.User + `","level":"read"}]`}},
		{Name: "the contacts too", Request: at(contacts.List, bob, c.ID), Status: 200},
		{Name: "but changes nothing", Request: update(bob, c.ID, 2, `{"notes":"x"}`), Status: 403, Code: "auth.outOfReach"},
		{Name: "nor deletes", Request: matching(customers.Delete, bob, c.ID, 2, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "others still see nothing", Request: at(customers.Get, eve, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "a writer may be made of a reader", Request: share(ann, bob.User, 2, "write"), Status: 200, Writes: 2},
		{Name: "a writer writes", Request: update(bob, c.ID, 3, `{"notes":"x"}`), Status: 200, Writes: 1},
		{Name: "but gives nothing away", Request: update(bob, c.ID, 4, `{"owner":"`+bob.User+`"}`), Status: 403, Code: "auth.outOfReach", Fields: []string{"/owner field.invalid"}},
		{Name: "nor shares with others", Request: share(bob, eve.User, 4, "read"), Status: 403, Code: "auth.outOfReach"},
		{Name: "the team is told", Request: at(customers.Team, bob, c.ID), Status: 200, Has: []string{`"owner":"` + ann.User, `"level":"write"`}},
	})
	t.Run("the list of what is shared", func(t *testing.T) {
		second := add(t, k, admin, `{"name":"Berglund","status":"active"}`)
		k.Do(t, membership(customers.Share, admin, second.ID, bob.User, 1, `{"level":"read"}`)).Want(t, 200)
		for query, want := range map[string]string{"limit=1": "Berglund Alfreds", "status=active": "Berglund", "q=alf": "Alfreds"} {
			if got := shared(t, k, bob, query); got != want {
				t.Errorf("%s: got %q, want %q", query, got, want)
			}
		}
		if got := shared(t, k, ann, "limit=50"); got != "" {
			t.Errorf("the owner's own: %q", got)
		}
		k.Do(t, matching(customers.Delete, admin, second.ID, 2, "")).Want(t, 204)
		if got := shared(t, k, bob, "limit=50"); got != "Alfreds" {
			t.Errorf("with one in the bin: %q", got)
		}
		k.Do(t, at(customers.Restore, admin, second.ID)).Want(t, 200)
		if got := shared(t, k, bob, "limit=50"); got != "Berglund Alfreds" {
			t.Errorf("restored: %q", got)
		}
	})
	transfer := update(admin, c.ID, 4, `{"owner":"`+eve.User+`"}`)
	transfer.Query = "reason=Ann%20left"
	k.Run(t, []scenario.Scenario{
		{Name: "another owner keeps the team", Request: transfer, Status: 200, Writes: 2},
		{Name: "the owner before is out", Request: at(customers.Get, ann, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "one who is no member cannot go", Request: unshare(eve, ann.User, 5), Status: 404, Code: "customer.notMember"},
		{Name: "a member does not put out", Request: unshare(bob, bob.User, 5), Status: 403, Code: "auth.outOfReach"},
		{Name: "the owner does", Request: unshare(eve, bob.User, 5), Status: 204, Writes: 3},
		{Name: "then it is gone", Request: at(customers.Get, bob, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "the history tells who, when and why", Request: at(customers.Assigned, admin, c.ID), Status: 200, Golden: "assignments.json"},
		{Name: "not to who sees nothing", Request: at(customers.Assigned, bob, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "nor to another company", Request: at(customers.Team, k.Company(t).Admin, c.ID), Status: 404, Code: "customer.notFound"},
	})
}

func TestTeam_has_a_limit(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	c := add(t, k, company.Admin, `{"name":"x"}`)
	for i := range customer.MaxTeam {
		k.Do(t, membership(customers.Share, company.Admin, c.ID, company.User(t).User, i+1, `{"level":"read"}`)).Want(t, 200)
	}
	full := membership(customers.Share, company.Admin, c.ID, company.User(t).User, customer.MaxTeam+1, `{"level":"read"}`)
	k.Run(t, []scenario.Scenario{{Name: fmt.Sprintf("%d members are enough", customer.MaxTeam), Request: full, Status: 409, Code: "customer.teamFull"}})
}
