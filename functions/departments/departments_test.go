package departments_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/departments"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/department"
	"kehu/shared/table"
)

const sales = `{"number":" S1 ","shortName":"Sales","fullName":"Sales Department","phone":"0512-62345678","fax":"+49 30 0074321"}`

func TestCreate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	top := add(t, k, admin, "HQ", "")
	foreign := add(t, k, k.Company(t).Admin, "F1", "")
	dry := create(admin, `{"number":"hq","shortName":"x","fullName":"x","phone":"+86 5126234567"}`)
	dry.Query = "validateOnly=true"
	keyed := create(admin, `{"number":"K1","shortName":"x","fullName":"x"}`)
	keyed.Header = map[string]string{"Idempotency-Key": "one"}
	k.Run(t, []scenario.Scenario{
		{Name: "adds", Request: create(admin, sales), Status: 201, Writes: 3, Golden: "create.json", After: func(t *testing.T, r scenario.Response) {
			var d record
			r.Into(t, &d)
			if r.Header["location"] != "/v1/departments/"+d.ID || r.Header["etag"] != `"1"` {
				t.Errorf("headers: %v", r.Header)
			}
		}},
		{
			Name: "adds below another", Request: create(admin, `{"number":"S2","shortName":"x","fullName":"x","kind":"company","parentId":"`+top.ID+`"}`),
			Status: 201, Writes: 5, Has: []string{`"kind":"company"`, `"parentId":"` + top.ID},
		},
		{Name: "adds once for one key", Request: keyed, Status: 201, Writes: 4},
		{Name: "answers the key again", Request: keyed, Status: 201},
		{
			Name: "needs a free number", Request: create(admin, `{"number":"ｈｑ","shortName":"x","fullName":"x"}`),
			Status: 409, Code: "department.duplicate", Fields: []string{"/number department.numberTaken"},
		},
		{Name: "tells in a dry run", Request: dry, Status: 200, Has: []string{`"code":"department.numberTaken","record":"` + top.ID}, Lacks: []string{`"id":""`}},
		{Name: "needs all names", Request: create(admin, `{"number":" ","shortName":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/fullName field.required"}},
		{
			Name: "needs names that can be read", Request: create(admin, `{"number":" ","shortName":" ","fullName":"a\u0000"}`), Status: 422, Code: "request.invalid",
			Fields: []string{"/fullName field.control", "/number field.blank", "/shortName field.blank"},
		},
		{
			Name: "needs possible numbers", Request: create(admin, `{"number":"a","shortName":"a","fullName":"a","phone":"x","fax":"12"}`), Status: 422, Code: "request.invalid",
			Fields: []string{"/fax phone.invalid", "/phone phone.invalid"},
		},
		{Name: "needs a kind that there is", Request: create(admin, `{"number":"a","shortName":"a","fullName":"a","kind":"team"}`), Status: 422, Code: "request.invalid", Fields: []string{"/kind field.enum"}},
		{Name: "needs a parent that is one", Request: create(admin, `{"number":"a","shortName":"a","fullName":"a","parentId":"cus_1"}`), Status: 422, Code: "request.invalid", Fields: []string{"/parentId department.unknown"}},
		{
			Name: "needs a parent that is there", Request: create(admin, `{"number":"a","shortName":"a","fullName":"a","parentId":"`+scenario.Unknown(department.Kind)+`"}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/parentId department.unknown"},
		},
		{
			Name: "needs a parent of the company", Request: create(admin, `{"number":"a","shortName":"a","fullName":"a","parentId":"`+foreign.ID+`"}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/parentId department.unknown"},
		},
		{Name: "asks for the permission", Request: create(company.User(t, access.SalesManager), sales), Status: 403, Code: "auth.forbidden"},
	})
}

func TestCreate_refuses_too_many(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	full := counter.Of(admin.Tenant, department.Kind.Key)
	up := full.Up()
	up.Add["n"] = department.Max
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{up}}); err != nil {
		t.Fatal(err)
	}
	k.Do(t, create(admin, sales)).Want(t, 409).WantProblem(t, "department.tooMany")
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{full.Down()}}); err != nil {
		t.Fatal(err)
	}
	k.Do(t, create(admin, sales)).Want(t, 201)
}

func TestCreate_refuses_what_is_too_deep(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	parent := ""
	for i := range department.MaxDepth + 1 {
		parent = add(t, k, admin, fmt.Sprint(i), parent).ID
	}
	r := k.Do(t, create(admin, `{"number":"x","shortName":"x","fullName":"x","parentId":"`+parent+`"}`))
	r.Want(t, 409).WantProblem(t, "department.tooDeep", "/parentId field.invalid")
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	k.Run(t, []scenario.Scenario{{Name: "answers a list without entries", Request: scenario.Request{Op: departments.List, As: admin}, Status: 200, Golden: "list-empty.json"}})
	b := add(t, k, admin, "B", "")
	a := add(t, k, admin, "A", "")
	add(t, k, admin, "B2", b.ID)
	b1 := add(t, k, admin, "B1", b.ID)
	add(t, k, admin, "B1x", b1.ID)
	add(t, k, admin, "A1", a.ID)
	add(t, k, k.Company(t).Admin, "foreign", "")
	viewer := company.User(t, access.Viewer)
	if diff := cmp.Diff([]string{"A", ".A1", "B", ".B1", "..B1x", ".B2"}, tree(t, k, viewer)); diff != "" {
		t.Errorf("tree (-want +got):\n%s", diff)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "shows paths", Request: scenario.Request{Op: departments.List, As: viewer}, Status: 200, Golden: "list.json"},
		{Name: "refuses who has no role", Request: scenario.Request{Op: departments.List, As: company.User(t)}, Status: 403, Code: "auth.forbidden"},
		{Name: "knows no parameters", Request: scenario.Request{Op: departments.List, As: viewer, Query: "limit=3"}, Status: 422, Code: "request.invalid", Fields: []string{"query:limit query.unknown"}},
	})
}

func TestGet(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	d := add(t, k, company.Admin, "A", "")
	known := at(departments.Get, company.Admin, d.ID)
	known.Header = map[string]string{"If-None-Match": `"1"`}
	k.Run(t, []scenario.Scenario{
		{Name: "answers", Request: at(departments.Get, company.User(t, access.Viewer), d.ID), Status: 200, Has: []string{`"number":"A"`, `"kind":"department"`}},
		{Name: "answers nothing new", Request: known, Status: 304},
		{Name: "knows none of another company", Request: at(departments.Get, k.Company(t).Admin, d.ID), Status: 404, Code: "department.notFound"},
		{Name: "knows no other", Request: at(departments.Get, company.Admin, scenario.Unknown(department.Kind)), Status: 404, Code: "department.notFound"},
		{Name: "knows no other kind", Request: at(departments.Get, company.Admin, company.Admin.User), Status: 404, Code: "department.notFound"},
	})
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a := add(t, k, admin, "A", "")
	b := add(t, k, admin, "B", a.ID)
	c := add(t, k, admin, "C", b.ID)
	without := move(admin, a, "")
	without.Header = nil
	dry := move(admin, c, a.ID)
	dry.Query = "validateOnly=true"
	version := func(d record, version int) record { d.Version = version; return d }
	k.Run(t, []scenario.Scenario{
		{Name: "needs a version", Request: without, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: move(admin, version(c, 2), a.ID), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "asks for the permission", Request: move(company.User(t, access.SalesManager), c, a.ID), Status: 403, Code: "auth.forbidden"},
		{Name: "refuses itself as parent", Request: move(admin, a, a.ID), Status: 409, Code: "department.cycle", Fields: []string{"/parentId field.invalid"}},
		{Name: "refuses what stands below it", Request: move(admin, a, c.ID), Status: 409, Code: "department.cycle", Fields: []string{"/parentId field.invalid"}},
		{Name: "refuses a parent that is not there", Request: move(admin, a, scenario.Unknown(department.Kind)), Status: 422, Code: "request.invalid", Fields: []string{"/parentId department.unknown"}},
		{Name: "refuses a number of another", Request: matching(departments.Update, admin, a.ID, 1, `{"number":"b"}`), Status: 409, Code: "department.duplicate", Fields: []string{"/number department.numberTaken"}},
		{Name: "refuses to go without a name", Request: matching(departments.Update, admin, a.ID, 1, `{"shortName":null}`), Status: 422, Code: "request.invalid", Fields: []string{"/shortName field.required"}},
		{Name: "tells in a dry run", Request: dry, Status: 200, Has: []string{`"parentId":"` + a.ID}},
		{Name: "makes no version of nothing", Request: move(admin, c, b.ID), Status: 200, Has: []string{`"version":1`}},
		{Name: "moves", Request: move(admin, c, a.ID), Status: 200, Writes: 4, Has: []string{`"version":2`}}, // itself, tree, a and b count
		{Name: "moves to the top", Request: move(admin, version(c, 2), ""), Status: 200, Writes: 3, Lacks: []string{"parentId"}},
		{Name: "changes its number", Request: matching(departments.Update, admin, a.ID, 1, `{"number":"A9","phone":"+865126234 5678"}`), Status: 200, Writes: 3, Has: []string{`"phone":"+8651262345678"`}},
		{Name: "writes the same number otherwise", Request: matching(departments.Update, admin, a.ID, 2, `{"number":"a9"}`), Status: 200, Writes: 1},
		{Name: "leaves the old number to others", Request: create(admin, `{"number":"A","shortName":"x","fullName":"x"}`), Status: 201, Writes: 3},
	})
	t.Run("its trail tells where it was", func(t *testing.T) {
		k.Drain(t)
		rows, err := json.Marshal(k.Rows(t, company.Tenant, c.ID))
		if err != nil {
			t.Fatal(err)
		}
		scenario.Golden(t, "move-trail.json", scenario.Numbered(string(rows)))
	})
}

func TestDelete(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	a := add(t, k, admin, "A", "")
	b := add(t, k, admin, "B", a.ID)
	remove := func(as *scenario.Caller, d record) scenario.Request {
		return matching(departments.Delete, as, d.ID, d.Version, "")
	}
	without := remove(admin, b)
	without.Header = nil
	k.Run(t, []scenario.Scenario{
		{Name: "needs a version", Request: without, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "asks for the permission", Request: remove(company.User(t, access.SalesManager), b), Status: 403, Code: "auth.forbidden"},
		{Name: "keeps what is not empty", Request: remove(admin, a), Status: 409, Code: "department.notEmpty"},
		{Name: "knows none of another company", Request: remove(k.Company(t).Admin, b), Status: 404, Code: "department.notFound"},
		{Name: "deletes", Request: remove(admin, b), Status: 204, Writes: 5}, // itself, number, count, the parent's count
		{Name: "finds it no more", Request: at(departments.Get, admin, b.ID), Status: 404, Code: "department.notFound"},
		{Name: "deletes once", Request: remove(admin, b), Status: 404, Code: "department.notFound"},
		{
			Name: "takes nothing below it", Request: create(admin, `{"number":"x","shortName":"x","fullName":"x","parentId":"`+b.ID+`"}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/parentId department.unknown"},
		},
		{Name: "frees its number", Request: create(admin, `{"number":"B","shortName":"x","fullName":"x"}`), Status: 201, Writes: 3},
		{Name: "deletes what became empty", Request: remove(admin, a), Status: 204, Writes: 4},
	})
	if got := tree(t, k, admin); !slices.Equal(got, []string{"B"}) {
		t.Errorf("what is left: %v", got)
	}
	k.Drain(t)
	rows, err := json.Marshal(k.Rows(t, company.Tenant, b.ID))
	if err != nil || !strings.Contains(string(rows), `"action":"deleted"`) || !strings.Contains(string(rows), admin.User) {
		t.Errorf("trail: %s, %v", rows, err)
	}
}

// Many move departments below each other at once; whatever wins, all ways up end at the top.
func TestUpdate_side_by_side_makes_no_cycle(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	const count = 6
	var all []record
	for i := range count {
		all = append(all, add(t, k, admin, fmt.Sprint(i), ""))
	}
	moved := 0
	for round := range 4 {
		answers := make([]scenario.Response, count)
		var callers sync.WaitGroup
		for i := range count {
			callers.Go(func() { answers[i] = k.Do(t, move(admin, all[i], all[(i+round%(count-1)+1)%count].ID)) })
		}
		callers.Wait()
		for i, r := range answers {
			if r.Status == 200 {
				moved++
			}
			if r.Status != 200 && r.Status != 409 {
				t.Errorf("move %d: %d %s", i, r.Status, r.Body)
			}
			all[i] = read(t, k, admin, all[i].ID)
		}
		parents := make(map[string]string, count)
		for _, d := range all {
			parents[d.ID] = d.ParentID
		}
		for _, d := range all {
			steps := 0
			for id := d.ID; id != ""; id = parents[id] {
				if steps++; steps > count {
					t.Fatalf("a cycle: %v", parents)
				}
			}
		}
	}
	if moved == 0 {
		t.Error("nothing was moved")
	}
	if got := tree(t, k, admin); len(got) != count {
		t.Errorf("tree: %v", got)
	}
}

// A department is deleted while others are put below it: no one is left without a parent.
func TestDelete_side_by_side_orphans_nobody(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	for round := range 8 {
		parent := add(t, k, admin, fmt.Sprintf("P%d", round), "")
		var deleted, added scenario.Response
		var callers sync.WaitGroup
		callers.Go(func() { deleted = k.Do(t, matching(departments.Delete, admin, parent.ID, 1, "")) })
		callers.Go(func() {
			added = k.Do(t, create(admin, fmt.Sprintf(`{"number":"C%d","shortName":"x","fullName":"x","parentId":%q}`, round, parent.ID)))
		})
		callers.Wait()
		if (deleted.Status == 204) == (added.Status == 201) {
			t.Errorf("deleted: %d, added: %d", deleted.Status, added.Status)
		}
	}
}
