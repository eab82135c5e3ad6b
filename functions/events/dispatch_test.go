package events_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/events"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/event"
	"kehu/shared/gateway"
	"kehu/shared/table"
)

func TestDispatch_tells_what_happened_to_a_customer(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	var c struct{ ID string }
	k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"x","emails":["a@x.example"],"sendWelcomeEmail":true}`}).Want(t, 201).Into(t, &c)
	at := map[string]string{"id": c.ID}
	k.Do(t, scenario.Request{Op: customers.Update, As: admin, Path: at, Body: `{"name":"y"}`, Header: map[string]string{"If-Match": `"1"`}}).Want(t, 200)
	k.Do(t, scenario.Request{Op: customers.Delete, As: admin, Path: at, Header: map[string]string{"If-Match": `"2"`}}).Want(t, 204)
	k.Do(t, scenario.Request{Op: customers.Restore, As: admin, Path: at}).Want(t, 200)
	k.Drain(t)
	var got []string
	for _, e := range k.Bus.Events() {
		got = append(got, fmt.Sprintf("%s %s %d %v", e.Type, e.ID[len(c.ID):], e.Version, e.Attributes))
		if e.Entity != c.ID || e.Tenant != admin.Tenant.String() || e.By != admin.User || e.RequestID == "" || e.At.IsZero() {
			t.Errorf("event: %+v", e)
		}
	}
	want := []string{
		"customer.created -1 1 map[welcome:true]", "customer.updated -2 2 map[]", "customer.deleted -3 3 map[]", "customer.restored -4 4 map[]",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDispatch_tries_again_what_the_bus_refused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bus  event.Bus
		want string
	}{
		"the bus cannot be reached":  {bus{err: errors.New("connection reset")}, "7"},
		"the bus refuses it for now": {bus{refused: []int{0}}, "7"},
		"the bus takes it":           {bus{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			k := scenario.New(t)
			k.Deps.Bus = c.bus
			tenant := access.NewTenant(k.Deps.IDs)
			change := table.Change{
				Sequence: "7", Key: table.Entity(tenant, "CUS", "cus_x").Key("CUS"),
				New: table.Item{"et": "customer", "id": "cus_x", "v": table.Number("1"), "nm": "x"},
			}
			response, err := gateway.Stream(k.Deps, events.Dispatch)(t.Context(), scenario.StreamEvent(t, change))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(response.BatchItemFailures) > 0 {
				got = response.BatchItemFailures[0].ItemIdentifier
			}
			if got != c.want {
				t.Errorf("failed record: got %q, want %q", got, c.want)
			}
		})
	}
}

type bus struct {
	refused []int
	err     error
}

func (b bus) Publish(context.Context, []event.Event) ([]int, error) { return b.refused, b.err }

func TestEventOf_leaves_out_what_nobody_is_told_of(t *testing.T) {
	t.Parallel()
	tenant := access.NewTenant(scenario.New(t).Deps.IDs)
	customer := table.Item{"et": "customer", "id": "cus_x", "v": table.Number("1"), "nm": "x"}
	key := table.Entity(tenant, "CUS", "cus_x").Key("CUS")
	for name, c := range map[string]struct {
		change table.Change
		told   bool
		fails  bool
	}{
		"a customer":                  {change: table.Change{Key: key, New: customer}, told: true},
		"a marker":                    {change: table.Change{Key: key, New: table.Item{"rec": "cus_x"}}},
		"a user":                      {change: table.Change{Key: key, New: table.Item{"et": "user"}}},
		"a purged customer":           {change: table.Change{Key: key, Old: customer, Expired: true}, told: true},
		"a marker that is gone":       {change: table.Change{Key: key, Old: table.Item{"rec": "cus_x"}}},
		"a customer of nobody":        {change: table.Change{Key: table.StoredKey("X#1", "CUS"), New: customer}, fails: true},
		"a customer of another shape": {change: table.Change{Key: key, New: table.Item{"et": "customer", "v": "one"}}, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			_, told, err := events.EventOf(c.change)
			if told != c.told || (err != nil) != c.fails {
				t.Errorf("told: %t, error: %v", told, err)
			}
		})
	}
}

// What was moved here from another system was told there.
func TestEventOf_leaves_out_what_was_moved_here(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	item := table.Item{"et": "customer", "id": "cus_x", "v": table.Number("2"), "nm": "x", table.AttrMoved: true}
	change := table.Change{Sequence: "7", Key: table.Entity(access.NewTenant(k.Deps.IDs), "CUS", "cus_x").Key("CUS"), New: item}
	if e, told, err := events.EventOf(change); told || err != nil {
		t.Errorf("told: %+v, %v", e, err)
	}
	change.Old = item
	if e, told, err := events.EventOf(change); !told || err != nil || e.Type != event.CustomerUpdated {
		t.Errorf("its next change: %+v, %t, %v", e, told, err)
	}
}
