package roles_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/positions"
	"kehu/functions/roles"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/operation"
	"kehu/shared/role"
	"kehu/shared/session"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// made is what the tests read of a role.
type made struct {
	ID, RecordID, Name string
	Version            int
	Rules              []struct {
		Object, Scope string
		Actions       []string
	}
}

const keyAccounts = `{"name":"Key accounts","description":"Large customers","rules":[{"object":"customer","actions":["read","update"],"scope":"team"},{"object":"audit","actions":["read"]}],"shown":["phone"]}`

func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: roles.Create, As: as, Body: body}
}

func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) made {
	t.Helper()
	var r made
	k.Do(t, create(as, body)).Want(t, 201).Into(t, &r)
	return r
}

// at is a call of an operation on one version of a role; -1 is none.
func at(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
	if version >= 0 {
		r.Header = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	}
	return r
}

// give makes the roles those of a user.
func give(as, to *scenario.Caller, version int, roles ...string) scenario.Request {
	return at(users.Update, as, to.User, version, `{"roles":["`+strings.Join(roles, `","`)+`"]}`)
}

// maker is a user who may make and change roles, and nothing else.
func maker(t *testing.T, k *scenario.Kehu, company *scenario.Company) (*scenario.Caller, made) {
	t.Helper()
	r := add(t, k, company.Admin, `{"name":"Maker","rules":[{"object":"role","actions":["create","read","update","delete"]},{"object":"customer","actions":["read"],"scope":"own"},{"object":"user","actions":["read","create","update"]}]}`)
	u := company.User(t)
	k.Do(t, give(company.Admin, u, 1, r.ID)).Want(t, 200)
	return u, r
}

func TestCreate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	dry := create(admin, keyAccounts)
	dry.Query = "validateOnly=true"
	again := create(admin, strings.Replace(keyAccounts, "Key accounts", "KEY  accounts", 1))
	again.Query = "validateOnly=true"
	u, _ := maker(t, k, company)
	bad := func(name, body string, fields ...string) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: create(admin, body), Status: 422, Code: "request.invalid", Fields: fields}
	}
	k.Run(t, []scenario.Scenario{
		{Name: "a look before the leap writes nothing", Request: dry, Status: 200, Has: []string{`"name":"Key accounts"`}},
		{Name: "makes it", Request: create(admin, keyAccounts), Status: 201, Writes: 2, Golden: "create.json"},
		{Name: "a name that is taken", Request: create(admin, keyAccounts), Status: 409, Code: "role.duplicate", Fields: []string{"/name role.nameTaken"}},
		{Name: "a look tells of a name that is taken", Request: again, Status: 200, Has: []string{`"duplicates":[{"pointer":"/name","code":"role.nameTaken"`}},
		{Name: "a name of a built-in role", Request: create(admin, `{"name":"销售经理","rules":[]}`), Status: 409, Code: "role.duplicate", Fields: []string{"/name role.nameTaken"}},
		bad("no name", `{"rules":[]}`, "/name field.required"),
		bad("no rules", `{"name":"x"}`, "/rules field.required"),
		bad("an object that is none", `{"name":"x","rules":[{"object":"spaceship","actions":["read"]}]}`, "/rules/0/object role.objectUnknown"),
		bad("an action that is none", `{"name":"x","rules":[{"object":"audit","actions":["read","fly"]}]}`, "/rules/0/actions/1 role.actionUnknown"),
		bad("no actions", `{"name":"x","rules":[{"object":"audit","actions":[]}]}`, "/rules/0/actions field.tooFew"),
		bad("a scope that is none", `{"name":"x","rules":[{"object":"customer","actions":["read"],"scope":"world"}]}`, "/rules/0/scope field.enum"),
		bad("no scope", `{"name":"x","rules":[{"object":"customer","actions":["read"]}]}`, "/rules/0/scope field.required"),
		bad("a scope of what nobody owns", `{"name":"x","rules":[{"object":"audit","actions":["read"],"scope":"own"}]}`, "/rules/0/scope role.scopeImpossible"),
		bad("a field that is none", `{"name":"x","rules":[],"shown":["soul"]}`, "/shown/0 role.fieldUnknown"),
		{Name: "more than one may oneself", Request: create(u, keyAccounts), Status: 403, Code: "role.exceeds", Fields: []string{"/rules field.invalid"}},
		{Name: "a wider scope than one's own", Request: create(u, `{"name":"x","rules":[{"object":"customer","actions":["read"],"scope":"team"}]}`), Status: 403, Code: "role.exceeds", Fields: []string{"/rules field.invalid"}},
		{Name: "a field that one does not see", Request: create(u, `{"name":"x","rules":[],"shown":["bank"]}`), Status: 403, Code: "role.exceeds", Fields: []string{"/rules field.invalid"}},
		{Name: "no more than one may oneself", Request: create(u, `{"name":"x","rules":[{"object":"customer","actions":["read"],"scope":"own"}]}`), Status: 201, Writes: 2},
		{Name: "not for who has no right to", Request: create(company.User(t, access.SalesManager), keyAccounts), Status: 403, Code: "auth.forbidden"},
		{Name: "in another company the name is free", Request: create(k.Company(t).Admin, keyAccounts), Status: 201, Writes: 2},
	})
}

