package tabletest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"kehu/shared/table"
)

func updateChangesWhatItNames(t *testing.T, s *suite) {
	number := func(text string) table.Number { return table.Number(text) }
	before := table.Item{
		"text": "t", "n": number("5"), "decimal": number("0.5"), "long": number("9223372036854775807"),
		"list": []any{"a"}, "truth": true,
	}
	with := func(changes table.Item, without ...string) table.Item {
		item := table.Item{}
		maps.Copy(item, before)
		maps.Copy(item, changes)
		for _, name := range without {
			delete(item, name)
		}
		return item
	}
	for i, test := range []struct {
		name   string
		before table.Item
		set    map[string]any
		add    map[string]int64
		remove []string
		want   table.Item
	}{
		{"set", before, map[string]any{"text": "u", "new": ""}, nil, nil, with(table.Item{"text": "u", "new": ""})},
		{"set to another type", before, map[string]any{"text": []any{}, "n": "5"}, nil, nil, with(table.Item{"text": []any{}, "n": "5"})},
		{"add", before, nil, map[string]int64{"n": 3}, nil, with(table.Item{"n": number("8")})},
		{"add a negative", before, nil, map[string]int64{"n": -8}, nil, with(table.Item{"n": number("-3")})},
		{"add zero", before, nil, map[string]int64{"n": 0}, nil, with(nil)},
		{"add to nothing", before, nil, map[string]int64{"new": 3, "zero": 0}, nil, with(table.Item{"new": number("3"), "zero": number("0")})},
		{"add to a decimal", before, nil, map[string]int64{"decimal": -1}, nil, with(table.Item{"decimal": number("-0.5")})},
		{"add beyond 64 bits", before, nil, map[string]int64{"long": 1}, nil, with(table.Item{"long": number("9223372036854775808")})},
		{"remove", before, nil, nil, []string{"text", "list"}, with(nil, "text", "list")},
		{"remove what is not there", before, nil, nil, []string{"new"}, with(nil)},
		{
			"all together", before,
			map[string]any{"text": "u"},
			map[string]int64{"n": 1},
			[]string{"truth"},
			with(table.Item{"text": "u", "n": number("6")}, "truth"),
		},
		{
			"all together on no item", nil,
			map[string]any{"text": "u"},
			map[string]int64{"n": 1},
			[]string{"truth"},
			table.Item{"text": "u", "n": number("1")},
		},
		{"remove on no item makes an empty one", nil, nil, nil, []string{"truth"}, table.Item{}},
		{"names that look like syntax", before, map[string]any{"a.b": "1", "#n": "2", "size": "3"}, map[string]int64{":v": 4}, []string{"[0]"}, with(table.Item{
			"a.b": "1", "#n": "2", "size": "3", ":v": number("4"),
		})},
	} {
		t.Run(test.name, func(t *testing.T) {
			key := s.key(fmt.Sprint(i))
			if test.before != nil {
				s.write(t, table.Put(key, test.before))
			}
			s.write(t, table.Update(key, test.set, test.add, test.remove...))
			s.wantItem(t, key, test.want)
		})
	}
}

func impossibleUpdateChangesNothing(t *testing.T, s *suite) {
	before := table.Item{
		"text": "t", "data": strings.Repeat("x", 300<<10),
		"most": table.Number(strings.Repeat("9", 37) + ".5"), // all 38 digits
	}
	for name, update := range map[string]func(table.Key) table.Write{
		"adds to a text": func(key table.Key) table.Write {
			return table.Update(key, nil, map[string]int64{"text": 1})
		},
		"adds beyond digits": func(key table.Key) table.Write {
			return table.Update(key, nil, map[string]int64{"most": 1})
		},
		"makes it too large": func(key table.Key) table.Write {
			return table.Update(key, map[string]any{"more": strings.Repeat("x", 150<<10)}, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			key, other := s.key(name), s.key("with "+name)
			s.write(t, table.Put(key, before))
			s.wantInvalid(t, table.Put(other, nil), update(key))
			s.wantItem(t, key, before)
			s.wantItem(t, other, nil)
		})
	}
}

