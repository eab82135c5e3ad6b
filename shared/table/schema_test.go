package table_test

import (
	"testing"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

func TestIsPlain(t *testing.T) {
	tenant := access.NewTenant(id.NewSource(clock.System{}, nil))
	for _, c := range []struct {
		key  table.Key
		want bool
	}{
		{table.In(tenant, "FIND", "CUS", "w").Key("walfreds#1"), true},
		{table.In(tenant, "FIND").Key("x"), true},
		{table.In(tenant, "FOUND", "CUS", "1").Key("FOUND"), false},
		{table.In(tenant, "CUS", "FIND").Key("CUS"), false},
		{table.In(tenant, "FIND#CUS").Key("x"), false}, // escaped: another part
		{table.Key{}, false},
	} {
		if got := table.Main.IsPlain(c.key); got != c.want {
			t.Errorf("%v: got %t", c.key, got)
		}
		if table.Audit.IsPlain(c.key) {
			t.Errorf("%v is plain in a table without plain items", c.key)
		}
	}
}