func TestRole_counts_for_who_holds_it(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	u := company.User(t)
	r := add(t, k, company.Admin, `{"name":"Reader","rules":[{"object":"user","actions":["read"]}]}`)
	elsewhere := k.Process()
	look := scenario.Request{Op: users.List, As: u}
	elsewhere.Do(t, look).Want(t, 403)
	k.Do(t, give(company.Admin, u, 1, r.ID)).Want(t, 200)
	k.Do(t, look).Want(t, 200)
	elsewhere.Do(t, look).Want(t, 403)
	k.Clock.Advance(session.MaxAge)
	elsewhere.Do(t, look).Want(t, 200)
	k.Run(t, []scenario.Scenario{
		{Name: "cannot be deleted", Request: at(roles.Delete, company.Admin, r.ID, 1, ""), Status: 409, Code: "role.inUse"},
		{Name: "is changed", Request: at(roles.Update, company.Admin, r.ID, 1, `{"rules":[]}`), Status: 200, Writes: 2},
		{Name: "counts at once here", Request: look, Status: 403, Code: "auth.forbidden"},
	})
	elsewhere.Do(t, look).Want(t, 200)
	k.Clock.Advance(session.MaxAge)
	elsewhere.Do(t, look).Want(t, 403)
	k.Do(t, at(users.Update, company.Admin, u.User, 2, `{"roles":[]}`)).Want(t, 200)
	k.Run(t, []scenario.Scenario{
		{Name: "is deleted when nobody holds it", Request: at(roles.Delete, company.Admin, r.ID, 2, ""), Status: 204, Writes: 3},
		{Name: "is gone", Request: at(roles.Get, company.Admin, r.ID, -1, ""), Status: 404, Code: "role.notFound"},
		{Name: "cannot be given", Request: give(company.Admin, u, 3, r.ID), Status: 422, Code: "request.invalid", Fields: []string{"/roles/0 user.roleUnknown"}},
		{Name: "leaves its name", Request: create(company.Admin, `{"name":"Reader","rules":[]}`), Status: 201, Writes: 2},
	})
	k.Drain(t)
	var actions []string
	for _, row := range k.Rows(t, company.Tenant, r.ID) {
		actions = append(actions, string(row.Action))
	}
	if want := []string{"deleted", "updated", "created"}; !slices.Equal(actions, want) {
		t.Errorf("trail: got %v, want %v", actions, want)
	}
}

func TestRole_of_a_position_stays(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	r := add(t, k, company.Admin, `{"name":"Reader","rules":[]}`)
	u, _ := maker(t, k, company)
	var p made
	k.Do(t, scenario.Request{Op: positions.Create, As: company.Admin, Body: `{"name":"Clerk","roles":["` + r.ID + `"]}`}).Want(t, 201).Into(t, &p)
	k.Run(t, []scenario.Scenario{
		{Name: "while it is bundled", Request: at(roles.Delete, company.Admin, r.ID, 1, ""), Status: 409, Code: "role.inUse"},
		{Name: "and goes after", Request: at(positions.Update, company.Admin, p.ID, 1, `{"roles":["viewer"]}`), Status: 200, Writes: 3},
		{Name: "when nothing refers to it", Request: at(roles.Delete, u, r.ID, 1, ""), Status: 204, Writes: 3},
		{Name: "a bundle of what is gone", Request: at(positions.Update, company.Admin, p.ID, 2, `{"roles":["`+r.ID+`"]}`), Status: 422, Code: "request.invalid", Fields: []string{"/roles/0 user.roleUnknown"}},
	})
}

