package users_test

import (
	"fmt"
	"testing"
	"time"

	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/ration"
	"kehu/shared/table"
)

// TestInvitations_of_one_company_are_limited: they are mails to people who did not ask for them.
func TestInvitations_of_one_company_are_limited(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company, other := k.Company(t), k.Company(t)
	invite := func(as *scenario.Caller, n int) scenario.Response {
		return k.Do(t, create(as, fmt.Sprintf(`{"name":"x","email":"p%d@x.example","roles":["viewer"]}`, n)))
	}
	var first record
	invite(company.Admin, 0).Want(t, 201).Into(t, &first)
	for range 198 { // as so many more would count; each takes the hash of a password
		tx := table.Tx{Writes: []table.Write{ration.HourlyOf(company.Tenant, "invitation", "", 200, k.Clock.Now())}}
		if err := k.Main.Transact(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
	}
	invite(company.Admin, 199).Want(t, 201)
	invite(company.Admin, 200).Want(t, 429).WantProblem(t, "request.tooMany")
	k.Clock.Advance(2 * time.Minute)
	k.Do(t, at(users.Resend, company.Admin, first.ID)).Want(t, 429).WantProblem(t, "request.tooMany")
	invite(other.Admin, 1000).Want(t, 201)
	k.Clock.Advance(time.Hour)
	invite(k.Session(company.Tenant, company.Admin.User), 200).Want(t, 201)
}
