package record_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
)

var kind = record.Kind{Name: "thing", Prefix: "thg", Key: "THG", Type: reflect.TypeFor[record.Meta]()}

func TestMeta_goes_from_version_to_version(t *testing.T) {
	at := time.Date(2026, 3, 2, 9, 30, 0, 123456789, time.UTC)
	stored := at.Truncate(time.Millisecond)
	made := record.Created(kind, "thg_1", record.Stamp{At: at, By: "usr_1", RequestID: "r1"})
	want := record.Meta{
		Kind: "thing", ID: "thg_1", Version: 1, CreatedAt: stored, CreatedBy: "usr_1", UpdatedAt: stored, UpdatedBy: "usr_1", RequestID: "r1",
	}
	if diff := cmp.Diff(want, made); diff != "" {
		t.Errorf("made (-want +got):\n%s", diff)
	}
	later := at.Add(time.Hour)
	binned := made.Changed(record.Stamp{At: later, By: "usr_2", RequestID: "r2"}).IntoBin(record.Stamp{At: later, By: "usr_3", RequestID: "r3"})
	if binned.Version != 3 || !binned.Deleted() || binned.DeletedBy != "usr_3" || binned.CreatedBy != "usr_1" || !binned.DeletedAt.Equal(later.Truncate(time.Millisecond)) {
		t.Errorf("in the bin: %+v", binned)
	}
	back := binned.OutOfBin(record.Stamp{At: later, By: "usr_4", RequestID: "r4"})
	if back.Version != 4 || back.Deleted() || back.DeletedBy != "" || back.UpdatedBy != "usr_4" || back.RequestID != "r4" || made.Version != 1 {
		t.Errorf("out of it: %+v", back)
	}
	if made.ETag() != `"1"` || back.ETag() != `"4"` {
		t.Errorf("tags: %s %s", made.ETag(), back.ETag())
	}
	for _, m := range []record.Meta{made, binned, back} { // what is stored is what is read
		var got record.Meta
		if err := table.Decode(table.Encode(m), &got); err != nil || cmp.Diff(m, got) != "" {
			t.Errorf("%v: %s", err, cmp.Diff(m, got))
		}
	}
}

func TestUnchanged_holds_of_the_same_version(t *testing.T) {
	m := record.Meta{Version: 3}
	for version, want := range map[int64]bool{2: false, 3: true, 4: false} {
		if got := m.Unchanged().Holds(table.Item{"v": table.NumberOf(version)}); got != want {
			t.Errorf("version %d: got %t", version, got)
		}
	}
	if m.Unchanged().Holds(nil) {
		t.Error("a record that is gone passes for unchanged")
	}
}

func TestKind(t *testing.T) {
	ids := id.NewSource(clock.Func(func() time.Time { return time.Unix(1772443800, 0) }), nil)
	made := kind.NewID(ids)
	if !kind.Valid(made) || kind.Valid("") || kind.Valid("thg_") || kind.Valid("cus_"+id.Bare(made)) || kind.Valid(made+"0") {
		t.Errorf("%s", made)
	}
	tenant := access.NewTenant(ids)
	key := kind.ItemKey(tenant, made)
	if key.Partition().String() != "T#"+tenant.Bare()+"#THG#"+id.Bare(made) || key.Sort() != "THG" {
		t.Errorf("key: %v", key)
	}
}
