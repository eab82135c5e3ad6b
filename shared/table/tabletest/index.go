package tabletest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/table"
)

// at places an item in an index.
func at(index table.Index, partition table.Partition, sort string) table.IndexKey {
	return table.IndexKey{Index: index, Partition: partition, Sort: sort}
}

func indexShowsProjected(t *testing.T, s *suite) {
	key := s.in("C", "1").Key("C")
	item := table.Item{"secret": "s", "bank": map[string]any{"n": "1"}}
	want := table.Item{}
	for _, name := range table.Main.Projected {
		item[name], want[name] = "value of "+name, "value of "+name
	}
	item["tg"], want["tg"] = []any{"a", "b"}, []any{"a", "b"}
	item["v"], want["v"] = table.Number("3"), table.Number("3")
	s.write(t,
		table.Put(key, item, at(table.ByTenant, s.in("X"), "1"), at(table.ByOwner, s.in("Y"), "2")),
		table.Put(s.in("C", "2").Key("C"), item, at(table.ByOwner, s.in("Y"), "1")),
		table.Put(s.in("C", "3").Key("C"), item),
	)
	s.wantRecords(t, table.Query{Index: table.ByTenant, Partition: s.in("X"), Limit: 10}, table.Record{Key: key, Item: want})
	s.wantRecords(t, table.Query{Index: table.ByOwner, Partition: s.in("Y"), Limit: 10},
		table.Record{Key: s.in("C", "2").Key("C"), Item: want}, table.Record{Key: key, Item: want})
	s.wantRecords(t, table.Query{Index: table.ByOwner, Partition: s.in("X"), Limit: 10})
	s.wantRecords(t, table.Query{Partition: s.in("X"), Limit: 10})
	s.wantItem(t, key, item)
}

func indexFollowsItems(t *testing.T, s *suite) {
	key := s.key("a")
	x, y := s.in("X"), s.in("Y")
	inX, inY := table.Query{Index: table.ByTenant, Partition: x, Limit: 10}, table.Query{Index: table.ByTenant, Partition: y, Limit: 10}
	owner := table.Query{Index: table.ByOwner, Partition: x, Limit: 10}
	record := func(item table.Item) table.Record { return table.Record{Key: key, Item: item} }

	s.write(t, table.Put(key, table.Item{"nm": "1"}, at(table.ByTenant, x, "s"), at(table.ByOwner, x, "s")))
	s.wantRecords(t, inX, record(table.Item{"nm": "1"}))
	s.wantRecords(t, owner, record(table.Item{"nm": "1"}))

	s.write(t, table.Put(key, table.Item{"nm": "2"}, at(table.ByTenant, y, "s"), at(table.ByOwner, x, "t")))
	s.wantRecords(t, inX)
	s.wantRecords(t, inY, record(table.Item{"nm": "2"}))
	s.wantRecords(t, owner, record(table.Item{"nm": "2"}))

	s.write(t, table.Update(key, map[string]any{"nm": "3", "other": "o"}, map[string]int64{"v": 2}))
	s.wantRecords(t, inY, record(table.Item{"nm": "3", "v": table.Number("2")}))
	s.wantRecords(t, owner, record(table.Item{"nm": "3", "v": table.Number("2")}))

	s.write(t, table.Update(key, nil, nil, "nm"))
	s.wantRecords(t, inY, record(table.Item{"v": table.Number("2")}))
	s.wantItem(t, key, table.Item{"other": "o", "v": table.Number("2")})

	s.write(t, table.Put(key, table.Item{"nm": "4"}, at(table.ByTenant, y, "s")))
	s.wantRecords(t, inY, record(table.Item{"nm": "4"}))
	s.wantRecords(t, owner)

	s.write(t, table.Delete(key))
	s.wantRecords(t, inY)

	s.write(t, table.Update(key, map[string]any{"nm": "5"}, nil))
	s.wantRecords(t, inY)
	s.wantItem(t, key, table.Item{"nm": "5"})
}

// putIndexed stores items whose sort keys in the index ByTenant, partition X, are sorts.
func (s *suite) putIndexed(t *testing.T) {
	t.Helper()
	var tx table.Tx
	for i, sort := range slices.Backward(sorts) {
		tx.Add(table.Put(s.key(fmt.Sprint(i)), table.Item{"nm": sort}, at(table.ByTenant, s.in("X"), sort)))
	}
	for i, partition := range []table.Partition{s.in("X", "x"), s.in("X "), s.in("W"), s.in("Y")} {
		tx.Add(table.Put(s.key(fmt.Sprint("neighbour", i)), table.Item{"nm": "neighbour"}, at(table.ByTenant, partition, "a")))
	}
	tx.Add(table.Put(s.key("other index"), table.Item{"nm": "neighbour"}, at(table.ByOwner, s.in("X"), "a")))
	s.write(t, tx.Writes...)
}

