package tabletest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/clock"
	"kehu/shared/table"
)

// changesOf returns the changes of one item in order, without what differs between runs, after
// checking that.
func (s *suite) changesOf(t *testing.T, key table.Key) []table.Change {
	t.Helper()
	var changes []table.Change
	sequences := make(map[string]bool)
	for _, c := range s.Changes(t) {
		if c.Key != key {
			continue
		}
		if c.Sequence == "" || sequences[c.Sequence] {
			t.Errorf("sequence %q is empty or told twice", c.Sequence)
		}
		sequences[c.Sequence] = true
		if age := (clock.System{}).Now().Sub(c.At); age < -time.Minute || age > time.Hour {
			t.Errorf("a change of just now is dated %v", c.At)
		}
		c.Sequence, c.At = "", time.Time{}
		changes = append(changes, c)
	}
	return changes
}

func (s *suite) wantChanges(t *testing.T, key table.Key, want ...table.Change) {
	t.Helper()
	for i := range want {
		want[i].Key = key
	}
	if diff := cmp.Diff(want, s.changesOf(t, key), cmp.Comparer(func(a, b table.Key) bool { return a == b })); diff != "" {
		t.Errorf("changes of %s (-want +got):\n%s", key.Partition(), diff)
	}
}

func changesTellWhatHappened(t *testing.T, s *suite) {
	a, b, c := s.key("a"), s.key("b"), s.key("c")
	one := table.Item{"n": table.Number("1"), "secret": "s", "list": []any{"a", map[string]any{"k": ""}}, "binary": []byte{0, 255}}
	two := table.Item{"n": table.Number("2")}
	three := table.Item{"n": table.Number("5"), "t": ""}

	s.write(t, table.Put(a, one, at(table.ByTenant, s.in("X"), "1")), table.Put(b, nil))
	s.write(t, table.Put(a, two), table.Check(b, table.Present()))
	s.write(t, table.Update(a, map[string]any{"t": ""}, map[string]int64{"n": 3}), table.Update(c, two, nil))
	s.wantCanceled(t, []table.Write{table.Delete(a), table.Check(b, table.Absent())},
		table.Reason{}, table.Reason{Code: table.ConditionFailed, Item: table.Item{}})
	s.write(t, table.Delete(a), table.Delete(s.key("never")))
	s.write(t, table.Put(a, one))

	s.wantChanges(t, a,
		table.Change{New: one},
		table.Change{Old: one, New: two},
		table.Change{Old: two, New: three},
		table.Change{Old: three},
		table.Change{New: one},
	)
	s.wantChanges(t, b, table.Change{New: table.Item{}})
	s.wantChanges(t, c, table.Change{New: two})
	s.wantChanges(t, s.key("never"))
}

func changesInOrder(t *testing.T, s *suite) {
	const items, writers, each = 3, 6, 10
	var wait sync.WaitGroup
	for w := range writers {
		wait.Go(func() {
			for i := range each {
				var tx table.Tx
				for item := range items {
					key := s.key(fmt.Sprint(item))
					tx.Add(table.Update(key, map[string]any{"by": fmt.Sprint(w, "-", i)}, map[string]int64{"n": 1}))
				}
				err := retry(func() error { return s.Table.Transact(context.Background(), tx) })
				if err != nil {
					t.Errorf("transact: %v", err)
				}
			}
		})
	}
	wait.Wait()
	var order []string // the writers in the order of the first item
	for item := range items {
		var before table.Item
		var by []string
		for i, c := range s.changesOf(t, s.key(fmt.Sprint(item))) {
			if diff := diff(before, c.Old); diff != "" {
				t.Errorf("change %d of item %d does not follow the one before (-want +got):\n%s", i, item, diff)
			}
			before = c.New
			by = append(by, c.New.Text("by"))
		}
		if want := int64(writers * each); before.Int("n") != want || int64(len(by)) != want {
			t.Errorf("item %d: %d changes to %v, want %d", item, len(by), before["n"], want)
		}
		if item == 0 {
			order = by
		}
		if diff := cmp.Diff(order, by); diff != "" {
			t.Errorf("item %d saw the transactions in another order:\n%s", item, diff)
		}
	}
}

func noopIsNotTold(t *testing.T, s *suite) {
	if s.TellsNoop {
		t.Skip("this table tells writes that change nothing")
	}
	key := s.key("a")
	item := table.Item{"n": table.Number("1"), "m": map[string]any{"a": "1", "b": "2"}}
	s.write(t, table.Put(key, item))
	s.write(t, table.Put(key, table.Item{"m": map[string]any{"b": "2", "a": "1"}, "n": table.Number("1")}))
	s.write(t, table.Update(key, map[string]any{"n": table.Number("1")}, nil, "absent"))
	s.write(t, table.Delete(s.key("never")))
	s.wantChanges(t, key, table.Change{New: item})
	s.wantChanges(t, s.key("never"))
}

func expiredItemsVanish(t *testing.T, s *suite) {
	now := clock.System{}.Now().Truncate(time.Second)
	x := s.in("X")
	put := func(name string, at time.Time) (table.Key, table.Item) {
		key := s.key(name)
		s.write(t, table.Put(key, table.Item{"nm": name}, table.IndexKey{Index: table.ByTenant, Partition: x, Sort: name}).Expiring(at))
		return key, table.Item{"nm": name, table.AttrExpires: table.NumberOf(at.Unix())}
	}
	past, pastItem := put("past", now.Add(-time.Hour))
	older, olderItem := put("older", now.Add(-48*time.Hour))
	future, futureItem := put("future", now.Add(time.Hour))
	later, _ := put("later", now.Add(-time.Hour))
	never := s.key("never")
	s.write(t, table.Put(never, table.Item{"nm": "never"}), table.Update(later, map[string]any{
		table.AttrExpires: table.NumberOf(now.Add(2 * time.Hour).Unix()),
	}, nil))
	kept, _ := put("kept", now.Add(-time.Hour))
	s.write(t, table.Update(kept, nil, nil, table.AttrExpires))
	text := s.key("text")
	s.write(t, table.Put(text, table.Item{table.AttrExpires: "yesterday"}))
	gone, _ := put("gone", now.Add(-time.Hour))
	s.write(t, table.Delete(gone))

	s.wantItem(t, past, pastItem) // expired items stay until they are removed
	if s.Expire == nil {
		t.Skip("expiry cannot be triggered here")
	}
	s.Expire(t, now)
	s.wantItem(t, past, nil)
	s.wantItem(t, older, nil)
	s.wantItem(t, future, futureItem)
	for _, key := range []table.Key{later, kept, never, text} {
		if s.get(t, key) == nil {
			t.Errorf("%s expired", key.Partition())
		}
	}
	s.wantRecords(t, table.Query{Index: table.ByTenant, Partition: x, Limit: 10},
		table.Record{Key: future, Item: table.Item{"nm": "future"}},
		table.Record{Key: kept, Item: table.Item{"nm": "kept"}},
		table.Record{Key: later, Item: table.Item{"nm": "later"}})
	s.wantChanges(t, past, table.Change{New: pastItem}, table.Change{Old: pastItem, Expired: true})
	s.wantChanges(t, older, table.Change{New: olderItem}, table.Change{Old: olderItem, Expired: true})
	s.Expire(t, now.Add(24*time.Hour))
	s.wantItem(t, future, nil)
	s.wantItem(t, later, nil)
	s.wantItem(t, kept, table.Item{"nm": "kept"})
}
