package users_test

import (
	"fmt"
	"sync"
	"testing"

	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/seat"
	"kehu/shared/table"
)

func TestSeats(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	seats := func(left int) { // after this so many are left
		t.Helper()
		if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{seat.Open(company.Tenant, left)}}); err != nil {
			t.Fatal(err)
		}
	}
	seats(1)
	a := add(t, k, company.Admin, `{"name":"A","email":"a@x.example","roles":[]}`)
	dry := create(company.Admin, `{"name":"B","email":"b@x.example","roles":[]}`)
	dry.Query = "validateOnly=true"
	suspend, reactivate := at(users.Suspend, company.Admin, a.ID), at(users.Reactivate, company.Admin, a.ID)
	k.Run(t, []scenario.Scenario{
		{Name: "no seat is left", Request: create(company.Admin, `{"name":"B","email":"b@x.example","roles":[]}`), Status: 409, Code: "tenant.seatsExceeded"},
		{Name: "a look before the leap tells it", Request: dry, Status: 409, Code: "tenant.seatsExceeded"},
		{Name: "who is suspended keeps the seat", Request: suspend, Status: 200, Writes: 1},
		{Name: "so that it is no room for another", Request: create(company.Admin, `{"name":"B","email":"b@x.example","roles":[]}`), Status: 409, Code: "tenant.seatsExceeded"},
		{Name: "and comes back", Request: reactivate, Status: 200, Writes: 1},
		{Name: "but not", Request: suspend, Status: 200, Writes: 1, After: func(*testing.T, scenario.Response) { seats(-1) }},
		{Name: "into a plan with fewer seats than people", Request: reactivate, Status: 409, Code: "tenant.seatsExceeded"},
	})
}

func TestSeats_of_invitations_at_once(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company := k.Company(t)
	if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{seat.Open(company.Tenant, 2)}}); err != nil {
		t.Fatal(err)
	}
	codes := make([]int, 6)
	var all sync.WaitGroup
	for i := range codes {
		all.Go(func() {
			r := create(company.Admin, fmt.Sprintf(`{"name":"A","email":"a%d@x.example","roles":[]}`, i))
			for codes[i] == 0 { // 409 request.conflict is an invitation to try again
				answer := k.Do(t, r)
				if answer.Status == 201 || answer.Problem(t).Name == "tenant.seatsExceeded" {
					codes[i] = answer.Status
				}
			}
		})
	}
	all.Wait()
	invited := 0
	for _, code := range codes {
		if code == 201 {
			invited++
		}
	}
	if invited != 2 {
		t.Errorf("invited into two seats: %d (%v)", invited, codes)
	}
}
