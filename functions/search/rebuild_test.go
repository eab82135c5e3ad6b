package search_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/functions/search"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/table"
)

// tokens lists the keys of all tokens of a company.
func tokens(t *testing.T, k *scenario.Kehu, tenant access.Tenant) []string {
	t.Helper()
	return slices.Sorted(maps.Keys(tokensOf(t, k, tenant)))
}

// tokensOf returns them as the changes of the table leave them.
func tokensOf(t *testing.T, k *scenario.Kehu, tenant access.Tenant) map[string]table.Key {
	t.Helper()
	there := map[string]table.Key{}
	for after := ""; ; {
		changes, err := k.Main.Changes(after, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if len(changes) == 0 {
			return there
		}
		for _, c := range changes {
			after = c.Sequence
			if name := fmt.Sprint(c.Key); strings.Contains(name, tenant.Bare()+"#FIND#") {
				there[name] = c.Key
				if c.New == nil {
					delete(there, name)
				}
			}
		}
	}
}

func TestRebuild(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company, other := k.Company(t), k.Company(t)
	admin := company.Admin
	for _, as := range []*scenario.Caller{admin, other.Admin} {
		for i := range 30 {
			c := add(t, k, customers.Create, as, nil, fmt.Sprintf(`{"name":"上海华贸 Trading %d","phones":["+8613800138%03d"]}`, i, i))
			add(t, k, contacts.Create, as, c, fmt.Sprintf(`{"name":"李伟 %d"}`, i))
			if i == 7 {
				k.Do(t, scenario.Request{Op: customers.Delete, As: as, Path: c, Header: map[string]string{"If-Match": "*"}}).Want(t, 204)
			}
		}
		p := add(t, k, products.Create, as, nil, `{"name":"Chai 茶叶","code":"TEA-1","prices":[{"amount":"18.5","currency":"CNY"}]}`)
		c := add(t, k, customers.Create, as, nil, `{"name":"Alfreds"}`)
		add(t, k, orders.Create, as, nil, `{"customerId":"`+c["id"]+`","lines":[{"productId":"`+p["id"]+`","quantity":"1"}]}`)
	}
	k.Drain(t)
	fresh, others := tokens(t, k, admin.Tenant), tokens(t, k, other.Admin.Tenant)
	if len(fresh) < 500 {
		t.Fatalf("only %d tokens", len(fresh))
	}

	// Every third token goes, every fifth is told of another record, and of a character that no name has one is left.
	var broken []table.Write
	keys := tokensOf(t, k, admin.Tenant)
	for i, name := range fresh {
		key := keys[name]
		if i%3 == 0 {
			broken = append(broken, table.Delete(key))
		}
		if i%5 == 0 {
			token, _, _ := strings.Cut(key.Sort(), "#")
			broken = append(broken, table.Put(key.Partition().Key(fmt.Sprintf("%sx%d#", token, i)+scenario.Unknown(customer.Kind)), table.Item{}))
		}
	}
	broken = append(broken, table.Put(table.In(admin.Tenant, "FIND", "CUS", "w鑫").Key("w鑫#"+scenario.Unknown(customer.Kind)), table.Item{}))
	if err := k.Main.BatchWrite(t.Context(), broken); err != nil {
		t.Fatal(err)
	}
	if cmp.Equal(fresh, tokens(t, k, admin.Tenant)) {
		t.Fatal("nothing is broken")
	}
	var j struct{ ID, State string }
	k.Do(t, scenario.Request{Op: search.Rebuild, As: admin}).Want(t, 202).Into(t, &j)
	k.Drain(t)
	k.Do(t, scenario.Request{Op: jobs.Get, As: admin, Path: map[string]string{"id": j.ID}}).Want(t, 200).Into(t, &j)
	if j.State != "succeeded" {
		t.Errorf("the job: %+v", j)
	}
	if diff := cmp.Diff(fresh, tokens(t, k, admin.Tenant)); diff != "" {
		t.Errorf("after the rebuild (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(others, tokens(t, k, other.Admin.Tenant)); diff != "" {
		t.Errorf("of the other company (-want +got):\n%s", diff)
	}
	finds(t, k, admin, "李伟 3", "c:上海华贸 Trading 3 p:李伟 3@上海华贸 Trading 3")
	k.Run(t, []scenario.Scenario{
		{Name: "not for a salesperson", Request: scenario.Request{Op: search.Rebuild, As: company.User(t, access.Salesperson)}, Status: 403, Code: "auth.forbidden"},
	})
}
