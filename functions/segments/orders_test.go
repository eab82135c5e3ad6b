package segments_test

import (
	"encoding/json"
	"testing"

	"kehu/functions/roles"
	"kehu/functions/segments"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

// TestRules_tell_of_no_orders_that_their_maker_does_not_see: whoever asks which customers ordered for so much, again and again, learns what each orders.
// Only who sees these orders may ask.
func TestRules_tell_of_no_orders_that_their_maker_does_not_see(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	holder := func(name string, customers, orders access.Scope) *scenario.Caller {
		rules := []access.Rule{
			{Object: access.Segment, Actions: []access.Action{access.Create, access.Read, access.Update}},
			{Object: access.Customer, Actions: []access.Action{access.Read}, Scope: customers},
		}
		if orders != "" {
			rules = append(rules, access.Rule{Object: access.Order, Actions: []access.Action{access.Read}, Scope: orders})
		}
		body, err := json.Marshal(map[string]any{"name": name, "rules": rules})
		if err != nil {
			t.Fatal(err)
		}
		var made struct{ ID string }
		k.Do(t, scenario.Request{Op: roles.Create, As: company.Admin, Body: string(body)}).Want(t, 201).Into(t, &made)
		return company.User(t, access.Role(made.ID))
	}
	none, own := holder("none", access.All, ""), holder("own", access.All, access.Own)
	same, narrow := holder("same", access.Team, access.Team), holder("narrow", access.Own, access.All)
	const words, amounts = `{"field":"tag","in":["x"]}`, `{"field":"amount","from":"1000"}`
	of := func(as *scenario.Caller, name, conditions, query string) scenario.Request {
		r := create(as, `{"name":"`+name+`","conditions":[`+conditions+`]}`)
		r.Query = query
		return r
	}
	var theirs made
	k.Do(t, of(company.Admin, "theirs", amounts, "")).Want(t, 201).Into(t, &theirs)
	change := func(as *scenario.Caller, body, query string) scenario.Request {
		r := at(segments.Update, as, theirs.ID, body)
		r.Query = query
		return r
	}
	refused := func(name string, r scenario.Request) scenario.Scenario {
		return scenario.Scenario{Name: name, Request: r, Status: 403, Code: "auth.forbidden", Has: []string{"order.read"}}
	}
	var list []scenario.Scenario
	for _, field := range []string{"recency", "frequency", "amount", "recencyScore", "frequencyScore", "amountScore"} {
		list = append(list,
			refused(field+" without orders", of(none, field, `{"field":"`+field+`","from":"1"}`, "")),
			refused(field+" tried out", of(none, field, `{"field":"`+field+`","from":"1"}`, "validateOnly=true")))
	}
	k.Run(t, append(list,
		refused("among others", of(none, "x", words+","+amounts, "")),
		refused("with one's own orders alone", of(own, "x", amounts, "validateOnly=true")),
		refused("another rule of a segment that is there", change(none, `{"conditions":[`+amounts+`,`+words+`]}`, "")),
		refused("the same one, tried out", change(none, `{}`, "validateOnly=true")),
		scenario.Scenario{Name: "another name", Request: change(none, `{"name":"ours"}`, ""), Status: 200, Writes: 3},
		scenario.Scenario{Name: "what is no order", Request: of(none, "words", words, ""), Status: 201, Writes: 6},
		scenario.Scenario{Name: "as many orders as customers", Request: of(same, "same", amounts, ""), Status: 201, Writes: 6},
		scenario.Scenario{Name: "more orders than customers", Request: of(narrow, "narrow", amounts, ""), Status: 201, Writes: 6},
	))
}