func TestBuilt_in_roles(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, viewer, stranger := company.Admin, company.User(t, access.Viewer), k.Company(t)
	chinese := at(roles.Get, viewer, "salesperson", -1, "")
	chinese.Header = map[string]string{"Accept-Language": "zh-CN"}
	update := func(id string, version int, body string) scenario.Request {
		return at(roles.Update, admin, id, version, body)
	}
	reset := at(roles.Reset, admin, "viewer", -1, "")
	look := scenario.Request{Op: users.List, As: viewer}
	k.Run(t, []scenario.Scenario{
		{Name: "are there", Request: at(roles.Get, viewer, "salesperson", -1, ""), Status: 200, Has: []string{`"id":"salesperson","name":"Salesperson"`, `{"object":"customer","actions":["create","read","update","verify"],"scope":"own"}`, `"builtIn":true`, `"version":0`}},
		{Name: "have a name in each language", Request: chinese, Status: 200, Has: []string{`"name":"业务员"`}},
		{Name: "the administrator stays", Request: update("administrator", 0, `{"rules":[]}`), Status: 409, Code: "role.administratorFixed"},
		{Name: "are changed by their version", Request: update("viewer", 1, `{"rules":[]}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "need it", Request: update("viewer", -1, `{"rules":[]}`), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "are not changed by nothing", Request: update("viewer", 0, `{"name":"Viewer"}`), Status: 200, Has: []string{`"version":0`}},
		{Name: "are changed", Request: update("viewer", 0, `{"rules":[{"object":"user","actions":["read"]},{"object":"role","actions":["read"]}]}`), Status: 200, Writes: 2, Has: []string{`"changed":true`, `"version":1`, `"id":"viewer"`, `"name":"Viewer"`}},
		{Name: "count as changed", Request: look, Status: 200},
		{Name: "are as they came elsewhere", Request: at(roles.Get, stranger.Admin, "viewer", -1, ""), Status: 200, Has: []string{`"changed":false`}},
		{Name: "are renamed", Request: update("viewer", 1, `{"name":"Reader"}`), Status: 200, Writes: 2, Has: []string{`"name":"Reader"`, `"version":2`}},
		{Name: "keep a name for themselves", Request: create(admin, `{"name":"reader","rules":[]}`), Status: 409, Code: "role.duplicate", Fields: []string{"/name role.nameTaken"}},
		{Name: "are not deleted", Request: at(roles.Delete, admin, "viewer", 2, ""), Status: 409, Code: "role.builtIn"},
		{Name: "are reset", Request: reset, Status: 200, Writes: 2, Has: []string{`"changed":false`, `"version":3`, `"name":"Viewer"`}},
		{Name: "are reset once", Request: reset, Status: 200, Has: []string{`"version":3`}},
		{Name: "count as they came", Request: look, Status: 403, Code: "auth.forbidden"},
		{Name: "have no other name", Request: at(roles.Get, admin, "rol_00000000000000000000000006", -1, ""), Status: 404, Code: "role.notFound"},
		{Name: "a role of one's own is not reset", Request: at(roles.Reset, admin, add(t, k, admin, keyAccounts).ID, -1, ""), Status: 409, Code: "role.notBuiltIn"},
		{Name: "what is no role is not reset", Request: at(roles.Reset, admin, "owner", -1, ""), Status: 404, Code: "role.notFound"},
	})
	k.Drain(t)
	if rows := k.Rows(t, company.Tenant, "rol_00000000000000000000000006"); len(rows) != 3 {
		t.Errorf("the trail has %d rows", len(rows))
	}
}

func TestNobody_rises(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	u, held := maker(t, k, company)
	wide := add(t, k, company.Admin, keyAccounts)
	free := add(t, k, u, `{"name":"Narrow","rules":[]}`)
	other := company.User(t, access.Viewer)
	customers := `{"rules":[{"object":"customer","actions":["read"],"scope":"%s"}]}`
	k.Run(t, []scenario.Scenario{
		{Name: "a role that allows more is not changed", Request: at(roles.Update, u, wide.ID, 1, `{"rules":[]}`), Status: 403, Code: "role.exceeds", Fields: []string{"/rules field.invalid"}},
		{Name: "nor deleted", Request: at(roles.Delete, u, wide.ID, 1, ""), Status: 403, Code: "role.exceeds", Fields: []string{"/rules field.invalid"}},
		{Name: "nor copied", Request: at(roles.Copy, u, wide.ID, -1, `{"name":"x"}`), Status: 403, Code: "role.exceeds", Fields: []string{"/rules field.invalid"}},
		{Name: "nor given", Request: give(u, other, 1, "viewer", wide.ID), Status: 403, Code: "user.roleExceeds", Fields: []string{"/roles field.invalid"}},
		{Name: "no role comes to allow more", Request: at(roles.Update, u, free.ID, 1, fmt.Sprintf(customers, "all")), Status: 403, Code: "role.exceeds", Fields: []string{"/rules field.invalid"}},
		{Name: "one that is not held may come up to one's own", Request: at(roles.Update, u, free.ID, 1, fmt.Sprintf(customers, "own")), Status: 200, Writes: 2},
		{Name: "the administrator is copied by who may as much", Request: at(roles.Copy, company.Admin, "administrator", -1, `{"name":"Almost everything"}`), Status: 201, Writes: 2, Has: []string{`"basedOn":"administrator"`}},
	})
	t.Run("by a role of their own", func(t *testing.T) {
		// What one may by another role, for a time, does not become what a role that one holds allows.
		k.Do(t, give(company.Admin, u, 2, held.ID, "auditor")).Want(t, 200)
		k.Do(t, at(roles.Update, u, held.ID, 1, fmt.Sprintf(customers, "all"))).Want(t, 403).WantProblem(t, "role.selfPromotion", "/rules field.invalid")
		k.Do(t, at(roles.Update, u, held.ID, 1, `{"description":"Less is more"}`)).Want(t, 200)
	})
}

func TestList_and_copy(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	r := add(t, k, company.Admin, keyAccounts)
	stranger := k.Company(t).Admin
	k.Run(t, []scenario.Scenario{
		{Name: "a copy", Request: at(roles.Copy, company.Admin, r.ID, -1, `{"name":"Copy"}`), Status: 201, Writes: 2, Has: []string{`"basedOn":"` + r.ID, `"scope":"team"`, `"shown":["phone"]`}},
		{Name: "a copy of the same name", Request: at(roles.Copy, company.Admin, r.ID, -1, `{"name":"Copy"}`), Status: 409, Code: "role.duplicate", Fields: []string{"/name role.nameTaken"}},
		{Name: "a copy from another company", Request: at(roles.Copy, stranger, r.ID, -1, `{"name":"Copy"}`), Status: 404, Code: "role.notFound"},
		{Name: "a role of another company", Request: at(roles.Get, stranger, r.ID, -1, ""), Status: 404, Code: "role.notFound"},
		{Name: "a list for who has no role", Request: scenario.Request{Op: roles.List, As: company.User(t)}, Status: 403, Code: "auth.forbidden"},
	})
	var list struct {
		Items   []made
		Objects []access.Object
		Fields  []access.Field
	}
	k.Do(t, scenario.Request{Op: roles.List, As: company.User(t, access.Viewer)}).Want(t, 200).Into(t, &list)
	if d := cmp.Diff(access.Objects(), list.Objects); d != "" {
		t.Errorf("objects (-want +got):\n%s", d)
	}
	if d := cmp.Diff(access.Fields(), list.Fields); d != "" {
		t.Errorf("fields (-want +got):\n%s", d)
	}
	var names []string
	for _, r := range list.Items {
		names = append(names, r.Name)
	}
	if want := "Administrator, Sales manager, Salesperson, Finance, Auditor, Viewer, Key accounts, Copy"; strings.Join(names, ", ") != want {
		t.Errorf("roles: %v", names)
	}
}

// However calls meet, one of two roles has the name, and what somebody holds is there.
func TestRoles_at_once(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	for i := range 10 {
		got := together(
			func() scenario.Response {
				return k.Do(t, create(company.Admin, fmt.Sprintf(`{"name":"R%d","rules":[]}`, i)))
			},
			func() scenario.Response {
				return k.Do(t, create(company.Admin, fmt.Sprintf(`{"name":"r%d","rules":[]}`, i)))
			},
		)
		if got[0].Status+got[1].Status != 201+409 {
			t.Fatalf("one of two must have the name: %d, %d", got[0].Status, got[1].Status)
		}
		r, u := add(t, k, company.Admin, fmt.Sprintf(`{"name":"S%d","rules":[]}`, i)), company.User(t)
		got = together(
			func() scenario.Response { return k.Do(t, at(roles.Delete, company.Admin, r.ID, 1, "")) },
			func() scenario.Response { return k.Do(t, give(company.Admin, u, 1, r.ID)) },
		)
		if got[0].Status == 204 && got[1].Status == 200 || got[0].Status != 204 && got[1].Status != 200 {
			t.Fatalf("deleted %d, given %d: %s %s", got[0].Status, got[1].Status, got[0].Body, got[1].Body)
		}
		registry, err := role.LoadRegistry(t.Context(), k.Main, company.Tenant)
		if err != nil || registry.Knows(access.Role(r.ID)) != (got[1].Status == 200) {
			t.Fatalf("the registry says other things (%v)", err)
		}
	}
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
