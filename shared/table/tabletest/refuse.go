package tabletest

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"kehu/shared/access"
	"kehu/shared/table"
)

func wrongValuesAreRefused(t *testing.T, s *suite) {
	deep := any("bottom")
	for range 40 {
		deep = []any{deep}
	}
	for name, value := range map[string]any{
		"nil": nil, "int": 1, "int64": int64(1), "float": 1.5, "NaN": math.NaN(), "uint8": uint8(1),
		"struct": struct{}{}, "pointer": new(string), "texts": []string{"a"}, "text map": map[string]string{"a": "b"},
		"item": table.Item{"a": "b"}, "not UTF-8": "a\xff", "nested nil": []any{"a", nil},
		"nested int": map[string]any{"a": []any{1}}, "deep": deep, "empty name": map[string]any{"": "a"},
		"wrong name": map[string]any{"\xff": "a"},
		"no number":  table.Number(""), "word": table.Number("one"), "infinite": table.Number("Infinity"),
		"NaN number": table.Number("NaN"), "exponent": table.Number("1e5"), "hex": table.Number("0x1"),
		"leading zero": table.Number("01"), "trailing zero": table.Number("1.50"), "no digits": table.Number("1."),
		"no zero": table.Number(".5"), "plus": table.Number("+1"), "negative zero": table.Number("-0"),
		"blank": table.Number(" 1"), "underscore": table.Number("1_000"),
		"39 digits":           table.Number("1" + strings.Repeat("0", 38)),
		"39 digits, decimals": table.Number("12345678901234567890.1234567890123456789"),
	} {
		t.Run(name, func(t *testing.T) {
			key := s.key(name)
			s.wantInvalid(t, table.Put(s.key("other"), nil), table.Put(key, table.Item{"a": value}))
			s.wantInvalid(t, table.Update(key, map[string]any{"a": value}, nil))
			s.wantItem(t, key, nil)
			s.wantItem(t, s.key("other"), nil)
		})
	}
}

// wrongKeys are keys that no table takes.
func (s *suite) wrongKeys() map[string]table.Key {
	return map[string]table.Key{
		"empty":              {},
		"no sort":            s.in("P").Key(""),
		"no partition":       table.StoredKey("", "a"),
		"no tenant":          table.In(access.Tenant{}, "P").Key("a"),
		"long partition":     s.in(strings.Repeat("p", table.MaxPartitionBytes)).Key("a"),
		"long sort":          s.in("P").Key(strings.Repeat("s", table.MaxSortBytes+1)),
		"NUL in partition":   table.StoredKey("P\x00", "a"),
		"NUL in sort":        s.in("P").Key("a\x00"),
		"partition no UTF-8": table.StoredKey("P\xff", "a"),
		"sort no UTF-8":      s.in("P").Key("a\xff"),
	}
}

func wrongKeysAreRefused(t *testing.T, s *suite) {
	ctx := context.Background()
	for name, key := range s.wrongKeys() {
		t.Run(name, func(t *testing.T) {
			s.wantInvalid(t, table.Put(key, nil))
			s.wantInvalid(t, table.Update(key, map[string]any{"a": "b"}, nil))
			s.wantInvalid(t, table.Delete(key))
			s.wantInvalid(t, table.Check(key, table.Absent()))
			s.wantInvalid(t, table.Put(s.key("a"), nil, at(table.ByTenant, key.Partition(), key.Sort())))
			if _, err := s.Table.Get(ctx, key); !errors.Is(err, table.ErrInvalid) {
				t.Errorf("get: got %v, want ErrInvalid", err)
			}
			if _, err := s.Table.BatchGet(ctx, []table.Key{s.key("a"), key}); !errors.Is(err, table.ErrInvalid) {
				t.Errorf("batch: got %v, want ErrInvalid", err)
			}
			if _, err := s.Table.Reserve(ctx, key, 1); !errors.Is(err, table.ErrInvalid) {
				t.Errorf("reserve: got %v, want ErrInvalid", err)
			}
			s.wantItem(t, s.key("a"), nil)
		})
	}
}

