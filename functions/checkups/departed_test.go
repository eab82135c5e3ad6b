package checkups_test

import (
	"context"
	"testing"
	"time"

	"kehu/functions/tenants"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/checkup"
	"kehu/shared/departed"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// lagging is a table whose index of companies still lists what it listed once.
type lagging struct {
	table.Table
	page table.Page
}

func (l lagging) Query(ctx context.Context, q table.Query) (table.Page, error) {
	if q.Partition == table.In(access.Platform, checkup.PlanKind.Key) {
		return l.page, nil
	}
	return l.Table.Query(ctx, q)
}

// TestOpen_leaves_companies_that_are_gone: nothing is written for them, neither before they are removed nor behind, where it would stay for good.
func TestOpen_leaves_companies_that_are_gone(t *testing.T) {
	t.Parallel()
	k := scenario.NewWithIdentity(t)
	company, other := k.Company(t), k.Company(t)
	for _, c := range []*scenario.Company{company, other} {
		k.Do(t, plan(c.Admin, `"0"`, `{"rules":[{"days":30}]}`)).Want(t, 200)
	}
	k.Drain(t)
	var listed table.Page
	for _, key := range planKeys(t, k) {
		listed.Records = append(listed.Records, table.Record{Key: key})
	}
	k.ChangeTenant(t, company.Admin, func(c *tenant.Tenant) { past := k.Clock.Now(); c.Status, c.PurgeAt = tenant.Closed, &past })
	k.Drain(t)
	written := func(when string, want bool, of *scenario.Company) {
		t.Helper()
		before := itemsOf(t, k, of)
		run(t, k, day)
		if after := itemsOf(t, k, of); (after > before) != want {
			t.Errorf("%s: %d items, and %d after", when, before, after)
		}
	}
	written("another company", true, other)
	written("before it is removed", false, company)
	k.Tick(t, tenants.Purge)
	k.Clock.Advance(departed.Settling)
	k.Tick(t, tenants.Purge)
	k.Drain(t)
	if left := itemsOf(t, k, company); left != 0 {
		t.Fatalf("%d items are left", left)
	}
	whole := k.Deps.Table
	k.Deps.Table = lagging{whole, listed}
	written("the index lists it still", false, company)
	written("another company that it lists", true, other)
	k.Deps.Table = whole
	k.Clock.Advance(time.Hour)
	k.Tick(t, tenants.Purge)
	if left := itemsOf(t, k, company); left != 0 {
		t.Errorf("%d items are left for good", left)
	}
}

func planKeys(t *testing.T, k *scenario.Kehu) (keys []table.Key) {
	t.Helper()
	puts, err := k.Main.Scan(t.Context(), "", table.Key{}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for _, put := range puts {
		for _, place := range put.Index {
			if place.Index == table.ByTenant && put.Item.Text(table.AttrKind) == checkup.PlanKind.Name {
				keys = append(keys, put.Key)
			}
		}
	}
	if len(keys) != 2 {
		t.Fatalf("%d plans are listed", len(keys))
	}
	return keys
}

func itemsOf(t *testing.T, k *scenario.Kehu, c *scenario.Company) int {
	t.Helper()
	puts, err := k.Main.Scan(t.Context(), table.TenantPrefix(c.Tenant), table.Key{}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return len(puts)
}
