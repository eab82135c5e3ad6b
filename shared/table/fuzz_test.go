package table_test

import (
	"strings"
	"testing"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

// FuzzKey: whatever stands in the parts of a key, it stays inside its tenant, tells its tenant, and is no other parts' key.
func FuzzKey(f *testing.F) {
	f.Add("CUS", "1", "CUS#1")
	f.Add("#", "%23", "\x00")
	f.Add("T#00000000000000000000000000#", "", "%")
	ids := id.NewSource(clock.System{}, nil)
	tenant, other := access.NewTenant(ids), access.NewTenant(ids)
	f.Fuzz(func(t *testing.T, a, b, c string) {
		partition := table.In(tenant, a, b)
		if text := partition.String(); !strings.HasPrefix(text, table.TenantPrefix(tenant)) || strings.HasPrefix(text, table.TenantPrefix(other)) {
			t.Fatalf("%q left its tenant", text)
		}
		if got, err := table.TenantOf(partition.Key(c)); err != nil || got != tenant {
			t.Fatalf("%q is of %s (%v)", partition, got, err)
		}
		for _, same := range []table.Partition{table.In(tenant, a+"#"+b), table.In(tenant, a, b, c), table.In(tenant, b, a)} {
			if same == partition && (a != b || same != table.In(tenant, b, a)) {
				t.Fatalf("%q is the key of other parts, too", partition)
			}
		}
	})
}

// FuzzTenantOf: of a stored key that is none, no tenant is made.
func FuzzTenantOf(f *testing.F) {
	f.Add("T#01h455vb4pex5vsknk084sn02q#CUS#1", "CUS")
	f.Add("T#00000000000000000000000000#IDENTITY", "KEYS")
	f.Add("T#", "")
	f.Fuzz(func(t *testing.T, partition, sort string) {
		tenant, err := table.TenantOf(table.StoredKey(partition, sort))
		if (err == nil) != (!tenant.IsZero() && strings.HasPrefix(partition, table.TenantPrefix(tenant))) {
			t.Fatalf("%q is of %q: %v", partition, tenant, err)
		}
		if tenant == access.Platform {
			t.Fatalf("%q is the platform's", partition)
		}
	})
}
