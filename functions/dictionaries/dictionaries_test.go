package dictionaries_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"sync"
	"testing"

	"kehu/functions/dictionaries"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/dictionary"
	"kehu/shared/table"
)

var _ = flag.Bool("update", false, "write the golden files anew")

func list(as *scenario.Caller, kind dictionary.Name, query string) scenario.Request {
	return scenario.Request{Op: dictionaries.List, As: as, Path: map[string]string{"kind": string(kind)}, Query: query}
}

func create(as *scenario.Caller, kind, body string) scenario.Request {
	return scenario.Request{Op: dictionaries.Create, As: as, Path: map[string]string{"kind": kind}, Body: body}
}

func update(as *scenario.Caller, kind, code string, version int, body string) scenario.Request {
	return scenario.Request{
		Op: dictionaries.Update, As: as, Path: map[string]string{"kind": kind, "code": code}, Body: body,
		Header: map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)},
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	viewer := company.User(t, access.Viewer)
	for _, name := range dictionary.Names() {
		k.Run(t, []scenario.Scenario{{Name: "every company has " + string(name), Request: list(viewer, name, ""), Status: 200, Golden: string(name) + ".json"}})
	}
	k.Run(t, []scenario.Scenario{
		{Name: "there is no other", Request: list(viewer, "colour", ""), Status: 404, Code: "dictionary.notFound"},
		{Name: "it is not for those without a role", Request: list(company.User(t), "unit", ""), Status: 403, Code: "auth.forbidden"},
	})
}

