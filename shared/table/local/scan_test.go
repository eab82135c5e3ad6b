package local

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

func TestScanTellsEveryItemOfATenantOnce(t *testing.T) {
	main := open(t, t.TempDir(), Options{}).Table(everything)
	ids := id.NewSource(clock.System{}, nil)
	one, other := access.NewTenant(ids), access.NewTenant(ids)
	var want []table.Write
	for i := range 7 {
		for _, tenant := range []access.Tenant{one, other} {
			place := table.IndexKey{Index: table.ByOwner, Partition: table.In(tenant, "O"), Sort: fmt.Sprint(i)}
			put := table.Put(table.In(tenant, "P", fmt.Sprint(i/3)).Key(fmt.Sprint(i)), table.Item{"n": table.NumberOf(i), "hidden": "x"}, place).Expiring(time.Unix(9e9, 0))
			if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{put}}); err != nil {
				t.Fatal(err)
			}
			if tenant == one {
				want = append(want, put)
			}
		}
	}
	if got, found, err := main.Stored(t.Context(), want[0].Key); !found || err != nil || cmp.Diff(want[0], got, cmpopts.EquateComparable(table.Key{}, table.Partition{})) != "" {
		t.Errorf("stored: %+v, %t, %v", got, found, err)
	}
	if _, found, err := main.Stored(t.Context(), table.In(one, "P").Key("none")); found || err != nil {
		t.Errorf("what is not stored: %t, %v", found, err)
	}
	for limit := 1; limit <= 8; limit++ {
		var got []table.Write
		for from := (table.Key{}); ; from = got[len(got)-1].Key {
			page, err := main.Scan(t.Context(), table.TenantPrefix(one), from, limit)
			if err != nil || len(page) > limit {
				t.Fatalf("%d items, %v", len(page), err)
			}
			if len(page) == 0 {
				break
			}
			got = append(got, page...)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateComparable(table.Key{}, table.Partition{})); diff != "" {
			t.Errorf("limit %d (-want +got):\n%s", limit, diff)
		}
	}
}

func TestSequencesAreToldWithTheirLastNumber(t *testing.T) {
	main := open(t, t.TempDir(), Options{}).Table(everything)
	ids := id.NewSource(clock.System{}, nil)
	one, other := access.NewTenant(ids), access.NewTenant(ids)
	key := table.In(one, "SEQ", "customer").Key("SEQ")
	for _, k := range []table.Key{key, table.In(other, "SEQ", "customer").Key("SEQ")} {
		if _, err := main.Reserve(t.Context(), k, 41); err != nil {
			t.Fatal(err)
		}
	}
	got, err := main.Sequences(t.Context(), table.TenantPrefix(one))
	if diff := cmp.Diff([]Sequence{{Key: key, Last: 41}}, got, cmpopts.EquateComparable(table.Key{})); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
