package tabletest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/access"
	"kehu/shared/table"
)

// model is the table as simply as it can be said: a map.
type model struct {
	tenant access.Tenant
	items  map[table.Key]placed
}

type placed struct {
	item  table.Item
	index []table.IndexKey
}

// agreesWithModel does random transactions and reads on the table and on a model, and then checks that
// the stream leads to the model's state.
func agreesWithModel(t *testing.T, s *suite) {
	rapid.Check(t, func(rt *rapid.T) {
		m := &model{tenant: access.NewTenant(s.ids), items: make(map[table.Key]placed)}
		rt.Repeat(map[string]func(*rapid.T){
			"transact": func(rt *rapid.T) { m.transact(rt, s) },
			"get":      func(rt *rapid.T) { m.get(rt, s) },
			"batch":    func(rt *rapid.T) { m.batch(rt, s) },
			"query":    func(rt *rapid.T) { m.query(rt, s) },
		})
	})
	s.replay(t)
}

// A small world, so that writes meet.

func (m *model) partition(rt *rapid.T) table.Partition {
	parts := rapid.SampledFrom([][]string{{"P"}, {"P", "a"}, {"P#a"}}).Draw(rt, "partition")
	return table.In(m.tenant, parts...)
}

func drawSort(rt *rapid.T) string {
	return rapid.SampledFrom([]string{"a", "a#", "a#b", "ab", "b", "客"}).Draw(rt, "sort")
}

func (m *model) key(rt *rapid.T) table.Key { return m.partition(rt).Key(drawSort(rt)) }

func drawValue(rt *rapid.T) any {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(-2, 2), func(n int) any { return table.NumberOf(n) }),
		rapid.SampledFrom([]any{"", "a", "b", true, false, []byte{1}, []any{"a"}, map[string]any{"a": "b"}}),
	).Draw(rt, "value")
}

var modelNames = []string{"nm", "v", "st", "hidden"} // all but the last are projected

func drawAttributes(rt *rapid.T) table.Item {
	item := table.Item{}
	for _, name := range rapid.SliceOfDistinct(rapid.SampledFrom(modelNames), rapid.ID).Draw(rt, "names") {
		item[name] = drawValue(rt)
	}
	return item
}

func (m *model) places(rt *rapid.T) []table.IndexKey {
	var places []table.IndexKey
	for _, index := range []table.Index{table.ByTenant, table.ByOwner} {
		if rapid.Bool().Draw(rt, "indexed") {
			places = append(places, at(index, m.partition(rt), drawSort(rt)))
		}
	}
	return places
}

func drawCondition(rt *rapid.T) table.Condition {
	name := rapid.SampledFrom(modelNames).Draw(rt, "attribute")
	number := table.NumberOf(rapid.IntRange(-2, 2).Draw(rt, "number"))
	return rapid.SampledFrom([]table.Condition{
		{},
		{},
		table.Absent(), table.Present(), table.Unset(name), table.Equal(name, "a"), table.Equal(name, true),
		table.Less(name, number), table.AtMost(name, number), table.More(name, number), table.AtLeast(name, "a"),
		table.Or(table.Absent(), table.Equal(name, number)), table.And(table.Present(), table.Unset(name)),
	}).Draw(rt, "condition")
}

func (m *model) write(rt *rapid.T) table.Write {
	key, condition := m.key(rt), drawCondition(rt)
	switch rapid.SampledFrom([]string{"put", "put", "update", "delete", "check"}).Draw(rt, "kind") {
	case "put":
		return table.Put(key, drawAttributes(rt), m.places(rt)...).When(condition, nil)
	case "update":
		set := drawAttributes(rt)
		add := map[string]int64{}
		var remove []string
		for _, name := range modelNames {
			if _, taken := set[name]; taken {
				continue
			}
			switch rapid.IntRange(0, 3).Draw(rt, "what") {
			case 0:
				remove = append(remove, name)
			case 1:
				if value := m.items[key].item[name]; value == nil || isNumber(value) {
					add[name] = rapid.Int64Range(-2, 2).Draw(rt, "amount")
				}
			}
		}
		if len(set)+len(add)+len(remove) == 0 {
			remove = []string{"nm"}
		}
		return table.Update(key, set, add, remove...).When(condition, nil)
	case "delete":
		return table.Delete(key).When(condition, nil)
	default:
		if condition.IsZero() {
			condition = table.Present()
		}
		return table.Check(key, condition)
	}
}

func isNumber(value any) bool {
	_, ok := value.(table.Number)
	return ok
}

func (m *model) transact(rt *rapid.T, s *suite) {
	var tx table.Tx
	taken := make(map[table.Key]bool)
	for range rapid.IntRange(1, 4).Draw(rt, "writes") {
		if write := m.write(rt); !taken[write.Key] {
			taken[write.Key] = true
			tx.Add(write)
		}
	}
	want := m.apply(tx)
	err := s.Table.Transact(context.Background(), tx)
	if want == nil {
		if err != nil {
			rt.Fatalf("transact: %v", err)
		}
		return
	}
	var canceled *table.Canceled
	if !errors.As(err, &canceled) {
		rt.Fatalf("transact: got %v, want it canceled", err)
	}
	if diff := diff(want, canceled.Reasons); diff != "" {
		rt.Fatalf("reasons (-want +got):\n%s", diff)
	}
}

