package local

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/table"
)

func drawItem(rt *rapid.T) table.Item {
	scalar := rapid.OneOf(
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.Int64(), func(n int64) any { return table.NumberOf(n) }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) any { return b }),
	)
	list := rapid.Map(rapid.SliceOfN(scalar, 0, 200), func(l []any) any { return l })
	object := rapid.Map(rapid.MapOfN(rapid.String(), rapid.OneOf(scalar, list), 0, 40), func(m map[string]any) any { return m })
	return rapid.MapOfN(rapid.String(), rapid.OneOf(scalar, list, object), 0, 40).Draw(rt, "item")
}

func TestRowsComeBack(t *testing.T) {
	main := newTable(open(t, t.TempDir(), Options{}), everything)
	rapid.Check(t, func(rt *rapid.T) {
		item := drawItem(rt)
		var index []table.IndexKey
		if rapid.Bool().Draw(rt, "indexed") {
			index = append(index, table.IndexKey{Index: table.ByOwner, Partition: key("a").Partition(), Sort: rapid.String().Draw(rt, "sort")})
		}
		made := main.newRow(item, index)
		read, err := parseRow(made.raw)
		if err != nil {
			rt.Fatal(err)
		}
		got, err := read.item()
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(item, got); diff != "" {
			rt.Fatalf("item (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(index, read.index, cmp.Comparer(func(a, b table.Partition) bool { return a == b })); diff != "" {
			rt.Fatalf("index (-want +got):\n%s", diff)
		}
		if again := main.newRow(got, index); again.raw != made.raw {
			rt.Fatal("equal items have other bytes")
		}
		c := change{key: key("a"), old: made, expired: true}
		d := decoder{text: string(c.encode(nil, time.UnixMilli(5)))}
		told, err := d.change(7)
		if err != nil || told.New != nil || !told.Expired || told.Key != c.key || told.At.UnixMilli() != 5 {
			rt.Fatalf("change %+v, %v", told, err)
		}
		if diff := cmp.Diff(item, told.Old); diff != "" {
			rt.Fatalf("old image (-want +got):\n%s", diff)
		}
	})
}

// FuzzDecode checks that broken bytes give an error, and that what is read well is
// written alike.
func FuzzDecode(f *testing.F) {
	f.Add([]byte{})
	f.Add(appendAttributes(nil, customer(1), nil))
	f.Add([]byte{1, 1, 'a', tagList, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		item, err := decodeItem(string(data))
		if err != nil {
			return
		}
		encoded := appendAttributes(nil, item, nil)
		again, err := decodeItem(string(encoded))
		if err != nil {
			t.Fatal(err)
		}
		if got := appendAttributes(nil, again, nil); !bytes.Equal(encoded, got) { // cmp takes exponential time in the depth
			t.Fatalf("got %q, want %q", got, encoded)
		}
		if _, err := parseRow(string(data)); err == nil {
			return
		}
		d := decoder{text: string(data)}
		_, _ = d.change(1) // must not panic
	})
}