func transactionWholeOrNot(t *testing.T, s *suite) {
	a, b, c, d := s.key("a"), s.key("b"), s.key("c"), s.key("d")
	before := table.Item{"v": table.Number("1")}
	s.write(t, table.Put(a, before), table.Put(b, before, at(table.ByTenant, s.in("X"), "b")))

	fine, failed := table.Reason{}, table.Reason{Code: table.ConditionFailed}
	failedB := table.Reason{Code: table.ConditionFailed, Item: before}
	two := map[string]any{"v": table.Number("2")}
	s.wantCanceled(t, []table.Write{
		table.Put(c, table.Item{"v": table.Number("2")}, at(table.ByTenant, s.in("X"), "c")),
		table.Update(a, two, nil).When(table.Equal("v", table.Number("1")), nil),
		table.Delete(b).When(table.Equal("v", table.Number("2")), nil),
		table.Check(d, table.Present()),
	}, fine, fine, failedB, failed)
	s.wantItem(t, a, before)
	s.wantItem(t, b, before)
	s.wantItem(t, c, nil)
	s.wantRecords(t, table.Query{Index: table.ByTenant, Partition: s.in("X"), Limit: 10}, table.Record{Key: b, Item: before})

	s.write(t,
		table.Put(c, table.Item{"v": table.Number("2")}, at(table.ByTenant, s.in("X"), "c")),
		table.Update(a, two, nil).When(table.Equal("v", table.Number("1")), nil),
		table.Delete(b).When(table.Equal("v", table.Number("1")), nil),
		table.Check(d, table.Absent()),
	)
	s.wantItem(t, a, two)
	s.wantItem(t, b, nil)
	s.wantItem(t, c, two)
	s.wantItem(t, d, nil)
	s.wantRecords(t, table.Query{Index: table.ByTenant, Partition: s.in("X"), Limit: 10}, table.Record{Key: c, Item: two})

	s.write(t, table.Delete(d), table.Delete(b)) // what is not there can be deleted
}

func limitsOfATransaction(t *testing.T, s *suite) {
	var tx table.Tx
	for i := range table.MaxTransactionItems {
		tx.Add(table.Put(s.key(fmt.Sprint(i)), table.Item{"nu": table.NumberOf(i)}))
	}
	one := table.Put(s.key("one too many"), nil)
	s.wantInvalid(t, append(tx.Writes[:100:100], one)...)
	s.wantItem(t, s.key("0"), nil)
	s.write(t, tx.Writes...)
	s.wantItem(t, s.key("99"), table.Item{"nu": table.Number("99")})

	s.wantInvalid(t)
	s.wantInvalid(t, one, one)
	s.wantInvalid(t, one, table.Check(one.Key, table.Absent()))
	s.wantInvalid(t, table.Delete(one.Key), table.Update(one.Key, nil, map[string]int64{"n": 1}))

	tx.Writes = nil
	for i := range 11 {
		tx.Add(table.Put(s.key(fmt.Sprint("large", i)), table.Item{"data": strings.Repeat("x", 390<<10)}))
	}
	s.wantInvalid(t, tx.Writes...) // 4.2 MB
	s.wantItem(t, s.key("large0"), nil)
	s.write(t, tx.Writes[:10]...) // 3.8 MB
	s.wantItem(t, s.key("large9"), tx.Writes[9].Item)

	err := s.Table.Transact(context.Background(), table.Tx{Writes: []table.Write{one}, Token: strings.Repeat("t", 37)})
	if !errors.Is(err, table.ErrInvalid) {
		t.Errorf("a long token: got %v, want ErrInvalid", err)
	}
}

func limitsOfAnItem(t *testing.T, s *suite) {
	key := s.key("a")
	fits := table.Item{"data": strings.Repeat("x", 399<<10)}
	s.write(t, table.Put(key, fits))
	s.wantItem(t, key, fits)
	large := strings.Repeat("x", 401<<10)
	s.wantInvalid(t, table.Put(key, table.Item{"data": large}))
	s.wantInvalid(t, table.Put(key, table.Item{"list": []any{large[:200<<10], large[:201<<10]}}))
	s.wantInvalid(t, table.Update(key, map[string]any{"data": large}, nil))
	s.wantItem(t, key, fits)

	longest := s.in(strings.Repeat("p", 1900)).Key(strings.Repeat("s", table.MaxSortBytes))
	s.write(t, table.Put(longest, table.Item{"nm": "x"}, at(table.ByTenant, longest.Partition(), longest.Sort())))
	s.wantItem(t, longest, table.Item{"nm": "x"})
	s.wantRecords(t, table.Query{Index: table.ByTenant, Partition: longest.Partition(), Limit: 2},
		table.Record{Key: longest, Item: table.Item{"nm": "x"}})
}