// apply does the transaction on the model; it returns the reasons when it is canceled.
func (m *model) apply(tx table.Tx) []table.Reason {
	reasons := make([]table.Reason, len(tx.Writes))
	failed := false
	for i, w := range tx.Writes {
		if !w.If.Holds(m.items[w.Key].item) {
			reasons[i] = table.Reason{Code: table.ConditionFailed, Item: m.items[w.Key].item}
			failed = true
		}
	}
	if failed {
		return reasons
	}
	for _, w := range tx.Writes {
		before := m.items[w.Key]
		switch w.Kind {
		case table.KindPut:
			m.items[w.Key] = placed{item: maps.Clone(w.Item), index: w.Index}
		case table.KindDelete:
			delete(m.items, w.Key)
		case table.KindUpdate:
			item := table.Item{}
			maps.Copy(item, before.item)
			maps.Copy(item, w.Set)
			for name, amount := range w.Add {
				item[name] = table.NumberOf(item.Int(name) + amount)
			}
			for _, name := range w.Remove {
				delete(item, name)
			}
			m.items[w.Key] = placed{item: item, index: before.index}
		case table.KindCheck:
		}
	}
	return nil
}

func (m *model) get(rt *rapid.T, s *suite) {
	key := m.key(rt)
	got, err := s.Table.Get(context.Background(), key)
	if err != nil {
		rt.Fatal(err)
	}
	if diff := diff(m.items[key].item, got); diff != "" {
		rt.Fatalf("item (-want +got):\n%s", diff)
	}
}

func (m *model) batch(rt *rapid.T, s *suite) {
	var keys []table.Key
	var want []table.Item
	for range rapid.IntRange(1, 5).Draw(rt, "keys") {
		key := m.key(rt)
		keys, want = append(keys, key), append(want, m.items[key].item)
	}
	got, err := s.Table.BatchGet(context.Background(), keys)
	if err != nil {
		rt.Fatal(err)
	}
	if diff := diff(want, got); diff != "" {
		rt.Fatalf("batch (-want +got):\n%s", diff)
	}
}

func (m *model) query(rt *rapid.T, s *suite) {
	q := table.Query{
		Partition:  m.partition(rt),
		Index:      rapid.SampledFrom([]table.Index{table.Primary, table.ByTenant, table.ByOwner}).Draw(rt, "index"),
		Descending: rapid.Bool().Draw(rt, "descending"),
		Limit:      rapid.IntRange(1, 4).Draw(rt, "limit"),
	}
	q.Sort = rapid.SampledFrom([]table.Range{
		{}, {}, {Prefix: "a"}, {Prefix: "a#"}, {From: "a#"}, {To: "ab"}, {From: "a#a", To: "b"},
	}).Draw(rt, "range")
	want := m.answer(q)
	difference := ""
	if !patiently(func() bool {
		got := s.all(rt, q)
		if q.Index != table.Primary { // which comes first of equal sort keys is not defined
			slices.SortFunc(got, func(a, b table.Record) int { return cmp.Compare(m.order(q, a), m.order(q, b)) })
		}
		difference = diff(want, got)
		return difference == ""
	}) {
		rt.Fatalf("%+v (-want +got):\n%s", q, difference)
	}
}

// answer returns what the query answers, in the order of the query, or for an index in order's.
func (m *model) answer(q table.Query) []table.Record {
	var records []table.Record
	for key, p := range m.items {
		if q.Index == table.Primary {
			if key.Partition() == q.Partition && q.Sort.Contains(key.Sort()) {
				records = append(records, table.Record{Key: key, Item: p.item})
			}
			continue
		}
		for _, place := range p.index {
			if place.Index == q.Index && place.Partition == q.Partition && q.Sort.Contains(place.Sort) {
				item := maps.Clone(p.item)
				delete(item, "hidden")
				records = append(records, table.Record{Key: key, Item: item})
			}
		}
	}
	slices.SortFunc(records, func(a, b table.Record) int { return cmp.Compare(m.order(q, a), m.order(q, b)) })
	if q.Descending && q.Index == table.Primary {
		slices.Reverse(records)
	}
	return records
}

func (m *model) order(q table.Query, r table.Record) string {
	sort := ""
	for _, place := range m.items[r.Key].index {
		if place.Index == q.Index {
			sort = place.Sort
		}
	}
	return strings.Join([]string{sort, r.Key.Partition().String(), r.Key.Sort()}, "\x00")
}

// replay applies all changes of the stream to nothing, and compares with the table.
func (s *suite) replay(t *testing.T) {
	t.Helper()
	state := make(map[table.Key]table.Item)
	for i, c := range s.Changes(t) {
		if diff := diff(state[c.Key], c.Old); diff != "" {
			t.Fatalf("change %d does not follow (-want +got):\n%s", i, diff)
		}
		state[c.Key] = c.New
	}
	if len(state) == 0 {
		t.Error("no changes were told")
	}
	for key, want := range state {
		s.wantItem(t, key, want)
		if t.Failed() {
			t.Fatal(fmt.Sprint("the stream does not lead to the state of ", key.Partition()))
		}
	}
}
