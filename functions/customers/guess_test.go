package customers_test

import (
	"testing"

	"kehu/functions/roles"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

// TestNobody_learns_a_masked_number_by_trying: who is shown the last four digits could try the others, many in one call, and read off the duplicates when
// one is right. What they are shown, as names, is told as ever; a company that refuses duplicates has it so.
func TestNobody_learns_a_masked_number_by_trying(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	c := add(t, k, company.Admin, `{"name":"Hengli","phones":["`+secretPhone+`"]}`)
	other := add(t, k, company.Admin, `{"name":"Other"}`)
	holder := func(name, shown string) *scenario.Caller {
		var made struct{ ID string }
		k.Do(t, scenario.Request{
			Op: roles.Create, As: company.Admin, Body: `{"name":"` + name + `","shown":[` + shown + `],"rules":[{"object":"customer","actions":["create","read","update"],"scope":"all"}]}`,
		}).Want(t, 201).Into(t, &made)
		return company.User(t, access.Role(made.ID))
	}
	blind, seeing := holder("blind", ""), holder("seeing", `"phone"`)
	guess := dry(create(blind, `{"name":"hengli","phones":["+8651262340000","`+secretPhone+`"]}`))
	byChange := dry(update(blind, other.ID, 1, `{"phones":["`+secretPhone+`"]}`))
	known := dry(create(seeing, `{"name":"x","phones":["`+secretPhone+`"]}`))
	k.Run(t, []scenario.Scenario{
		{Name: "no number, but names", Request: guess, Status: 200, Has: []string{"customer.nameTaken", c.ID}, Lacks: []string{"customer.phoneTaken"}},
		{Name: "nor by a change", Request: byChange, Status: 200, Lacks: []string{"customer.phoneTaken", c.ID}},
		{Name: "who is shown them, is told", Request: known, Status: 200, Has: []string{"customer.phoneTaken", c.ID}},
	})
	refuse(t, k, company.Admin)
	blind = k.Session(blind.Tenant, blind.User)
	k.Do(t, create(blind, `{"name":"x","phones":["`+secretPhone+`"]}`)).Want(t, 409).WantProblem(t, "customer.duplicate", "/phones/0 customer.phoneTaken")
}
