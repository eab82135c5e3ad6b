package events_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/events"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/event"
	"kehu/shared/gateway"
	"kehu/shared/operation"
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
		"a customer listed anew":      {change: table.Change{Key: key, Old: customer, New: table.Item{"et": "customer", "id": "cus_x", "v": table.Number("1"), "nm": "x", "pl": map[string]any{"y": "Berlin"}}}},
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

// Contacts and products are told of from their beginning to their end; a contact that moves, where it left and where it arrives.
func TestDispatch_tells_what_happened_to_contacts_and_products(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	match := map[string]string{"If-Match": "*"}
	made := func(o operation.Operation, at map[string]string, body string) string {
		var record struct{ ID string }
		k.Do(t, scenario.Request{Op: o, As: admin, Path: at, Body: body}).Want(t, 201).Into(t, &record)
		return record.ID
	}
	stays, goes := made(customers.Create, nil, `{"name":"Stays"}`), made(customers.Create, nil, `{"name":"Goes"}`)
	person := made(contacts.Create, map[string]string{"id": goes}, `{"name":"Maria"}`)
	at := map[string]string{"id": goes, "contactId": person}
	k.Do(t, scenario.Request{Op: contacts.Update, As: admin, Path: at, Body: `{"name":"Anna"}`, Header: match}).Want(t, 200)
	k.Do(t, scenario.Request{Op: contacts.Delete, As: admin, Path: at, Header: match}).Want(t, 204)
	k.Do(t, scenario.Request{Op: contacts.Restore, As: admin, Path: at}).Want(t, 200)
	k.Do(t, scenario.Request{Op: customers.Merge, As: admin, Path: map[string]string{"id": stays}, Body: `{"with":"` + goes + `"}`}).Want(t, 202)
	item := map[string]string{"id": made(products.Create, nil, `{"name":"Chai"}`)}
	k.Do(t, scenario.Request{Op: products.Update, As: admin, Path: item, Body: `{"name":"Tea"}`, Header: match}).Want(t, 200)
	k.Do(t, scenario.Request{Op: products.Delete, As: admin, Path: item, Header: match}).Want(t, 204)
	k.Do(t, scenario.Request{Op: products.Restore, As: admin, Path: item}).Want(t, 200)
	k.Drain(t)
	names, got := strings.NewReplacer(person, "person", item["id"], "item", goes, "goes", stays, "stays"), map[string]bool{}
	for _, e := range k.Bus.Events() {
		if e.Entity == person || e.Entity == item["id"] {
			got[names.Replace(fmt.Sprintf("%s %s %s", e.Type, e.ID, e.Attributes["customer"]))] = true
		}
	}
	for _, want := range []string{
		"contact.created person-1 goes", "contact.updated person-2 goes", "contact.deleted person-3 goes", "contact.restored person-4 goes",
		"contact.gone person-5-goes goes", "product.created item-1 ", "product.updated item-2 ", "product.deleted item-3 ", "product.restored item-4 ",
	} {
		if !got[want] {
			t.Errorf("nobody is told %q; told is %v", want, slices.Sorted(maps.Keys(got)))
		}
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
	change.Old, change.New = item, table.Item{"et": "customer", "id": "cus_x", "v": table.Number("3"), "nm": "x"}
	if e, told, err := events.EventOf(change); !told || err != nil || e.Type != event.CustomerUpdated {
		t.Errorf("its next change: %+v, %t, %v", e, told, err)
	}
}
