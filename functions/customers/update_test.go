package customers_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/user"
)

// update is a patch of a version of a customer.
func update(as *scenario.Caller, id string, version int, body string) scenario.Request {
	return matching(customers.Update, as, id, version, body)
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	k.Forbid("6222020200112233445")
	other := add(t, k, admin, `{"name":"Other","emails":["other@x.example"],"reference":"R1"}`)
	c := add(t, k, admin, `{
		"name":"Li Wei","emails":["a@x.example","b@x.example"],"phones":["+86 512 6234 5678"],"tags":["x"],
		"bank":{"name":"ICBC","account":"6222020200112233445"},"paymentTerms":{"days":30,"note":"net"},"status":"active"
	}`)
	colleague := company.User(t, access.Finance)
	k.Clock.Advance(60e9)
	without := update(admin, c.ID, 1, `{"name":"y"}`)
	without.Header = nil
	dry := update(admin, c.ID, 1, `{"name":"  Dry  ","emails":["other@x.example"],"phones":null}`)
	dry.Query = "validateOnly=true"
	weak := update(admin, c.ID, 1, `{"name":"y"}`)
	weak.Header["If-Match"] = `W/"1"`
	any := update(admin, c.ID, 6, `{"notes":"any version"}`)
	any.Header["If-Match"] = "*"
	k.Run(t, []scenario.Scenario{
		{Name: "needs a version", Request: without, Status: 428, Code: "request.preconditionRequired", Fields: []string{"header:If-Match field.required"}},
		{Name: "needs the version of now", Request: update(admin, c.ID, 2, `{"name":"y"}`), Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "compares strongly", Request: weak, Status: 412, Code: "request.versionStale", Fields: []string{"header:If-Match field.invalid"}},
		{Name: "asks for the permission", Request: update(company.User(t, access.Viewer), c.ID, 1, `{"name":"y"}`), Status: 403, Code: "auth.forbidden"},
		{Name: "knows no customer of another company", Request: update(k.Company(t).Admin, c.ID, 1, `{"name":"y"}`), Status: 404, Code: "customer.notFound"},
		{Name: "knows no other identifier", Request: update(admin, scenario.Unknown(customer.Kind), 1, `{"name":"y"}`), Status: 404, Code: "customer.notFound"},
		{Name: "makes no version of nothing", Request: update(admin, c.ID, 1, `{}`), Status: 200, Has: []string{`"version":1`}},
		{
			Name: "makes no version of what is so already", Request: update(admin, c.ID, 1, `{"name":" Li Wei ","phones":["+865126234 5678"],"bank":{"account":"****3445"},"fax":null}`),
			Status: 200, Has: []string{`"version":1`},
		},
		{Name: "tells in a dry run what would be", Request: dry, Status: 200, Golden: "update-dry.json"},
		{
			Name: "changes what it names, and nothing else", Request: update(colleague, c.ID, 1, `{"name":"Li Wei Trading","paymentTerms":{"days":0}}`),
			Status: 200, Writes: 3, Golden: "update.json", After: func(t *testing.T, r scenario.Response) {
				if r.Header["etag"] != `"2"` {
					t.Errorf("etag: %s", r.Header["etag"])
				}
			},
		},
		{
			Name: "clears with null, inside too", Request: update(admin, c.ID, 2, `{"phones":null,"bank":{"name":null},"paymentTerms":null,"status":null}`),
			Status: 200, Writes: 2, Has: []string{`"bank":{"account":"****3445"}`, `"status":"potential"`}, Lacks: []string{"phones", "paymentTerms"},
		},
		{
			Name: "replaces a list whole, and gives values back", Request: update(admin, c.ID, 3, `{"emails":["b@x.example","c@x.example"]}`),
			Status: 200, Writes: 3, Has: []string{`["b@x.example","c@x.example"]`},
		}, // itself, a back, c taken
		{Name: "so that another may have them", Request: update(admin, other.ID, 1, `{"emails":["a@x.example"]}`), Status: 200, Writes: 3},
		{
			Name: "refuses what another has", Request: update(admin, c.ID, 4, `{"emails":["d@x.example","A@x.example"],"reference":"r1"}`),
			Status: 409, Code: "customer.duplicate", Fields: []string{"/reference customer.referenceTaken", "/emails/1 customer.emailTaken"},
		},
		{
			Name: "needs an owner of the company", Request: update(admin, c.ID, 4, `{"owner":"`+scenario.Unknown(user.Kind)+`"}`),
			Status: 422, Code: "request.invalid", Fields: []string{"/owner customer.ownerUnknown"},
		},
		{Name: "hands over to a colleague", Request: update(admin, c.ID, 4, `{"owner":"`+colleague.User+`"}`), Status: 200, Writes: 2},
		{Name: "takes a new account", Request: update(admin, c.ID, 5, `{"bank":{"account":"9558 8012 3456"}}`), Status: 200, Writes: 1, Has: []string{`"****3456"`}},
		{Name: "takes a star for any version", Request: any, Status: 200, Writes: 1, Has: []string{`"version":7`}},
		{Name: "takes the media type of a merge patch", Request: withType(update(admin, c.ID, 7, `{"notes":null}`), "application/merge-patch+json"), Status: 200, Writes: 1},
		{Name: "takes no other", Request: withType(update(admin, c.ID, 8, `{"notes":"x"}`), "text/plain"), Status: 415, Code: "request.unsupportedMediaType"},
	})
	t.Run("what was stored is what was answered", func(t *testing.T) {
		got := read(t, k, admin, c.ID)
		if got.Version != 8 || got.Notes != "" || got.Owner != colleague.User || got.CreatedBy != admin.User || got.Bank.Account != "****3456" {
			t.Errorf("stored: %+v", got)
		}
	})
	t.Run("its trail tells each change, and no account", func(t *testing.T) {
		k.Drain(t)
		rows, err := json.Marshal(k.Rows(t, company.Tenant, c.ID))
		if err != nil {
			t.Fatal(err)
		}
		scenario.Golden(t, "update-trail.json", scenario.Numbered(string(rows)))
	})
}

