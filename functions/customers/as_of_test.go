package customers_test

import (
	"testing"
	"time"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/table"
)

func asOf(as *scenario.Caller, id string, moment time.Time) scenario.Request {
	r := at(customers.AsOf, as, id)
	r.Query = scenario.Params("at", moment.Format(time.RFC3339Nano))
	return r
}

func TestAsOf(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	before := k.Clock.Now().Add(-time.Second)
	c := add(t, k, admin, `{"name":"Li Wei","phones":["010-87654321"],"bank":{"account":"6222021234567890123"},"tags":["a"],"notes":"x"}`)
	first := k.Clock.Now()
	k.Clock.Advance(time.Minute)
	k.Do(t, update(admin, c.ID, 1, `{"name":"Li Wei Trading","tags":["b","c"],"notes":null,"bank":null}`)).Want(t, 200)
	second := k.Clock.Now()
	k.Do(t, asOf(admin, c.ID, second)).Want(t, 503).WantProblem(t, "request.busy") // nobody has told the trail yet
	k.Clock.Advance(time.Minute)
	k.Do(t, matching(customers.Delete, admin, c.ID, 2, "")).Want(t, 204)
	third := k.Clock.Now()
	k.Drain(t)
	k.Run(t, []scenario.Scenario{
		{Name: "at first", Request: asOf(admin, c.ID, first), Status: 200, Golden: "as_of.json"},
		{
			Name: "then", Request: asOf(admin, c.ID, second.Add(time.Second)), Status: 200,
			Has:   []string{`"name":"Li Wei Trading"`, `"tags":["b","c"]`, `"version":2`, `"valid":true`, `"rows":2`},
			Lacks: []string{`"notes"`, `"bank"`, `"deletedAt"`},
		},
		{Name: "deleted", Request: asOf(admin, c.ID, third), Status: 200, Has: []string{`"deletedAt"`, `"rows":3`, `"purgeAt"`}},
		{Name: "before", Request: asOf(admin, c.ID, before), Status: 404, Code: "customer.notYet"},
		{Name: "as today's rights say", Request: asOf(company.User(t, access.Viewer), c.ID, first), Status: 200, Has: []string{`"phones":["****4321"]`}, Lacks: []string{"8765"}},
		{Name: "without a time", Request: at(customers.AsOf, admin, c.ID), Status: 422, Code: "request.invalid", Fields: []string{"query:at field.required"}},
		{Name: "out of reach", Request: asOf(company.User(t, access.Salesperson), c.ID, first), Status: 404, Code: "customer.notFound"},
		{Name: "of a stranger", Request: asOf(k.Company(t).Admin, c.ID, first), Status: 404, Code: "customer.notFound"},
	})
}

func TestAsOf_finds_out_whoever_touches_the_trail(t *testing.T) {
	t.Parallel()
	for name, tamper := range map[string]func(table.Key) table.Write{
		"altered": func(k table.Key) table.Write {
			return table.Update(k, map[string]any{"ch": `[{"field":"name","new":"Somebody else"}]`}, nil, "cz")
		},
		"missing": table.Delete,
		"broken": func(k table.Key) table.Write {
			return table.Update(k, map[string]any{"p": "0000"}, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := scenario.New(t)
			company := k.Company(t)
			c := add(t, k, company.Admin, `{"name":"Li Wei"}`)
			k.Do(t, update(company.Admin, c.ID, 1, `{"name":"Li"}`)).Want(t, 200)
			k.Do(t, update(company.Admin, c.ID, 2, `{"name":"Lee"}`)).Want(t, 200)
			k.Drain(t)
			write := tamper(audit.Key(company.Tenant, customer.Kind, c.ID, 2))
			if err := k.Trail.Transact(t.Context(), table.Tx{Writes: []table.Write{write}}); err != nil {
				t.Fatal(err)
			}
			k.Do(t, asOf(company.Admin, c.ID, k.Clock.Now())).Want(t, 200)
			var out struct{ Proof struct{ Valid bool } }
			k.Do(t, asOf(company.Admin, c.ID, k.Clock.Now())).Into(t, &out)
			if out.Proof.Valid {
				t.Error("it passes for valid")
			}
			k.Clock.Advance(time.Hour)
			write = table.Delete(audit.Key(company.Tenant, customer.Kind, c.ID, 3))
			if err := k.Trail.Transact(t.Context(), table.Tx{Writes: []table.Write{write}}); err != nil {
				t.Fatal(err)
			}
			again := k.Session(company.Tenant, company.Admin.User)
			k.Do(t, asOf(again, c.ID, k.Clock.Now())).Want(t, 200).Into(t, &out)
			if out.Proof.Valid {
				t.Error("a trail that was cut off passes for valid")
			}
		})
	}
}
