package customers_test

import (
	"slices"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/users"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/session"
)

// TestVisibility_changes_at_once: in the process that makes the change with its answer, in every other one after
// session.MaxAge at the latest, and where it is the record that changes everywhere at once.
func TestVisibility_changes_at_once(t *testing.T) {
	t.Parallel()
	type house struct {
		k, second        *scenario.Kehu // two processes
		company          *scenario.Company
		lead, other, ann *scenario.Caller
		hers             string // a customer of ann's, who reports to lead
	}
	patch := func(t *testing.T, h house, who *scenario.Caller, body string) {
		h.k.Do(t, scenario.Request{
			Op: users.Update, As: h.company.Admin, Path: map[string]string{"id": who.User}, Header: map[string]string{"If-Match": "*"}, Body: body,
		}).Want(t, 200)
	}
	for _, c := range []struct {
		name         string
		change       func(*testing.T, house)
		loses, gains func(house) *scenario.Caller
		everywhere   bool // without a wait
	}{
		{
			name: "another manager", change: func(t *testing.T, h house) { patch(t, h, h.ann, `{"managerId":"`+h.other.User+`"}`) },
			loses: func(h house) *scenario.Caller { return h.lead }, gains: func(h house) *scenario.Caller { return h.other },
		},
		{
			name: "another owner", everywhere: true,
			change: func(t *testing.T, h house) {
				h.k.Do(t, update(h.company.Admin, h.hers, 1, `{"owner":"`+h.other.User+`"}`)).Want(t, 200)
			},
			loses: func(h house) *scenario.Caller { return h.ann }, gains: func(h house) *scenario.Caller { return h.other },
		},
		{
			name: "a wider role", change: func(t *testing.T, h house) { patch(t, h, h.other, `{"roles":["viewer"]}`) },
			gains: func(h house) *scenario.Caller { return h.other },
		},
		{
			name: "a narrower role", change: func(t *testing.T, h house) { patch(t, h, h.lead, `{"roles":["salesperson"]}`) },
			loses: func(h house) *scenario.Caller { return h.lead },
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h := house{k: scenario.New(t)}
			h.company = h.k.Company(t)
			h.lead, h.other, h.ann = h.company.User(t, access.SalesManager), h.company.User(t, access.SalesManager), h.company.User(t, access.Salesperson)
			report(t, h.k, h.company.Admin, h.ann, h.lead)
			h.hers = add(t, h.k, h.ann, `{"name":"hers"}`).ID
			h.second = h.k.Process()
			sees := func(process *scenario.Kehu, as func(house) *scenario.Caller, want bool) {
				t.Helper()
				if as == nil {
					return
				}
				status := 404
				if want {
					status = 200
				}
				process.Do(t, at(customers.Get, as(h), h.hers)).Want(t, status)
				if got := slices.Contains(names(pages(t, process, as(h), "")...), "hers"); got != want {
					t.Errorf("listed: %v, want %v", got, want)
				}
			}
			for _, process := range []*scenario.Kehu{h.k, h.second} { // both know the sessions now
				sees(process, c.loses, true)
				sees(process, c.gains, false)
			}
			c.change(t, h)
			sees(h.k, c.loses, false)
			sees(h.k, c.gains, true)
			if !c.everywhere {
				h.k.Clock.Advance(session.MaxAge)
			}
			sees(h.second, c.loses, false)
			sees(h.second, c.gains, true)
		})
	}
}
