package views_test

import (
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"

	"kehu/functions/views"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/operation"
	"kehu/shared/table"
	"kehu/shared/view"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// saved is what the tests read of a view.
type saved struct {
	ID        string
	Version   int
	Name      string
	IsDefault bool
}

func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: views.Create, As: as, Body: body}
}

func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) saved {
	t.Helper()
	var v saved
	k.Do(t, create(as, body)).Want(t, 201).Into(t, &v)
	return v
}

func list(as *scenario.Caller, query string) scenario.Request {
	return scenario.Request{Op: views.List, As: as, Query: query}
}

// at is a call of an operation on one version of a view; 0 is none.
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
	seller, manager := company.User(t, access.Salesperson), company.User(t, access.SalesManager)
	dry := create(seller, `{"object":"customer","name":"x"}`)
	dry.Query = "validateOnly=true"
	keyed := create(seller, `{"object":"customer","name":"keyed"}`)
	keyed.Header = map[string]string{"Idempotency-Key": "one"}
	k.Run(t, []scenario.Scenario{
		{
			Name:   "keeps all of it",
			Status: 201, Writes: 2, Golden: "create.json",
			Request: create(seller, `{"object":"customer","name":" Lost ","filters":{"status":"lost","tag":""},"columns":["number","name"],"sort":[{"column":"name","descending":true}],"pinned":true}`),
			After: func(t *testing.T, r scenario.Response) {
				var v saved
				r.Into(t, &v)
				if r.Header["location"] != "/v1/views/"+v.ID || r.Header["etag"] != `"1"` {
					t.Errorf("headers: %v", r.Header)
				}
			},
		},
		{Name: "keeps once for one key", Request: keyed, Status: 201, Writes: 3},
		{Name: "answers the key again", Request: keyed, Status: 201},
		{Name: "writes nothing in a dry run", Request: dry, Status: 200, Has: []string{`"name":"x"`}},
		{Name: "shares with the permission", Request: create(manager, `{"object":"order","name":"x","shared":true,"isDefault":true}`), Status: 201, Writes: 3},
		{Name: "shares not without", Request: create(seller, `{"object":"order","name":"x","shared":true}`), Status: 403, Code: "auth.forbidden"},
		{Name: "needs no role", Request: create(company.User(t), `{"object":"order","name":"x"}`), Status: 201, Writes: 2},
		{Name: "needs a name", Request: create(seller, `{"object":"order","name":" "}`), Status: 422, Code: "request.invalid", Fields: []string{"/name field.blank"}},
		{Name: "needs an object", Request: create(seller, `{"object":"a b","name":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/object field.pattern"}},
		{
			Name: "takes no position for a filter", Request: create(seller, `{"object":"order","name":"x","filters":{"cursor":"x"}}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/filters view.filterUnknown"},
		},
		{
			Name: "takes no long filter", Request: create(seller, `{"object":"order","name":"x","filters":{"q":"`+strings.Repeat("x", 201)+`"}}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/filters/q field.tooLong"},
		},
		{
			Name: "takes a column once", Request: create(seller, `{"object":"order","name":"x","columns":["name","name","#"]}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/columns/1 view.columnTwice", "/columns/2 field.invalid"},
		},
		{
			Name: "sorts by a field", Request: create(seller, `{"object":"order","name":"x","sort":[{"column":"a b"}]}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/sort/0/column field.invalid"},
		},
	})
	full := counter.Of(seller.Tenant, view.Kind.Key, seller.User).Up()
	full.Add["n"] = view.Max
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{full}}); err != nil {
		t.Fatal(err)
	}
	k.Do(t, create(seller, `{"object":"order","name":"x"}`)).Want(t, 409).WantProblem(t, "view.tooMany")
}

func TestList_shows_own_and_shared_views(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	seller, other, manager := company.User(t, access.Salesperson), company.User(t, access.Salesperson), company.User(t, access.SalesManager)
	mine := add(t, k, seller, `{"object":"customer","name":"mine"}`)
	add(t, k, seller, `{"object":"order","name":"orders","pinned":true}`)
	add(t, k, other, `{"object":"customer","name":"hidden"}`)
	shared := add(t, k, manager, `{"object":"customer","name":"all of us","shared":true}`)
	stranger := k.Company(t).Admin
	k.Run(t, []scenario.Scenario{
		{Name: "to their owner", Request: list(seller, ""), Status: 200, Golden: "list.json"},
		{Name: "of one object", Request: list(seller, "object=order"), Status: 200, Has: []string{"orders"}, Lacks: []string{"mine", "all of us"}},
		{Name: "but not those of others", Request: list(other, "object=customer"), Status: 200, Has: []string{"hidden", "all of us"}, Lacks: []string{"mine"}},
		{Name: "to no other company", Request: list(stranger, ""), Status: 200, Has: []string{`"items":[]`}},
		{Name: "answers a shared one", Request: at(views.Get, other, shared.ID, 0, ""), Status: 200, Has: []string{"all of us"}},
		{Name: "hides one of somebody else", Request: at(views.Get, other, mine.ID, 0, ""), Status: 404, Code: "view.notFound"},
		{Name: "even from an administrator", Request: at(views.Get, company.Admin, mine.ID, 0, ""), Status: 404, Code: "view.notFound"},
		{Name: "hides one of another company", Request: at(views.Get, stranger, shared.ID, 0, ""), Status: 404, Code: "view.notFound"},
		{Name: "knows no other", Request: at(views.Get, seller, "x", 0, ""), Status: 404, Code: "view.notFound"},
	})
}

func TestUpdate_and_delete(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	seller, manager := company.User(t, access.Salesperson), company.User(t, access.SalesManager)
	v := add(t, k, seller, `{"object":"customer","name":"x","filters":{"status":"lost","tag":"a"}}`)
	shared := add(t, k, manager, `{"object":"customer","name":"shared","shared":true}`)
	change := func(as *scenario.Caller, of saved, version int, body string) scenario.Request {
		return at(views.Update, as, of.ID, version, body)
	}
	dry := change(seller, v, 2, `{"name":"dry"}`)
	dry.Query = "validateOnly=true"
	k.Run(t, []scenario.Scenario{
		{Name: "needs a version", Request: change(seller, v, 0, `{"name":"y"}`), Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: change(seller, v, 3, `{"name":"y"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "changes single filters", Request: change(seller, v, 1, `{"filters":{"status":null,"owner":"me"}}`), Status: 200, Writes: 1, Has: []string{`"filters":{"owner":"me","tag":"a"}`}},
		{Name: "makes no version of nothing", Request: change(seller, v, 2, `{"name":"x"}`), Status: 200, Has: []string{`"version":2`}},
		{Name: "tells in a dry run", Request: dry, Status: 200, Has: []string{`"name":"dry"`}},
		{Name: "keeps its object", Request: change(seller, v, 2, `{"object":"order"}`), Status: 422, Code: "request.invalid", Fields: []string{"/object view.objectFixed"}},
		{Name: "is not shared by everybody", Request: change(seller, v, 2, `{"shared":true}`), Status: 403, Code: "auth.forbidden"},
		{Name: "a shared one is not changed by everybody", Request: change(seller, shared, 1, `{"shared":false}`), Status: 403, Code: "auth.forbidden"},
		{Name: "is not changed by others", Request: change(manager, v, 2, `{"name":"y"}`), Status: 404, Code: "view.notFound"},
		{Name: "is shared no more", Request: change(manager, shared, 1, `{"shared":false}`), Status: 200, Writes: 3},
		{Name: "is gone for others then", Request: list(seller, ""), Status: 200, Lacks: []string{"shared\":true"}},
		{Name: "is deleted by nobody else", Request: at(views.Delete, company.Admin, v.ID, 2, ""), Status: 404, Code: "view.notFound"},
		{Name: "needs a version to be deleted", Request: at(views.Delete, seller, v.ID, 1, ""), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "is deleted", Request: at(views.Delete, seller, v.ID, 2, ""), Status: 204, Writes: 2},
		{Name: "is gone", Request: at(views.Get, seller, v.ID, 0, ""), Status: 404, Code: "view.notFound"},
		{Name: "is in no list", Request: list(seller, ""), Status: 200, Has: []string{`"items":[]`}},
	})
	again := add(t, k, manager, `{"object":"customer","name":"common","shared":true,"isDefault":true}`)
	k.Do(t, at(views.Delete, seller, again.ID, 1, "")).Want(t, 403).WantProblem(t, "auth.forbidden")
	k.Do(t, at(views.Delete, company.Admin, again.ID, 1, "")).Want(t, 204)
	if v := add(t, k, manager, `{"object":"customer","name":"next","shared":true,"isDefault":true}`); !v.IsDefault {
		t.Error("the place of the default is not free after it was deleted")
	}
}

func TestDefault_is_one_of_a_list(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	seller := company.User(t, access.Salesperson)
	first := add(t, k, seller, `{"object":"customer","name":"first","isDefault":true}`)
	add(t, k, seller, `{"object":"order","name":"other list","isDefault":true}`)
	second := add(t, k, seller, `{"object":"customer","name":"second"}`)
	k.Run(t, []scenario.Scenario{
		{Name: "another takes its place", Request: at(views.Update, seller, second.ID, 1, `{"isDefault":true}`), Status: 200, Writes: 3, Has: []string{`"isDefault":true`}},
		{Name: "who lost it has a new version", Request: at(views.Get, seller, first.ID, 0, ""), Status: 200, Has: []string{`"version":2`}, Lacks: []string{"isDefault"}},
		{Name: "it can be none", Request: at(views.Update, seller, second.ID, 2, `{"isDefault":false}`), Status: 200, Writes: 2, Lacks: []string{"isDefault"}},
	})
	const callers = 8
	var all sync.WaitGroup
	for i := range callers {
		all.Go(func() {
			k.Do(t, create(seller, fmt.Sprintf(`{"object":"customer","name":"side %d","isDefault":true}`, i)))
		})
	}
	all.Wait()
	var found struct{ Items []saved }
	k.Do(t, list(seller, "object=customer")).Want(t, 200).Into(t, &found)
	defaults := 0
	for _, v := range found.Items {
		if v.IsDefault {
			defaults++
		}
	}
	if defaults != 1 {
		t.Errorf("defaults of a list: got %d, want 1: %+v", defaults, found.Items)
	}
}
