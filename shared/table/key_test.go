package table_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

func TestKeysOfDifferentPartsDiffer(t *testing.T) {
	ids := id.NewSource(clock.System{}, nil)
	tenant := access.NewTenant(ids)
	part := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"#", "%", "%23", "a#b", "", "\x00"}))
	rapid.Check(t, func(rt *rapid.T) {
		a := rapid.SliceOfN(part, 1, 4).Draw(rt, "a")
		b := rapid.SliceOfN(part, 1, 4).Draw(rt, "b")
		same := len(a) == len(b)
		for i := 0; same && i < len(a); i++ {
			same = a[i] == b[i]
		}
		if got := table.In(tenant, a...) == table.In(tenant, b...); got != same {
			rt.Fatalf("%q and %q: same key: %v", a, b, got)
		}
	})
}

func TestPartitionsStayInsideTheirTenant(t *testing.T) {
	ids := id.NewSource(clock.System{}, nil)
	a, b := access.NewTenant(ids), access.NewTenant(ids)
	rapid.Check(t, func(rt *rapid.T) {
		key := table.In(a, rapid.SliceOfN(rapid.String(), 1, 4).Draw(rt, "parts")...).String()
		if !strings.HasPrefix(key, table.TenantPrefix(a)) || strings.HasPrefix(key, table.TenantPrefix(b)) {
			rt.Fatalf("%q left its tenant", key)
		}
	})
}

func TestNoTenantMakesNoKey(t *testing.T) {
	key := table.In(access.Tenant{}, "CUS", "1").Key("CUS")
	if err := key.Validate(); !errors.Is(err, table.ErrInvalid) {
		t.Fatalf("got %v, want ErrInvalid", err)
	}
}
