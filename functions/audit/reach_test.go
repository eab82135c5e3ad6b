package audit_test

import (
	"testing"

	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/functions/departments"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/operation"
)

func TestWho_sees_whose_trail(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	lead, ann, bob := company.User(t, access.SalesManager), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	auditor := company.User(t, access.Auditor)
	k.Do(t, scenario.Request{
		Op: users.Update, As: company.Admin, Path: map[string]string{"id": ann.User}, Header: map[string]string{"If-Match": "*"},
		Body: `{"managerId":"` + lead.User + `"}`,
	}).Want(t, 200)
	hers, his := add(t, k, ann, `{"name":"hers"}`), add(t, k, bob, `{"name":"his"}`)
	var d struct{ ID string }
	k.Do(t, scenario.Request{Op: departments.Create, As: company.Admin, Body: `{"number":"1","shortName":"x","fullName":"x"}`}).Want(t, 201).Into(t, &d)
	k.Drain(t)
	for _, op := range []operation.Operation{audit.List, audit.Verify} {
		outside := func(name, query, field string) scenario.Scenario {
			return scenario.Scenario{
				Name: op.Name + ": " + name, Request: scenario.Request{Op: op, As: lead, Query: query}, Status: 403, Code: "auth.outOfReach", Fields: []string{field},
			}
		}
		absent := func(name, query string) scenario.Scenario {
			return scenario.Scenario{
				Name: op.Name + ": " + name, Request: scenario.Request{Op: op, As: lead, Query: query}, Status: 404, Code: "customer.notFound",
			}
		}
		allowed := func(name string, as *scenario.Caller, query string) scenario.Scenario {
			return scenario.Scenario{Name: op.Name + ": " + name, Request: scenario.Request{Op: op, As: as, Query: query}, Status: 200, Lacks: []string{`"checked":0`, `"items":[]`}}
		}
		k.Run(t, []scenario.Scenario{
			allowed("an administrator all", company.Admin, ""),
			allowed("an auditor all", auditor, ""),
			allowed("an auditor any customer", auditor, "entity="+his),
			allowed("a manager a customer within reach", lead, "entity="+hers),
			allowed("a manager a customer within reach by anybody", lead, "actor="+ann.User+"&entity="+hers),
			allowed("a manager somebody below", lead, "actor="+ann.User),
			allowed("a manager a user", lead, "entity="+ann.User),
			allowed("a manager a department", lead, "entity="+d.ID),
			outside("a manager not all", "", "query:entity field.required"),
			outside("a manager not a time", "from=2026-01-01T00:00:00Z", "query:entity field.required"),
			outside("a manager not somebody else", "actor="+bob.User, "query:actor field.invalid"),
			outside("a manager not what no role may read", "entity="+company.Tenant.String(), "query:entity field.invalid"),
			absent("a manager not a customer out of reach", "entity="+his),
			absent("a manager not one out of reach by somebody below", "actor="+ann.User+"&entity="+his),
			absent("a manager not one that is not there", "entity="+scenario.Unknown(customer.Kind)),
		})
	}
	k.Do(t, scenario.Request{
		Op: customers.Update, As: company.Admin, Path: map[string]string{"id": hers}, Header: map[string]string{"If-Match": "*"},
		Body: `{"owner":"` + bob.User + `"}`,
	}).Want(t, 200)
	k.Do(t, scenario.Request{Op: audit.List, As: lead, Query: "entity=" + hers}).Want(t, 404)
}
