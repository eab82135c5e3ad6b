package settings_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/audit"
	"kehu/functions/categories"
	"kehu/functions/checkups"
	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/departments"
	"kehu/functions/dictionaries"
	"kehu/functions/exports"
	"kehu/functions/extensions"
	"kehu/functions/imports"
	"kehu/functions/jobs"
	"kehu/functions/notificationrules"
	"kehu/functions/orders"
	"kehu/functions/positions"
	"kehu/functions/products"
	"kehu/functions/receipts"
	"kehu/functions/returns"
	"kehu/functions/reviews"
	"kehu/functions/roles"
	"kehu/functions/segments"
	"kehu/functions/settings"
	"kehu/functions/shipments"
	"kehu/functions/trials"
	"kehu/functions/views"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/delivery"
	"kehu/shared/operation"
	"kehu/shared/tenant"
)

// exported returns the lines of the company's export.
func exported(t *testing.T, k *scenario.Kehu, admin *scenario.Caller) (lines []string) {
	t.Helper()
	var started struct{ ID, Kind string }
	r := k.Do(t, scenario.Request{Op: settings.Export, As: admin}).Want(t, 202)
	r.Into(t, &started)
	if started.Kind != "tenant.export" || r.Header["location"] != "/v1/jobs/"+started.ID {
		t.Fatalf("job %+v at %s", started, r.Header["location"])
	}
	k.Drain(t)
	path := map[string]string{"id": started.ID}
	k.Run(t, []scenario.Scenario{{
		Name: "the job has come to its end", Request: scenario.Request{Op: jobs.Get, As: admin, Path: path}, Status: 200, Has: []string{`"state":"succeeded"`, `"failed":0`},
	}})
	var link struct{ URL, Name string }
	k.Do(t, scenario.Request{Op: jobs.Result, As: admin, Path: path}).Want(t, 200).Into(t, &link)
	answer := httptest.NewRecorder()
	k.Files.ServeHTTP(answer, httptest.NewRequest("GET", link.URL, nil))
	if answer.Code != 200 || link.Name != "export.jsonl" {
		t.Fatalf("status %d of %+v", answer.Code, link)
	}
	return strings.Split(strings.TrimSuffix(answer.Body.String(), "\n"), "\n")
}