func wrongWritesAreRefused(t *testing.T, s *suite) {
	key := s.key("a")
	when := func(c table.Condition) table.Write { return table.Put(key, nil).When(c, nil) }
	x := at(table.ByTenant, s.in("X"), "1")
	for name, write := range map[string]table.Write{
		"update of nothing":          table.Update(key, nil, nil),
		"update of one thing twice":  table.Update(key, map[string]any{"a": "b"}, map[string]int64{"a": 1}),
		"removal of one thing twice": table.Update(key, nil, nil, "a", "a"),
		"check of nothing":           table.Check(key, table.Condition{}),
		"two places in one index":    table.Put(key, nil, x, at(table.ByTenant, s.in("X"), "2")),
		"a place in the table":       table.Put(key, nil, at(table.Primary, s.in("X"), "1")),
		"a place in no index":        table.Put(key, nil, at("byNobody", s.in("X"), "1")),
		"attribute without a name":   table.Put(key, table.Item{"": "a"}),
		"attribute with a key's":     table.Put(key, table.Item{"pk": "a"}),
		"attribute with an index's":  table.Put(key, table.Item{"g1s": "a"}),
		"setting a key":              table.Update(key, map[string]any{"sk": "a"}, nil),
		"adding to a key":            table.Update(key, nil, map[string]int64{"g2p": 1}),
		"removing a key":             table.Update(key, nil, nil, "g1p"),
		"condition without operator": when(table.And(table.Present(), table.Condition{})),
		"and of nothing":             when(table.And()),
		"or of nothing":              when(table.Or()),
		"condition on no attribute":  when(table.Equal("", "a")),
		"condition on a key":         when(table.Unset("pk")),
		"condition on an int":        when(table.Equal("a", 1)),
		"condition on nil":           when(table.Equal("a", nil)),
		"condition on a list":        when(table.Equal("a", []any{})),
		"condition on no number":     when(table.More("a", table.Number("x"))),
		"order of truth":             when(table.Less("a", true)),
		"unknown operator":           when(table.Condition{Operator: 99, Attribute: "a", Value: "b"}),
	} {
		t.Run(name, func(t *testing.T) {
			s.wantInvalid(t, write)
			s.wantItem(t, key, nil)
		})
	}
}

func wrongQueriesAreRefused(t *testing.T, s *suite) {
	p, key := s.in("P"), s.in("P").Key("b")
	s.write(t, table.Put(key, nil, at(table.ByTenant, s.in("X"), "1")))
	position := table.Position{Key: key}
	indexed := table.Position{Key: key, IndexPart: s.in("X").String(), IndexSort: "1"}
	for name, q := range map[string]table.Query{
		"no partition":        {Limit: 1},
		"no tenant":           {Partition: table.In(access.Tenant{}, "P"), Limit: 1},
		"no limit":            {Partition: p},
		"negative limit":      {Partition: p, Limit: -1},
		"unknown index":       {Partition: p, Limit: 1, Index: "byNobody"},
		"consistent index":    {Partition: p, Limit: 1, Index: table.ByTenant, Consistent: true},
		"prefix and bounds":   {Partition: p, Limit: 1, Sort: table.Range{Prefix: "a", From: "a"}},
		"bounds turned round": {Partition: p, Limit: 1, Sort: table.Range{From: "b", To: "a"}},

		"position in another partition": {Partition: s.in("Q"), Limit: 1, After: position},
		"position out of the prefix":    {Partition: p, Limit: 1, After: position, Sort: table.Range{Prefix: "a"}},
		"position out of the bounds":    {Partition: p, Limit: 1, After: position, Sort: table.Range{From: "c"}},
		"position of an index":          {Partition: p, Limit: 1, After: indexed},
		"position of the table":         {Partition: p, Limit: 1, Index: table.ByTenant, After: position},
		"position in another index":     {Partition: s.in("Y"), Limit: 1, Index: table.ByTenant, After: indexed},
		"position out of index bounds": {
			Partition: s.in("X"), Limit: 1, Index: table.ByTenant, After: indexed, Sort: table.Range{From: "2"},
		},
		"position without a sort key": {Partition: p, Limit: 1, After: table.Position{Key: p.Key("")}},
	} {
		t.Run(name, func(t *testing.T) {
			if page, err := s.Table.Query(context.Background(), q); !errors.Is(err, table.ErrInvalid) {
				t.Errorf("got %v and %d records, want ErrInvalid", err, len(page.Records))
			}
		})
	}
}
