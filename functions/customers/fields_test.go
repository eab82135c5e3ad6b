package customers_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/functions/settings"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

func TestFields_obey_the_rules_of_the_company(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	old := add(t, k, admin, `{"name":"Old","level":"D"}`)
	k.Do(t, scenario.Request{Op: settings.Update, As: admin, Header: map[string]string{"If-Match": "*"}, Body: `{"customerFields":[
		{"field":"level","pattern":"[A-C]","hint":{"en":"A, B or C","zh-CN":"A、B 或 C"}},
		{"field":"source","required":true,"oneOf":["web","phone"]},
		{"field":"phones","required":true},
		{"field":"creditLimit","maximum":1000},
		{"field":"addresses","required":true}]}`}).Want(t, 200)
	k.Clock.Advance(time.Minute) // processes know the settings for half a minute
	stranger := k.Company(t).Admin
	chinese := scenario.Request{Op: customers.Fields, As: company.User(t, access.Viewer), Header: map[string]string{"Accept-Language": "zh-CN"}}
	k.Run(t, []scenario.Scenario{
		{Name: "everything wrong is told", Request: create(admin, `{"name":"x","level":"D","creditLimit":{"amount":"1000.01","currency":"CNY"}}`), Status: 422, Code: "request.invalid", Fields: []string{
			"/addresses field.required", "/creditLimit/amount field.tooLarge", "/level field.pattern", "/phones field.required", "/source field.required",
		}},
		{Name: "also by a dry run", Request: dry(create(admin, `{"name":"x","source":"visit"}`)), Status: 422, Code: "request.invalid", Fields: []string{
			"/addresses field.required", "/phones field.required", "/source field.enum",
		}},
		{Name: "what obeys passes", Request: create(admin, `{"name":"x","level":"A","source":"web","phones":["+4930123456"],"addresses":[{"city":"Berlin"}],
			"creditLimit":{"amount":"1000","currency":"CNY"}}`), Status: 201, Writes: 4},
		{Name: "what was there before hinders no other change", Request: update(admin, old.ID, 1, `{"notes":"x"}`), Status: 200, Writes: 1},
		{Name: "but what changes must obey", Request: update(admin, old.ID, 2, `{"level":"E"}`), Status: 422, Code: "request.invalid", Fields: []string{"/level field.pattern"}},
		{Name: "another company has its own", Request: create(stranger, `{"name":"x","level":"D"}`), Status: 201, Writes: 3},
		{Name: "forms are told", Request: scenario.Request{Op: customers.Fields, As: admin}, Status: 200, Golden: "fields.json"},
		{Name: "in their language", Request: chinese, Status: 200, Has: []string{"A、B 或 C"}},
		{Name: "not who may see no customer", Request: scenario.Request{Op: customers.Fields, As: company.User(t)}, Status: 403, Code: "auth.forbidden"},
	})
	t.Run("every field that a rule may name is one", func(t *testing.T) {
		names := "type,shortName,reference,contactName,contactTitle,phones,fax,emails,website,addresses,taxNumber,paymentMethod,paymentTerms,creditLimit,tags,level,industry,source,notes"
		var rules, want []string
		for name := range strings.SplitSeq(names, ",") {
			rules = append(rules, `{"field":"`+name+`","required":true}`)
			want = append(want, "/"+name+" field.required")
		}
		slices.Sort(want)
		all := k.Company(t).Admin
		k.Do(t, scenario.Request{
			Op: settings.Update, As: all, Header: map[string]string{"If-Match": "*"}, Body: `{"customerFields":[` + strings.Join(rules, ",") + `]}`,
		}).Want(t, 200)
		k.Clock.Advance(time.Minute)
		k.Do(t, create(all, `{"name":"x"}`)).Want(t, 422).WantProblem(t, "request.invalid", want...)
		k.Do(t, create(all, `{"name":"x","type":"person","shortName":"x","reference":"x","contactName":"x","contactTitle":"x","phones":["+4930123456"],
			"fax":"+4930123456","emails":["x@x.example"],"website":"x.example","addresses":[{"city":"x"}],"taxNumber":"DE136695976","taxCountry":"DE",
			"paymentMethod":"cash","paymentTerms":{"days":0},"creditLimit":{"amount":"1","currency":"EUR"},"tags":["x"],"level":"A","industry":"retail","source":"web","notes":"x"}`)).Want(t, 201)
	})
}
