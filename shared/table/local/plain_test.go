package local

import (
	"errors"
	"testing"
	"time"

	"kehu/shared/table"
)

// TestPlainItems: they are written without a look at what was there, and yet as all others are.
func TestPlainItems(t *testing.T) {
	main := open(t, t.TempDir(), Options{}).Table(table.Main)
	token := table.In(loadTenant, "FIND", "CUS", "w").Key("walfreds#1")
	for range 2 { // again, to no other effect
		write(t, main, table.Put(token, table.Item{}))
		want(t, main, token, table.Item{})
	}
	if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{table.Put(token, table.Item{}).When(table.Absent(), nil)}}); err == nil {
		t.Error("a condition that does not hold is not seen")
	}
	for range 2 {
		write(t, main, table.Delete(token))
		want(t, main, token, nil)
	}
	write(t, main, table.Put(token, table.Item{}).When(table.Absent(), nil))
	want(t, main, token, table.Item{})
	if changes := allChanges(t, main); len(changes) != 0 {
		t.Errorf("%d changes are told", len(changes))
	}
	place := table.IndexKey{Index: table.ByTenant, Partition: table.In(loadTenant, "X"), Sort: "x"}
	for name, w := range map[string]table.Write{
		"in an index":  table.Put(token, table.Item{}, place),
		"that expires": table.Put(token, table.Item{}).Expiring(time.Unix(1, 0)),
		"that is told": table.Put(token, table.Item{table.AttrKind: "customer"}),
		"of an update": table.Update(token, map[string]any{"a": "b"}, nil),
	} {
		if err := main.Transact(t.Context(), table.Tx{Writes: []table.Write{w}}); !errors.Is(err, table.ErrInvalid) {
			t.Errorf("one %s: got %v, want ErrInvalid", name, err)
		}
	}
}
