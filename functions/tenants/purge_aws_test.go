//go:build aws

package tenants_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/tenants"
	"kehu/infra/emulator"
	"kehu/shared/departed"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// inDynamo copies all of a table into a new one in DynamoDB Local.
func inDynamo(t *testing.T, from table.Inventory, schema table.Schema) *dynamo.Table {
	t.Helper()
	copied := emulator.Table(t, schema)
	for at := (table.Key{}); ; {
		page, next, err := from.Contents(t.Context(), nil, at)
		if err == nil {
			err = copied.BatchWrite(t.Context(), page)
		}
		if err != nil {
			t.Fatal(err)
		}
		if at = next; at.IsZero() {
			return copied
		}
	}
}

// TestPurge_in_DynamoDB removes a company from tables in DynamoDB Local, after a kill in each of them.
func TestPurge_in_DynamoDB(t *testing.T) {
	k := newClosed(t)
	kinds := kindsOf(t, k.Kehu, k.gone)
	main, trail := inDynamo(t, k.Main, table.Main), inDynamo(t, k.Trail, table.Audit)
	d := k.Deps
	d.Table, d.Audit, d.Inventory, d.AuditInventory = main, trail, &stumbling{Inventory: main}, &stumbling{Inventory: trail}
	theirs := estateOf(t, k.Kehu, k.other, addresses...)
	if len(theirs) < 50 {
		t.Fatalf("the other company has %d items", len(theirs))
	}
	var m departed.Mark
	for calls := 0; m.DoneAt.IsZero(); calls++ {
		err := tenants.Purge.Tick(t.Context(), d)
		if err != nil && !errors.Is(err, errKilled) || calls > 30 {
			t.Fatalf("call %d: %v", calls, err)
		}
		k.Clock.Advance(departed.Settling)
		var found bool
		if m, found, err = departed.Get(t.Context(), main, k.gone); err != nil || !found {
			t.Fatalf("the mark: %t, %v", found, err)
		}
	}
	if left := estateOf(t, k.Kehu, k.gone, addresses...); len(left) > 0 {
		t.Errorf("%d left: %v", len(left), left)
	}
	if diff := cmp.Diff(theirs, estateOf(t, k.Kehu, k.other, addresses...)); diff != "" {
		t.Errorf("another company (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(kinds, m.Records); diff != "" {
		t.Errorf("records (-there were +told):\n%s", diff)
	}
	page, err := main.Query(t.Context(), table.Query{Partition: departed.Kind.ItemKey(k.operator, m.ID).Partition(), Limit: 10})
	if err != nil || len(page.Records) != 1 {
		t.Errorf("told %d times, %v", len(page.Records), err)
	}
}
