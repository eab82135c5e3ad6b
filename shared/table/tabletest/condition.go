package tabletest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"testing"

	"kehu/shared/table"
)

// specimens are the items on which conditions are tried; nil is no item.
var specimens = map[string]table.Item{
	"absent":  nil,
	"unset":   {"other": table.Number("5")},
	"four":    {"a": table.Number("4.5")},
	"five":    {"a": table.Number("5")},
	"ten":     {"a": table.Number("10")},
	"text 5":  {"a": "5"},
	"text 10": {"a": "10"},
	"empty":   {"a": ""},
	"true":    {"a": true, "b": "on"},
	"false":   {"a": false, "b": "on"},
	"list":    {"a": []any{table.Number("5")}},
}

// conditions says on which specimens each condition holds.
var conditions = []struct {
	name      string
	condition table.Condition
	holds     []string
}{
	{"absent", table.Absent(), []string{"absent"}},
	{"present", table.Present(), []string{
		"unset", "four", "five", "ten", "text 5", "text 10", "empty", "true", "false", "list",
	}},
	{"unset", table.Unset("a"), []string{"absent", "unset"}},
	{"equal number", table.Equal("a", table.Number("5")), []string{"five"}},
	{"equal decimal", table.Equal("a", table.Number("4.5")), []string{"four"}},
	{"equal text", table.Equal("a", "5"), []string{"text 5"}},
	{"equal empty text", table.Equal("a", ""), []string{"empty"}},
	{"equal true", table.Equal("a", true), []string{"true"}},
	{"equal false", table.Equal("a", false), []string{"false"}},
	{"less number", table.Less("a", table.Number("5")), []string{"four"}},
	{"less text", table.Less("a", "5"), []string{"text 10", "empty"}},
	{"at most number", table.AtMost("a", table.Number("5")), []string{"four", "five"}},
	{"at most text", table.AtMost("a", "5"), []string{"text 5", "text 10", "empty"}},
	{"more number", table.More("a", table.Number("5")), []string{"ten"}},
	{"more than negative", table.More("a", table.Number("-1")), []string{"four", "five", "ten"}},
	{"more text", table.More("a", "10"), []string{"text 5"}},
	{"at least number", table.AtLeast("a", table.Number("4.5")), []string{"four", "five", "ten"}},
	{"at least text", table.AtLeast("a", "10"), []string{"text 5", "text 10"}},
	{"and", table.And(table.Present(), table.More("a", table.Number("4")), table.Less("a", table.Number("10"))), []string{"four", "five"}},
	{"or", table.Or(table.Absent(), table.Equal("a", "5"), table.Equal("b", "on")), []string{"absent", "text 5", "true", "false"}},
	{"nested", table.And(table.Equal("b", "on"), table.Or(table.Equal("a", true), table.Unset("a"))), []string{"true"}},
	{"and of one", table.And(table.Unset("a")), []string{"absent", "unset"}},
}

// conditionsDecide tries every condition on every specimen, with every kind of write in turn.
func conditionsDecide(t *testing.T, s *suite) {
	kinds := []string{"put", "update", "delete", "check"}
	turn := 0
	for _, c := range conditions {
		t.Run(c.name, func(t *testing.T) {
			holds := make(map[string]bool)
			for _, name := range c.holds {
				holds[name] = true
			}
			for name, item := range specimens {
				if holds[name] != c.condition.Holds(item) {
					t.Errorf("Holds on %s: got %v", name, !holds[name])
				}
				turn++
				s.tryCondition(t, c.condition, kinds[turn%len(kinds)], item, holds[name], fmt.Sprint(turn))
			}
		})
	}
	for _, kind := range kinds {
		t.Run("every kind "+kind, func(t *testing.T) {
			s.tryCondition(t, table.Equal("a", "5"), kind, specimens["text 5"], true, kind+"holds")
			s.tryCondition(t, table.Equal("a", "5"), kind, specimens["five"], false, kind+"fails")
		})
	}
}

// tryCondition stores the item, writes with the condition and checks what became of it.
func (s *suite) tryCondition(t *testing.T, c table.Condition, kind string, item table.Item, holds bool, name string) {
	t.Helper()
	key := s.key(name)
	if item != nil {
		s.write(t, table.Put(key, item))
	}
	after := table.Item{"new": "n"}
	var write table.Write
	switch kind {
	case "put":
		write = table.Put(key, after)
	case "update":
		write = table.Update(key, map[string]any{"new": "n"}, nil)
		maps.Copy(after, item)
	case "delete":
		write, after = table.Delete(key), nil
	case "check":
		write, after = table.Check(key, c), item
	}
	write = write.When(c, errors.New("it did not hold"))
	if !holds {
		s.wantCanceled(t, []table.Write{write}, table.Reason{Code: table.ConditionFailed, Item: item})
		s.wantItem(t, key, item)
		return
	}
	s.write(t, write)
	s.wantItem(t, key, after)
}

func conditionsSeeTheStateBefore(t *testing.T, s *suite) {
	a, b := s.key("a"), s.key("b")
	one, two := table.Number("1"), table.Number("2")
	s.write(t, table.Put(a, table.Item{"n": one}), table.Put(b, table.Item{"n": two}))
	s.write(t, // exchange
		table.Update(a, map[string]any{"n": two}, nil).When(table.Equal("n", one), nil),
		table.Update(b, nil, map[string]int64{"n": -1}).When(table.Equal("n", two), nil),
	)
	s.wantItem(t, a, table.Item{"n": two})
	s.wantItem(t, b, table.Item{"n": one})
	s.wantCanceled(t, []table.Write{
		table.Delete(a),
		table.Update(b, map[string]any{"n": two}, nil).When(table.Equal("n", two), nil),
	}, table.Reason{}, table.Reason{Code: table.ConditionFailed, Item: table.Item{"n": one}})
}

func transactionExplains(t *testing.T, s *suite) {
	taken, stale := errors.New("taken"), errors.New("stale")
	a, b, c := s.key("a"), s.key("b"), s.key("c")
	s.write(t, table.Put(b, table.Item{"v": table.Number("2")}))
	for _, test := range []struct {
		name   string
		writes []table.Write
		want   error // nil: the transaction's own
	}{
		{"by its first failure", []table.Write{
			table.Put(a, nil).When(table.Absent(), errors.New("not this")),
			table.Put(b, nil).When(table.Absent(), taken),
			table.Update(c, map[string]any{"x": "y"}, nil).When(table.Present(), stale),
		}, taken},
		{"by any failure", []table.Write{
			table.Put(a, nil),
			table.Put(b, nil).When(table.Equal("v", table.Number("1")), stale),
		}, stale},
		{"by itself when nothing is said", []table.Write{table.Check(b, table.Absent())}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			tx := table.Tx{Writes: test.writes}
			err := s.Table.Transact(context.Background(), tx)
			want := test.want
			if want == nil {
				want = err
			}
			if got := tx.Explain(err); err == nil || !errors.Is(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}
