package search_test

import (
	"fmt"
	"testing"

	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/functions/search"
	"kehu/functions/segments"
	"kehu/infra/scenario"
	"kehu/shared/customer"
	"kehu/shared/table"
)

// TestRebuild_lists_customers_anew: a customer that was stored when lists knew neither its city nor its industry is found by segments that ask for them.
func TestRebuild_lists_customers_anew(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	fits := func() (count int) {
		var s struct{ Preview struct{ Count int } }
		body := `{"name":"x","match":"any","conditions":[{"field":"city","in":["Berlin"]},{"field":"industry","in":["retail"]}]}`
		k.Do(t, scenario.Request{Op: segments.Create, As: admin, Query: "validateOnly=true", Body: body}).Want(t, 200).Into(t, &s)
		return s.Preview.Count
	}
	const count = 50 // more than a chunk of the job has
	var all []string
	for i := range count {
		c := add(t, k, customers.Create, admin, nil, fmt.Sprintf(`{"name":"Alfreds %d","industry":"retail","addresses":[{"city":"Berlin","country":"DE"}]}`, i))
		all = append(all, c["id"])
	}
	k.Do(t, scenario.Request{Op: customers.Delete, As: admin, Path: map[string]string{"id": all[0]}, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
	k.Drain(t)
	if got := fits(); got != count-1 {
		t.Fatalf("%d customers fit, want %d", got, count-1)
	}
	for _, id := range all {
		old := table.Update(customer.Key(admin.Tenant, id), map[string]any{"pl": map[string]any{"p": "Berlin, DE", "q": table.NumberOf(15)}}, nil)
		if err := k.Main.Transact(t.Context(), table.Tx{Writes: []table.Write{old}}); err != nil {
			t.Fatal(err)
		}
	}
	k.Drain(t)
	if got := fits(); got != 0 {
		t.Fatalf("%d customers fit that nobody listed by city", got)
	}
	for range 2 { // the second finds nothing to do
		var j struct {
			ID, State string
			Failed    int
		}
		k.Do(t, scenario.Request{Op: search.Rebuild, As: admin}).Want(t, 202).Into(t, &j)
		k.Drain(t)
		k.Do(t, scenario.Request{Op: jobs.Get, As: admin, Path: map[string]string{"id": j.ID}}).Want(t, 200).Into(t, &j)
		if j.State != "succeeded" || j.Failed > 0 {
			t.Errorf("the job: %+v", j)
		}
		if got := fits(); got != count-1 {
			t.Errorf("after the rebuild %d customers fit, want %d", got, count-1)
		}
	}
	item, err := k.Main.Get(t.Context(), customer.Key(admin.Tenant, all[1]))
	if err != nil {
		t.Fatal(err)
	}
	if c, err := customer.Decode(item); err != nil || c.Version != 1 {
		t.Errorf("the customer was changed: %+v, %v", c.Meta, err)
	}
	if rows := k.Rows(t, admin.Tenant, all[1]); len(rows) != 1 {
		t.Errorf("the trail tells of a change: %+v", rows)
	}
}