func TestCreate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	const names = `"names":{"en":" Biotech ","zh-CN":"生物科技"}`
	dry := create(admin, "industry", `{"code":"nano",`+names+`}`)
	dry.Query = "validateOnly=true"
	keyed := create(admin, "unit", `{"code":"barrel",`+names+`}`)
	keyed.Header = map[string]string{"Idempotency-Key": "one"}
	k.Run(t, []scenario.Scenario{
		{
			Name: "adds", Request: create(admin, "industry", `{"code":"biotech","order":15,`+names+`}`), Status: 201, Writes: 2, Golden: "create.json",
			After: func(t *testing.T, r scenario.Response) {
				if r.Header["location"] != "/v1/dictionaries/industry/biotech" || r.Header["etag"] != `"1"` {
					t.Errorf("headers: %v", r.Header)
				}
			},
		},
		{Name: "shows it at its place", Request: list(admin, "industry", ""), Status: 200, Golden: "industry-added.json"},
		{Name: "shows it to nobody else", Request: list(k.Company(t).Admin, "industry", ""), Status: 200, Lacks: []string{"biotech"}},
		{Name: "adds once for one key", Request: keyed, Status: 201, Writes: 3},
		{Name: "answers the key again", Request: keyed, Status: 201},
		{Name: "writes nothing in a dry run", Request: dry, Status: 200, Has: []string{`"code":"nano"`}},
		{Name: "needs a free code", Request: create(admin, "industry", `{"code":"biotech",`+names+`}`), Status: 409, Code: "dictionary.duplicate", Fields: []string{"/code dictionary.codeTaken"}},
		{Name: "needs a code that is not built in", Request: create(admin, "industry", `{"code":"retail",`+names+`}`), Status: 409, Code: "dictionary.duplicate", Fields: []string{"/code dictionary.codeTaken"}},
		{Name: "takes a built-in code of another", Request: create(admin, "reason", `{"code":"retail",`+names+`}`), Status: 201, Writes: 2},
		{Name: "needs a code that can stand in a path", Request: create(admin, "industry", `{"code":"a/b",`+names+`}`), Status: 422, Code: "request.invalid", Fields: []string{"/code dictionary.codeInvalid"}},
		{Name: "needs a currency that there is", Request: create(admin, "currency", `{"code":"XXQ",`+names+`}`), Status: 422, Code: "request.invalid", Fields: []string{"/code dictionary.currencyUnknown"}},
		{Name: "adds a currency", Request: create(admin, "currency", `{"code":"SEK","names":{"en":"Swedish krona","zh-CN":"瑞典克朗"}}`), Status: 201, Writes: 2},
		{Name: "needs both names", Request: create(admin, "unit", `{"code":"x","names":{"en":"x"}}`), Status: 422, Code: "request.invalid", Fields: []string{"/names/zh-CN field.required"}},
		{
			Name: "needs names that can be read", Request: create(admin, "unit", `{"code":"x","names":{"en":" ","zh-CN":" "}}`), Status: 422, Code: "request.invalid",
			Fields: []string{"/names/en field.blank", "/names/zh-CN field.blank"},
		},
		{Name: "needs a dictionary", Request: create(admin, "colour", `{"code":"x",`+names+`}`), Status: 404, Code: "dictionary.notFound"},
		{Name: "asks for the permission", Request: create(company.User(t, access.SalesManager), "unit", `{"code":"x",`+names+`}`), Status: 403, Code: "auth.forbidden"},
	})
	full := counter.Of(admin.Tenant, dictionary.Kind.Key, "level").Up()
	full.Add["n"] = dictionary.Max
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{full}}); err != nil {
		t.Fatal(err)
	}
	k.Do(t, create(admin, "level", `{"code":"E",`+names+`}`)).Want(t, 409).WantProblem(t, "dictionary.tooMany")
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	without := update(admin, "unit", "kg", 0, `{"disabled":true}`)
	without.Header = nil
	dry := update(admin, "unit", "kg", 0, `{"disabled":true}`)
	dry.Query = "validateOnly=true"
	var stored string
	k.Run(t, []scenario.Scenario{
		{Name: "needs a version", Request: without, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: update(admin, "unit", "kg", 1, `{"disabled":true}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "asks for the permission", Request: update(company.User(t, access.Finance), "unit", "kg", 0, `{"disabled":true}`), Status: 403, Code: "auth.forbidden"},
		{Name: "knows no other entry", Request: update(admin, "unit", "stone", 0, `{"disabled":true}`), Status: 404, Code: "dictionary.notFound"},
		{Name: "knows no other dictionary", Request: update(admin, "colour", "kg", 0, `{"disabled":true}`), Status: 404, Code: "dictionary.notFound"},
		{Name: "keeps names", Request: update(admin, "unit", "kg", 0, `{"names":{"en":null}}`), Status: 422, Code: "request.invalid", Fields: []string{"/names/en field.required"}},
		{Name: "does not change codes", Request: update(admin, "unit", "kg", 0, `{"code":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/code field.unknown"}},
		{Name: "makes no version of nothing", Request: update(admin, "unit", "kg", 0, `{"disabled":false}`), Status: 200, Has: []string{`"version":0`}},
		{Name: "tells in a dry run", Request: dry, Status: 200, Has: []string{`"disabled":true`}},
		{
			Name: "disables what is built in", Request: update(admin, "unit", "kg", 0, `{"disabled":true}`), Status: 200, Writes: 1, Golden: "disabled.json",
			After: func(t *testing.T, r scenario.Response) {
				var e struct{ ID string }
				r.Into(t, &e)
				stored = e.ID
			},
		},
		{Name: "offers it no more", Request: list(admin, "unit", "enabled=true"), Status: 200, Lacks: []string{`"kg"`}},
		{Name: "but still knows it", Request: list(admin, "unit", ""), Status: 200, Has: []string{`"kg"`, `"Kilogram"`}},
		{Name: "leaves other companies alone", Request: list(k.Company(t).Admin, "unit", "enabled=true"), Status: 200, Has: []string{`"kg"`}},
		{
			Name: "enables and renames", Request: update(admin, "unit", "kg", 1, `{"disabled":null,"names":{"en":"Kilo"}}`), Status: 200, Writes: 1,
			Has: []string{`"en":"Kilo","zh-CN":"千克"`, `"disabled":false`, `"version":2`},
		},
		{Name: "moves", Request: update(admin, "unit", "kg", 2, `{"order":null}`), Status: 200, Writes: 1, Has: []string{`"order":0`}},
	})
	k.Drain(t)
	rows, err := json.Marshal(k.Rows(t, company.Tenant, stored))
	if err != nil {
		t.Fatal(err)
	}
	scenario.Golden(t, "trail.json", scenario.Numbered(string(rows)))
}

func TestUpdate_side_by_side(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	const callers = 8
	answers := make([]scenario.Response, callers)
	var all sync.WaitGroup
	for i := range callers {
		all.Go(func() { answers[i] = k.Do(t, update(admin, "unit", "kg", 0, fmt.Sprintf(`{"order":%d}`, i+1))) })
	}
	all.Wait()
	won := 0
	for _, r := range answers {
		if r.Status == 200 {
			won++
			continue
		}
		r.WantProblem(t, "request.versionStale", "header:If-Match field.invalid")
	}
	if won != 1 {
		t.Errorf("changes that went through: got %d, want 1", won)
	}
}
