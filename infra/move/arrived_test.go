//go:build aws

package main

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/functions/events"
	"kehu/functions/segments"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/dictionary"
	"kehu/shared/event"
	"kehu/shared/gateway"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/seal"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// on returns a Kehu that works on the tables of a stack.
func on(t *testing.T, to destination) *scenario.Kehu {
	k := scenario.NewWithIdentity(t)
	k.Clock.Advance(time.Since(k.Clock.Now())) // the data are of today
	d := k.Deps
	d.Table, d.Audit = to.tables[main_], to.tables[trail]
	d.Sealer, d.Sessions, d.Dictionaries = seal.New(d.Table, d.Clock), session.NewGuard(d.Table, d.Clock), dictionary.NewCache(d.Table, d.Clock)
	return k
}

// wantWorking lets a company work where it was moved to: its trail proves itself, and numbers go on.
func wantWorking(t *testing.T, k *scenario.Kehu, c company) {
	t.Helper()
	as := signedIn(t, k, c)
	var proof struct {
		Valid   bool
		Checked int
	}
	k.Do(t, scenario.Request{Op: audit.Verify, As: as, Query: "limit=10000"}).Want(t, 200).Into(t, &proof)
	if !proof.Valid || proof.Checked < c.customers {
		t.Errorf("the trail: %+v", proof)
	}
	var one struct {
		Notes   string
		Version int
	}
	k.Do(t, scenario.Request{Op: customers.Get, As: as, Path: map[string]string{"id": c.customer}}).Want(t, 200).Into(t, &one)
	if one.Notes != "changed" || one.Version != 2 {
		t.Errorf("customer: %+v", one)
	}
	var members, found struct{ Items []struct{ ID string } }
	k.Do(t, scenario.Request{Op: segments.Members, As: as, Path: map[string]string{"id": c.segment}, Query: "limit=200"}).Want(t, 200).Into(t, &members)
	if len(members.Items) != c.members || c.members < c.customers {
		t.Errorf("%d members of the segment, and %d before", len(members.Items), c.members)
	}
	k.Do(t, scenario.Request{Op: customers.List, As: as, Query: "q=alfreds"}).Want(t, 200).Into(t, &found)
	if len(found.Items) != 1 || found.Items[0].ID != c.customer {
		t.Errorf("found by its name: %+v", found.Items)
	}
	var shown struct{ Items []struct{ Action string } }
	k.Do(t, scenario.Request{Op: audit.List, As: as, Query: "entity=" + c.customer}).Want(t, 200).Into(t, &shown)
	if len(shown.Items) != 3 || !slices.ContainsFunc(shown.Items, func(row struct{ Action string }) bool { return row.Action == "unmasked" }) {
		t.Errorf("the trail of a customer: %+v", shown.Items)
	}
	var made struct{ Number string }
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: `{"name": "after the move"}`}).Want(t, 201).Into(t, &made)
	if want := fmt.Sprintf("C%06d", c.lastNumber+1); made.Number != want {
		t.Errorf("the next number is %s, want %s", made.Number, want)
	}
	again := scenario.Request{Op: customers.Create, As: as, Body: remembered, Header: map[string]string{"Idempotency-Key": keyOfIt}}
	k.Do(t, again).Want(t, 201).Into(t, &made)
	if want := fmt.Sprintf("C%06d", c.lastNumber); made.Number != want {
		t.Errorf("the call that was answered before the move makes %s, want %s", made.Number, want)
	}
}

// signedIn returns a caller of a company where it was moved to; the session, which a Kehu keeps in a table of its own, goes there, too.
func signedIn(t *testing.T, k *scenario.Kehu, c company) *scenario.Caller {
	t.Helper()
	as := k.Session(c.tenant, c.user)
	begun, err := k.Main.Scan(t.Context(), table.TenantPrefix(c.tenant), table.Key{}, 100)
	if err := errors.Join(err, k.Deps.Table.BatchWrite(t.Context(), begun)); err != nil {
		t.Fatal(err)
	}
	return as
}

// wantSilence gives all that was moved to the readers of the stream, as what arrives: nothing follows but that jobs which wait go on. It returns how many.
func wantSilence(t *testing.T, k *scenario.Kehu, to destination) (waiting int) {
	t.Helper()
	count := func(of which) (all []table.Write) {
		for from := (table.Key{}); ; {
			puts, next, err := dynamo.Scan(t.Context(), to.client, to.names[of], nil, from)
			if err != nil {
				t.Fatal(err)
			}
			if all, from = append(all, puts...), next; next.IsZero() {
				return all
			}
		}
	}
	rows := len(count(trail))
	var arrived []table.Change
	for i, put := range count(main_) {
		if put.Item.Text("et") != "" { // the filter of the event sources
			arrived = append(arrived, table.Change{Sequence: fmt.Sprint(i + 1), Key: put.Key, New: put.Item, At: time.Now()})
		}
	}
	for _, o := range []operation.Operation{audit.Record, events.Dispatch} {
		answer, err := gateway.Stream(k.Deps, o)(t.Context(), scenario.StreamEvent(t, arrived...))
		if err != nil || len(answer.BatchItemFailures) > 0 {
			t.Errorf("%s: %+v, %v\n%s", o.Name, answer, err, k.Log)
		}
	}
	if after := len(count(trail)); after != rows {
		t.Errorf("%d audit rows were written of what arrived", after-rows)
	}
	for _, e := range k.Bus.Events() {
		if e.Type != event.JobQueued {
			t.Errorf("an event was told of what arrived: %+v", e)
			continue
		}
		k.Clock.Advance(time.Hour) // one that was cut off is held for a while
		k.Deliver(t, e)
		owner, err := access.ParseTenant(e.Tenant)
		if err != nil {
			t.Fatal(err)
		}
		j, err := job.Get(t.Context(), k.Deps.Table, owner, e.Entity)
		if err != nil || j.State != job.Succeeded {
			t.Errorf("a job that waited: %+v, %v", j, err)
		}
		waiting++
	}
	return waiting
}