func TestExport_holds_every_kind_of_record_and_nothing_of_others(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	stranger, company := k.Company(t), k.Operator(t)
	admin := company.Admin
	k.ChangeTenant(t, admin, func(c *tenant.Tenant) { c.Subscription = c.Begin(k.Clock.Now(), 30) })
	k.Do(t, scenario.Request{Op: customers.Create, As: stranger.Admin, Body: `{"name":"a stranger"}`}).Want(t, 201)
	second := company.User(t, access.Administrator)
	create := func(o operation.Operation, path map[string]string, body string) string {
		t.Helper()
		var made struct{ ID string }
		r := k.Do(t, scenario.Request{Op: o, As: admin, Path: path, Body: body})
		if r.Status != 202 {
			r.Want(t, 201)
		}
		r.Into(t, &made)
		return made.ID
	}
	first := create(customers.Create, nil, `{"name":"Alfreds","bank":{"name":"Bank","account":"6222021234567890"}}`)
	create(contacts.Create, map[string]string{"id": first}, `{"name":"Maria"}`)
	deleted := create(customers.Create, nil, `{"name":"deleted"}`)
	k.Do(t, scenario.Request{Op: customers.Delete, As: admin, Path: map[string]string{"id": deleted}, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	create(departments.Create, nil, `{"number":"1","shortName":"x","fullName":"x"}`)
	create(positions.Create, nil, `{"name":"x"}`)
	create(roles.Create, nil, `{"name":"x","rules":[]}`)
	create(dictionaries.Create, map[string]string{"kind": "industry"}, `{"code":"x1","names":{"en":"x","zh-CN":"x"}}`)
	chai := create(products.Create, nil, `{"code":"x","name":"x","prices":[{"amount":"10","currency":"CNY"}]}`)
	sold := map[string]string{"id": create(orders.Create, nil, fmt.Sprintf(`{"customerId":%q,"lines":[{"productId":%q,"quantity":1}]}`, first, chai))}
	k.Do(t, scenario.Request{Op: orders.Submit, As: admin, Path: sold}).Want(t, 200)
	k.Do(t, scenario.Request{Op: orders.Approve, As: second, Path: sold}).Want(t, 200)
	create(orders.Change, sold, `{"reason":"x","discount":1}`)
	going := map[string]string{"id": create(orders.Create, nil, fmt.Sprintf(`{"customerId":%q,"lines":[{"productId":%q,"quantity":2}]}`, first, chai))}
	k.Do(t, scenario.Request{Op: orders.Submit, As: admin, Path: going}).Want(t, 200)
	k.Do(t, scenario.Request{Op: orders.Approve, As: second, Path: going}).Want(t, 200)
	create(shipments.Create, going, `{}`)
	create(returns.Create, going, `{"reason":"damaged","lines":[{"line":1,"quantity":1}]}`)
	create(receipts.Create, nil, fmt.Sprintf(`{"customerId":%q,"method":"transfer","amount":{"amount":"1.00","currency":"CNY"}}`, first))
	create(categories.Create, nil, `{"name":"x"}`)
	create(notificationrules.Create, nil, `{"name":"x","event":"customer.created","to":{"owner":true}}`)
	create(imports.Create, nil, `{"kind":"customers","fileName":"x.csv","size":1}`)
	create(exports.Create, nil, `{"list":"products","format":"csv","reason":"x"}`)
	k.Do(t, scenario.Request{Op: checkups.SetPlan, As: admin, Body: `{"rules":[{"days":1}]}`, Header: map[string]string{"If-Match": "*"}}).Want(t, 200)
	k.Clock.Advance(48 * time.Hour)
	k.Tick(t, checkups.Open)
	create(trials.Request, nil, `{"company":"x","name":"x","email":"x@x.example"}`)
	create(extensions.Create, nil, `{"reason":"x"}`)
	create(segments.Create, nil, `{"name":"x","conditions":[{"field":"tag","in":["x"]}]}`)
	create(views.Create, nil, `{"object":"customer","name":"x"}`)
	create(reviews.Create, nil, fmt.Sprintf(`{"name":"x","dueAt":%q,"reviewers":[%q]}`, k.Clock.Now().Add(time.Hour).Format(time.RFC3339), admin.User))
	bounced := delivery.Report{Mail: "welcome-x", State: delivery.Bounced, Address: "x@x.example", Permanent: true}
	if err := delivery.Track(t.Context(), k.Deps, admin.Tenant, bounced); err != nil {
		t.Fatal(err)
	}
	k.Drain(t)      // the items of the review are gathered by a job
	for range 250 { // more than one part holds
		create(products.Create, nil, `{"name":"x"}`)
	}

	found := make(map[string]int)
	for _, line := range exported(t, k, admin) {
		var l struct {
			Kind   string
			Record struct{ ID, Name string }
		}
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		found[l.Kind]++
		if strings.Contains(line, "a stranger") || strings.Contains(line, "6222021234567890") {
			t.Errorf("of another, or not masked: %s", line)
		}
	}
	var kinds []string
	for _, kind := range audit.Kinds() {
		switch kind.Name {
		case "session": // told by /v1/me/sessions, and no record that the company keeps
		case "purge": // the operator's alone: of a company that is gone
		default:
			kinds = append(kinds, kind.Name)
		}
	}
	slices.Sort(kinds)
	if got := slices.Sorted(maps.Keys(found)); !slices.Equal(got, kinds) {
		t.Errorf("kinds: got %v, want %v", got, kinds)
	}
	for kind, want := range map[string]int{"customer": 2, "contact": 1, "product": 251, "user": 2, "order": 2, "orderChange": 1, "tenant": 1, "dictionary": 1} {
		if found[kind] != want {
			t.Errorf("%s: got %d, want %d", kind, found[kind], want)
		}
	}
}

func TestExport_of_a_company_that_is_closed(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	k.Do(t, scenario.Request{Op: settings.Export, As: company.User(t, access.Auditor)}).Want(t, 403).WantProblem(t, "auth.forbidden")
	k.Do(t, scenario.Request{Op: settings.Close, As: company.Admin, Body: `{"confirm":"Kehu Test"}`}).Want(t, 200)
	if lines := exported(t, k, company.Admin); len(lines) != 3 || !strings.Contains(lines[0], `"kind":"tenant"`) {
		t.Errorf("lines: %q", lines)
	}
}