func indexQueryAnswersItsRange(t *testing.T, s *suite) {
	s.putIndexed(t)
	q := table.Query{Index: table.ByTenant, Partition: s.in("X"), Limit: 100}
	s.wantCount(t, q, len(sorts))
	s.checkRanges(t, q)
}

func pagesCoverAnIndexOnce(t *testing.T, s *suite) {
	s.checkPages(t, func(count int) table.Query {
		partition := s.in("X", fmt.Sprint(count))
		var tx table.Tx
		for i := range count {
			key := s.key(fmt.Sprint(count, "-", count-i)) // the index turns the table's order around
			tx.Add(table.Put(key, table.Item{"nu": table.NumberOf(i)}, at(table.ByOwner, partition, fmt.Sprintf("%02d", i))))
		}
		if count > 0 {
			s.write(t, tx.Writes...)
		}
		q := table.Query{Index: table.ByOwner, Partition: partition, Limit: 100}
		s.wantCount(t, q, count)
		return q
	})
}

func equalIndexKeysArePagedOnce(t *testing.T, s *suite) {
	const count = 12
	var tx table.Tx
	var want []string
	for i := range count {
		name := fmt.Sprintf("%02d", i)
		want = append(want, name)
		sort := []string{"a", "b", "b#"}[i%3]
		tx.Add(table.Put(s.in("K", name).Key(sort), table.Item{"nm": name, "st": sort}, at(table.ByTenant, s.in("X"), sort)))
	}
	s.write(t, tx.Writes...)
	q := table.Query{Index: table.ByTenant, Partition: s.in("X"), Limit: 100}
	s.wantCount(t, q, count)
	for _, q.Limit = range []int{1, 3, 4, 5, 12} {
		for _, q.Descending = range []bool{false, true} {
			var names, order []string
			for _, record := range s.all(t, q) {
				names, order = append(names, record.Item.Text("nm")), append(order, record.Item.Text("st"))
			}
			if q.Descending {
				slices.Reverse(order)
			}
			if !slices.IsSorted(order) {
				t.Errorf("pages of %d, descending %v: order %q", q.Limit, q.Descending, order)
			}
			slices.Sort(names)
			if diff := cmp.Diff(want, names); diff != "" {
				t.Errorf("pages of %d, descending %v (-want +got):\n%s", q.Limit, q.Descending, diff)
			}
		}
	}
	exact := table.Query{Index: table.ByTenant, Partition: s.in("X"), Limit: 2, Sort: table.Range{From: "b", To: "b"}}
	if got := len(s.all(t, exact)); got != count/3 {
		t.Errorf("got %d records at one sort key, want %d", got, count/3)
	}
}

// indexGoesOnAfterAnyPlace: whoever merges partitions goes on in each of them after a record of one.
func indexGoesOnAfterAnyPlace(t *testing.T, s *suite) {
	const count = 6
	partition := func(i int) table.Partition { return s.in("X", fmt.Sprint(i%2)) }
	var tx table.Tx
	for i := range count {
		name := fmt.Sprint(i)
		tx.Add(table.Put(s.in("K", name).Key("K"), table.Item{"nm": name}, at(table.ByOwner, partition(i), name)))
	}
	s.write(t, tx.Writes...)
	for i := range count {
		for _, gone := range []bool{false, true} {
			key := s.in("K", fmt.Sprint(i)).Key("K")
			if gone {
				key = s.in("K", "gone").Key("K")
			}
			for _, descending := range []bool{false, true} {
				q := table.Query{Index: table.ByOwner, Partition: partition(i + 1), Limit: 2, Descending: descending}
				q.After = table.Position{Key: key, IndexPart: q.Partition.String(), IndexSort: fmt.Sprint(i)}
				want := []string{}
				for j := range count {
					if (j+i)%2 == 1 && j > i != descending {
						want = append(want, fmt.Sprint(j))
					}
				}
				if descending {
					slices.Reverse(want)
				}
				got := []string{}
				for _, record := range s.all(t, q) {
					got = append(got, record.Item.Text("nm"))
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("after %d (gone %v), descending %v (-want +got):\n%s", i, gone, descending, diff)
				}
			}
		}
	}
}