func withType(r scenario.Request, contentType string) scenario.Request {
	r.Header["Content-Type"] = contentType
	return r
}

func TestUpdate_refuses_bad_input(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	c := add(t, k, admin, `{"name":"Li Wei","emails":["a@x.example"]}`)
	var scenarios []scenario.Scenario
	for _, bad := range []struct {
		name, body, code string
		fields           []string
		status           int
	}{
		{"no body", "", "request.malformed", []string{" json.empty"}, 400},
		{"no JSON", "{", "request.malformed", []string{" json.syntax"}, 400},
		{"a duplicate key", `{"name":"a","name":"b"}`, "request.malformed", []string{"/name field.duplicate"}, 400},
		{"a list", "[]", "request.invalid", []string{" field.type"}, 422},
		{"null", "null", "request.invalid", []string{" field.type"}, 422},
		{"a name that is taken away", `{"name":null}`, "request.invalid", []string{"/name field.required"}, 422},
		{"a blank name", `{"name":" "}`, "request.invalid", []string{"/name field.blank"}, 422},
		{"a name of another type", `{"name":["x"]}`, "request.invalid", []string{"/name field.type"}, 422},
		{"an unknown field", `{"nickname":"x"}`, "request.invalid", []string{"/nickname field.unknown"}, 422},
		{"an unknown field that is null", `{"nickname":null}`, "request.invalid", []string{"/nickname field.unknown"}, 422},
		{"the number", `{"number":"C1"}`, "request.invalid", []string{"/number field.unknown"}, 422},
		{"the version", `{"version":7}`, "request.invalid", []string{"/version field.unknown"}, 422},
		{"another case", `{"NAME":"x"}`, "request.invalid", []string{"/NAME field.unknown"}, 422},
		{"a wrong address", `{"emails":["a@x.example","Eve <eve@x.com>"]}`, "request.invalid", []string{"/emails/1 email.invalid"}, 422},
		{"null in a list", `{"emails":[null]}`, "request.invalid", []string{"/emails/0 field.type"}, 422},
		{"half of an amount", `{"creditLimit":{"amount":"1"}}`, "request.invalid", []string{"/creditLimit/currency field.required"}, 422},
		{"an amount that is null", `{"creditLimit":{"amount":null,"currency":"CNY"}}`, "request.invalid", []string{"/creditLimit/amount field.required"}, 422},
		{"terms without days", `{"paymentTerms":{"note":"x"}}`, "request.invalid", []string{"/paymentTerms/days field.required"}, 422},
		{"a mask of another account", `{"bank":{"account":"****9999"}}`, "request.invalid", []string{"/bank/account field.invalid"}, 422},
		{"a long text", `{"shortName":"` + strings.Repeat("客", 101) + `"}`, "request.invalid", []string{"/shortName field.tooLong"}, 422},
	} {
		scenarios = append(scenarios, scenario.Scenario{
			Name: bad.name, Request: update(admin, c.ID, 1, bad.body),
			Status: bad.status, Code: problemCode(bad.code), Fields: bad.fields,
		})
	}
	k.Run(t, scenarios)
}

func TestUpdate_side_by_side(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	c := add(t, k, admin, `{"name":"Li Wei"}`)
	const callers = 16
	answers := make([]scenario.Response, callers)
	var all sync.WaitGroup
	for i := range callers {
		all.Go(func() { answers[i] = k.Do(t, update(admin, c.ID, 1, fmt.Sprintf(`{"notes":"by %d"}`, i))) })
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
		t.Errorf("updates that went through: got %d, want 1", won)
	}
	if got := read(t, k, admin, c.ID).Version; got != 2 {
		t.Errorf("version: got %d, want 2", got)
	}
}
