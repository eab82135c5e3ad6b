package tabletest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehu/shared/access"
	"kehu/shared/table"
)

// inventory returns the other port of the table, which every adapter has.
func (s *suite) inventory(t tester) table.Inventory {
	t.Helper()
	all, ok := s.Table.(table.Inventory)
	if !ok {
		t.Fatalf("%T is no table.Inventory", s.Table)
	}
	return all
}

// contents returns all of the prefixes, by key.
func (s *suite) contents(t tester, prefixes ...string) map[string]table.Write {
	t.Helper()
	found := make(map[string]table.Write)
	for from, pages := (table.Key{}), 0; ; pages++ {
		page, next, err := s.inventory(t).Contents(context.Background(), prefixes, from)
		if err != nil {
			t.Fatalf("contents: %v", err)
		}
		for _, put := range page {
			key := put.Key.Partition().String() + " " + put.Key.Sort()
			if _, twice := found[key]; twice {
				t.Errorf("told twice: %s", key)
			}
			found[key] = put
		}
		if from = next; from.IsZero() {
			return found
		}
		if pages > 1000 {
			t.Fatalf("no end of pages")
		}
	}
}

// company fills some partitions for a tenant, more than fit on a page, and returns the keys. Another tenant's sort right before and after.
func (s *suite) company(t tester, tenant access.Tenant) (keys []table.Key) {
	t.Helper()
	var puts []table.Write
	for i := range 1100 {
		key := table.In(tenant, "K", fmt.Sprint(i%7)).Key(fmt.Sprintf("%05d", i))
		put := table.Put(key, table.Item{"nu": table.NumberOf(i), "et": "thing"})
		if i%3 == 0 {
			put = table.Put(key, put.Item, table.IndexKey{Index: table.ByTenant, Partition: table.In(tenant, "LIST"), Sort: fmt.Sprintf("%05d", i)})
		}
		puts, keys = append(puts, put), append(keys, key)
	}
	if err := s.Table.BatchWrite(context.Background(), puts); err != nil {
		t.Fatalf("write: %v", err)
	}
	for i := range 3 {
		key := table.In(tenant, "NUMBERS", fmt.Sprint(i)).Key("NUMBERS")
		if _, err := s.Table.Reserve(context.Background(), key, int64(i+1)); err != nil {
			t.Fatalf("reserve: %v", err)
		}
		keys = append(keys, key)
	}
	return keys
}

func contentsAreAll(t *testing.T, s *suite) {
	one, two := access.NewTenant(s.ids), access.NewTenant(s.ids)
	keys := s.company(t, one)
	s.company(t, two)
	platform := table.In(access.Platform, "PAGES", s.tenant.Bare(), "a").Key("a")
	s.write(t, table.Put(platform, table.Item{"id": "p"}))
	got := s.contents(t, table.TenantPrefix(one), strings.TrimSuffix(platform.Partition().String(), "a"))
	for _, key := range append(keys, platform) {
		put, found := got[key.Partition().String()+" "+key.Sort()]
		if !found {
			t.Errorf("missing: %s %s", key.Partition(), key.Sort())
		}
		if number := put.Item.Int("nu"); key.Sort() != "NUMBERS" && number%3 == 0 && number > 0 && len(put.Index) != 1 {
			t.Errorf("%s is in %d indexes", key.Sort(), len(put.Index))
		}
	}
	if want := len(keys) + 1; len(got) != want {
		t.Errorf("got %d items, want %d", len(got), want)
	}
	if put := got[keys[len(keys)-1].Partition().String()+" NUMBERS"]; put.Item.Int(table.AttrSequence) != 3 {
		t.Errorf("the sequence: %v", put.Item)
	}
	if all := s.contents(t); len(all) < 2*len(keys)+1 {
		t.Errorf("got %d of all items", len(all))
	}
	if nobody := s.contents(t, table.TenantPrefix(access.NewTenant(s.ids))); len(nobody) != 0 {
		t.Errorf("of nobody there are %d", len(nobody))
	}
}

func removesNothingElse(t *testing.T, s *suite) {
	one, two := access.NewTenant(s.ids), access.NewTenant(s.ids)
	keys := s.company(t, one)
	s.company(t, two)
	before := s.contents(t, table.TenantPrefix(two))
	for range 2 { // the second time there is nothing of it
		for page := range slices.Chunk(keys, 700) {
			if err := s.inventory(t).Remove(context.Background(), page); err != nil {
				t.Fatal(err)
			}
		}
	}
	if left := s.contents(t, table.TenantPrefix(one)); len(left) != 0 {
		t.Errorf("%d items are left", len(left))
	}
	page, err := s.Table.Query(context.Background(), table.Query{Index: table.ByTenant, Partition: table.In(one, "LIST"), Limit: 10})
	if err != nil || len(page.Records) != 0 {
		t.Errorf("in the index: %d, %v", len(page.Records), err)
	}
	if first, err := s.Table.Reserve(context.Background(), keys[len(keys)-1], 1); err != nil || first != 1 {
		t.Errorf("a sequence that was removed goes on with %d, %v", first, err)
	}
	if diff := diff(before, s.contents(t, table.TenantPrefix(two))); diff != "" {
		t.Errorf("another's (-before +after):\n%s", diff)
	}
}
