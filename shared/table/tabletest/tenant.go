package tabletest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"kehu/shared/access"
	"kehu/shared/table"
)

// tenantsNeverMeet stores, for two tenants, items under parts that try to reach across, and
// asks for each partition: everybody finds exactly the own item.
func tenantsNeverMeet(t *testing.T, s *suite) {
	a, b := s.tenant, access.NewTenant(s.ids)
	crafted := [][]string{
		{"P"},
		{"P", "x"},
		{"P#x"},
		{"P%23x"},
		{"P%2523x"},
		{"P", ""},
		{"P", "", "x"},
		{"P", "#"},
		{"P", "%"},
		{"", "P"},
		{"#"},
		{"%"},
		{"%00"},
		{"P\x00x"},
		{"P", "\x00"},
		{table.TenantPrefix(b) + "P"},
		{"../" + b.Bare(), "P"},
		{b.Bare(), "P"},
		{"#" + table.TenantPrefix(b), "P"},
		{"P", "#T#" + b.Bare()},
	}
	name := func(tenant access.Tenant, i int) string { return fmt.Sprint(tenant.Bare(), " ", i) }
	var tx table.Tx
	for _, tenant := range []access.Tenant{a, b} {
		for i, parts := range crafted {
			partition := table.In(tenant, parts...)
			sort := table.Join(crafted[len(crafted)-1-i]...)
			if sort == "" {
				sort = "S"
			}
			tx.Add(table.Put(partition.Key(sort), table.Item{"nm": name(tenant, i)},
				at(table.ByTenant, partition, sort), at(table.ByOwner, partition, sort)))
		}
	}
	s.write(t, tx.Writes...)
	for _, tenant := range []access.Tenant{a, b} {
		for i, parts := range crafted {
			for _, index := range []table.Index{table.Primary, table.ByTenant, table.ByOwner} {
				q := table.Query{Index: index, Partition: table.In(tenant, parts...), Limit: 10}
				s.wantCount(t, q, 1)
				if got, want := s.all(t, q)[0].Item.Text("nm"), name(tenant, i); got != want {
					t.Errorf("%q of %s in %q: got the item of %s", parts, tenant, index, got)
				}
			}
		}
	}
}

func cancelledContextEndsCalls(t *testing.T, s *suite) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	key := s.key("a")
	for name, call := range map[string]func() error{
		"get":   func() error { _, err := s.Table.Get(ctx, key); return err },
		"batch": func() error { _, err := s.Table.BatchGet(ctx, []table.Key{key}); return err },
		"query": func() error {
			_, err := s.Table.Query(ctx, table.Query{Partition: key.Partition(), Limit: 1})
			return err
		},
		"transact": func() error {
			return s.Table.Transact(ctx, table.Tx{Writes: []table.Write{table.Put(key, nil)}})
		},
		"reserve": func() error { _, err := s.Table.Reserve(ctx, s.key("sequence"), 1); return err },
	} {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want context.Canceled", name, err)
		}
	}
	s.wantItem(t, key, nil)
}

func callsAreMetered(t *testing.T, s *suite) {
	var meter table.Meter
	ctx := table.WithMeter(context.Background(), &meter)
	key := s.key("a")
	calls := []func() error{
		func() error { _, err := s.Table.Get(ctx, key); return err },
		func() error { _, err := s.Table.BatchGet(ctx, []table.Key{key}); return err },
		func() error {
			_, err := s.Table.Query(ctx, table.Query{Partition: key.Partition(), Limit: 1})
			return err
		},
		func() error {
			return s.Table.Transact(ctx, table.Tx{Writes: []table.Write{table.Put(key, table.Item{"a": "b"})}})
		},
		func() error { _, err := s.Table.Reserve(ctx, s.key("sequence"), 1); return err },
	}
	for i, call := range calls {
		if err := call(); err != nil {
			t.Fatal(err)
		}
		if got := meter.Usage().Trips; got != i+1 {
			t.Fatalf("after %d calls: %d trips", i+1, got)
		}
	}
}
