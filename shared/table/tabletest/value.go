package tabletest

import (
	"context"
	"strings"
	"testing"

	"kehu/shared/table"
)

func valuesComeBack(t *testing.T, s *suite) {
	everyByte := make([]byte, 256)
	for i := range everyByte {
		everyByte[i] = byte(i)
	}
	deep := any("bottom")
	for range 12 {
		deep = map[string]any{"l": []any{deep}}
	}
	for name, item := range map[string]table.Item{
		"no attributes": {},
		"texts": {
			"empty": "", "blank": " ", "control": "a\x00b\tc\nd", "long": strings.Repeat("客户", 5000),
			"unicode": "客户 Ünïcödé עברית e\u0301 👩‍👩‍👧 \U0010FFFF \uFEFF", "quotes": `"'\/<>&`,
		},
		"numbers": {
			"zero": table.Number("0"), "one": table.Number("1"), "minus": table.Number("-1"),
			"large": table.Number("9223372036854775807"), "small": table.Number("-9223372036854775808"),
			"digits":   table.Number("99999999999999999999999999999999999999"),
			"negative": table.Number("-99999999999999999999999999999999999999"),
			"round":    table.Number("10000000000000000000000000000000000000"),
			"tenth":    table.Number("0.1"), "decimal": table.Number("-1234.5678"),
			"long": table.Number("12345678901234567890.123456789012345678"),
			"tiny": table.Number("0.0000000000000000000000000000000000001"),
		},
		"truth":  {"yes": true, "no": false},
		"binary": {"empty": []byte{}, "every": everyByte},
		"lists": {
			"empty": []any{},
			"mixed": []any{"a", table.Number("1"), true, []byte{1}, []any{[]any{}}, map[string]any{"b": ""}},
		},
		"maps": {
			"empty":  map[string]any{},
			"nested": map[string]any{"a": map[string]any{"b": []any{map[string]any{"c": false}}}, "d": table.Number("2")},
			"deep":   deep,
		},
		"names": {
			"name": "1", "size": "2", ":v": "3", "#n": "4", "a.b": "5", "a b": "6", "客户": "7", "0": "8",
			"[0]": "9", strings.Repeat("n", 200): "10",
		},
	} {
		t.Run(name, func(t *testing.T) {
			key := s.key(name)
			s.write(t, table.Put(key, item))
			s.wantItem(t, key, item)
			s.wantRecords(t, table.Query{Partition: key.Partition(), Limit: 1}, table.Record{Key: key, Item: item})
			batch, err := s.Table.BatchGet(context.Background(), []table.Key{key})
			if err != nil {
				t.Fatal(err)
			}
			if diff := diff([]table.Item{item}, batch); diff != "" {
				t.Errorf("batch (-want +got):\n%s", diff)
			}
			other := s.key(name + " by update")
			if len(item) > 0 {
				s.write(t, table.Update(other, item, nil))
				s.wantItem(t, other, item)
			}
			s.wantCanceled(t, []table.Write{table.Check(key, table.Absent())},
				table.Reason{Code: table.ConditionFailed, Item: item})
		})
	}
}

func itemsAreCopies(t *testing.T, s *suite) {
	key := s.key("a")
	list := []any{"a", "b"}
	bytes := []byte{1, 2}
	given := table.Item{"nm": "before", "list": list, "bytes": bytes}
	want := table.Item{"nm": "before", "list": []any{"a", "b"}, "bytes": []byte{1, 2}}
	s.write(t, table.Put(key, given))
	given["nm"], list[0], bytes[0] = "after", "after", 9
	s.wantItem(t, key, want)
	got := s.get(t, key)
	got["nm"] = "after"
	got["list"].([]any)[0] = "after"
	got["bytes"].([]byte)[0] = 9
	s.wantItem(t, key, want)
}

func absentItemsAreNil(t *testing.T, s *suite) {
	s.write(t, table.Put(s.in("P").Key("here"), table.Item{}))
	s.wantItem(t, s.in("P").Key("here"), table.Item{})
	s.wantItem(t, s.in("P").Key("her"), nil)
	s.wantItem(t, s.in("P").Key("heree"), nil)
	s.wantItem(t, s.in("Q").Key("here"), nil)
	s.wantRecords(t, table.Query{Partition: s.in("Q"), Limit: 1})
}
