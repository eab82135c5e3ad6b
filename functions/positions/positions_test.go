package positions_test

import (
	"flag"
	"fmt"
	"slices"
	"testing"

	"kehu/functions/departments"
	"kehu/functions/positions"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/department"
	"kehu/shared/operation"
	"kehu/shared/position"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// made is what the tests read of a record.
type made struct {
	ID      string
	Version int
}

func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: positions.Create, As: as, Body: body}
}

func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) made {
	t.Helper()
	var p made
	k.Do(t, create(as, body)).Want(t, 201).Into(t, &p)
	return p
}

// office makes a department.
func office(t testing.TB, k *scenario.Kehu, as *scenario.Caller, number string) made {
	t.Helper()
	var d made
	body := fmt.Sprintf(`{"number":%q,"shortName":"x","fullName":"x"}`, number)
	k.Do(t, scenario.Request{Op: departments.Create, As: as, Body: body}).Want(t, 201).Into(t, &d)
	return d
}

// at is a call of an operation on one version of a record; 0 is none.
func at(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}, Body: body}
	if version > 0 {
		r.Header = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}
	}
	return r
}

func TestCreate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	d := office(t, k, admin, "D1")
	foreign := office(t, k, k.Company(t).Admin, "D1")
	first := add(t, k, admin, `{"name":"First","number":"P1"}`)
	dry := create(admin, `{"name":"x","number":"p1"}`)
	dry.Query = "validateOnly=true"
	keyed := create(admin, `{"name":"keyed"}`)
	keyed.Header = map[string]string{"Idempotency-Key": "one"}
	k.Run(t, []scenario.Scenario{
		{
			Name: "adds", Request: create(admin, `{"name":" Manager ","number":"P2","roles":["finance","salesManager","finance"],"departmentId":"`+d.ID+`"}`),
			Status: 201, Writes: 4, Golden: "create.json", After: func(t *testing.T, r scenario.Response) {
				var p made
				r.Into(t, &p)
				if r.Header["location"] != "/v1/positions/"+p.ID || r.Header["etag"] != `"1"` {
					t.Errorf("headers: %v", r.Header)
				}
			},
		},
		{Name: "needs nothing but a name", Request: create(admin, `{"name":"x"}`), Status: 201, Writes: 1},
		{Name: "adds once for one key", Request: keyed, Status: 201, Writes: 2},
		{Name: "answers the key again", Request: keyed, Status: 201},
		{Name: "needs a free number", Request: create(admin, `{"name":"x","number":"p1"}`), Status: 409, Code: "position.duplicate", Fields: []string{"/number position.numberTaken"}},
		{Name: "tells in a dry run", Request: dry, Status: 200, Has: []string{`"record":"` + first.ID}},
		{Name: "needs a name", Request: create(admin, `{"name":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/name field.blank"}},
		{Name: "needs roles that there are", Request: create(admin, `{"name":"x","roles":["viewer","owner"]}`), Status: 422, Code: "request.invalid", Fields: []string{"/roles/1 user.roleUnknown"}},
		{Name: "needs a department that is one", Request: create(admin, `{"name":"x","departmentId":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/departmentId department.unknown"}},
		{
			Name: "needs a department that is there", Request: create(admin, `{"name":"x","departmentId":"`+scenario.Unknown(department.Kind)+`"}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/departmentId department.unknown"},
		},
		{
			Name: "needs a department of the company", Request: create(admin, `{"name":"x","departmentId":"`+foreign.ID+`"}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/departmentId department.unknown"},
		},
		{Name: "asks for the permission", Request: create(company.User(t, access.SalesManager), `{"name":"x"}`), Status: 403, Code: "auth.forbidden"},
	})
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	viewer := company.User(t, access.Viewer)
	var want []string
	for i := range 5 {
		want = append(want, add(t, k, company.Admin, fmt.Sprintf(`{"name":"P%d","roles":["viewer"]}`, i)).ID)
	}
	add(t, k, k.Company(t).Admin, `{"name":"foreign"}`)
	slices.Reverse(want)
	var got []string
	for cursor, pages := "", 0; pages < 4; pages++ {
		var list struct {
			Items      []made
			NextCursor string
		}
		k.Do(t, scenario.Request{Op: positions.List, As: viewer, Query: scenario.Params("limit", "2", "cursor", cursor)}).Want(t, 200).Into(t, &list)
		for _, p := range list.Items {
			got = append(got, p.ID)
		}
		if cursor = list.NextCursor; cursor == "" {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "shows roles", Request: scenario.Request{Op: positions.List, As: viewer, Query: "limit=1"}, Status: 200, Has: []string{`"roles":["viewer"]`, `"name":"P4"`}},
		{Name: "refuses another cursor", Request: scenario.Request{Op: positions.List, As: viewer, Query: "cursor=x"}, Status: 400, Code: "request.cursorInvalid", Fields: []string{"query:cursor field.invalid"}},
		{Name: "refuses who has no role", Request: scenario.Request{Op: positions.List, As: company.User(t)}, Status: 403, Code: "auth.forbidden"},
	})
}

func TestUpdate_and_delete(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	d, e := office(t, k, admin, "D1"), office(t, k, admin, "D2")
	p := add(t, k, admin, `{"name":"Manager","number":"P1","roles":["viewer"],"departmentId":"`+d.ID+`"}`)
	add(t, k, admin, `{"name":"Other","number":"P2"}`)
	update := func(version int, body string) scenario.Request {
		return at(positions.Update, admin, p.ID, version, body)
	}
	known := at(positions.Get, admin, p.ID, 0, "")
	known.Header = map[string]string{"If-None-Match": `"1"`}
	leave := func(d made) scenario.Request { return at(departments.Delete, admin, d.ID, d.Version, "") }
	k.Run(t, []scenario.Scenario{
		{Name: "is answered", Request: at(positions.Get, company.User(t, access.Viewer), p.ID, 0, ""), Status: 200, Has: []string{`"roles":["viewer"]`}},
		{Name: "is not answered again", Request: known, Status: 304},
		{Name: "is known to nobody else", Request: at(positions.Get, k.Company(t).Admin, p.ID, 0, ""), Status: 404, Code: "position.notFound"},
		{Name: "is not another", Request: at(positions.Get, admin, scenario.Unknown(position.Kind), 0, ""), Status: 404, Code: "position.notFound"},
		{Name: "needs a version", Request: update(0, `{}`), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: update(7, `{"name":"x"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "asks for the permission", Request: at(positions.Update, company.User(t, access.Finance), p.ID, 1, `{}`), Status: 403, Code: "auth.forbidden"},
		{Name: "refuses a number of another", Request: update(1, `{"number":"P2"}`), Status: 409, Code: "position.duplicate", Fields: []string{"/number position.numberTaken"}},
		{Name: "makes no version of nothing", Request: update(1, `{"name":" Manager "}`), Status: 200, Has: []string{`"version":1`}},
		{Name: "keeps its department", Request: leave(d), Status: 409, Code: "department.notEmpty"},
		{Name: "changes its department", Request: update(1, `{"departmentId":"`+e.ID+`"}`), Status: 200, Writes: 3},
		{Name: "lets its old department go", Request: leave(d), Status: 204, Writes: 4},
		{Name: "cannot come back to it", Request: update(2, `{"departmentId":"`+d.ID+`"}`), Status: 422, Code: "request.invalid", Fields: []string{"/departmentId department.unknown"}},
		{Name: "gives its number back", Request: update(2, `{"number":null,"roles":["auditor","viewer"]}`), Status: 200, Writes: 3, Has: []string{`"roles":["auditor","viewer"]`}},
		{Name: "which another takes", Request: create(admin, `{"name":"x","number":"P1"}`), Status: 201, Writes: 2},
		{Name: "is deleted by its version", Request: at(positions.Delete, admin, p.ID, 2, ""), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "is deleted with the permission", Request: at(positions.Delete, company.User(t, access.SalesManager), p.ID, 3, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "is deleted", Request: at(positions.Delete, admin, p.ID, 3, ""), Status: 204, Writes: 3},
		{Name: "is gone", Request: at(positions.Get, admin, p.ID, 0, ""), Status: 404, Code: "position.notFound"},
		{Name: "is deleted once", Request: at(positions.Delete, admin, p.ID, 4, ""), Status: 404, Code: "position.notFound"},
		{Name: "lets its department go", Request: leave(e), Status: 204, Writes: 4},
	})
	k.Drain(t)
	var actions []string
	for _, row := range k.Rows(t, company.Tenant, p.ID) {
		actions = append(actions, string(row.Action))
	}
	if want := []string{"deleted", "updated", "updated", "created"}; !slices.Equal(actions, want) {
		t.Errorf("trail: got %v, want %v", actions, want)
	}
}
