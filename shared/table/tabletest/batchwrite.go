package tabletest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kehu/shared/table"
)

func batchWritesAll(t *testing.T, s *suite) {
	const count = 60 // three requests of DynamoDB
	write := func(writes ...table.Write) {
		t.Helper()
		if err := s.Table.BatchWrite(context.Background(), writes); err != nil {
			t.Fatal(err)
		}
	}
	var puts []table.Write
	for i := range count {
		puts = append(puts, table.Put(s.key(fmt.Sprint(i)), table.Item{"nu": table.NumberOf(i), "id": fmt.Sprint(i)}, table.IndexKey{
			Index: table.ByTenant, Partition: s.in("LIST"), Sort: fmt.Sprintf("%03d", i),
		}))
	}
	write()
	write(puts...)
	write(puts...) // again, to no other effect
	page, err := s.Table.Query(context.Background(), table.Query{Index: table.ByTenant, Partition: s.in("LIST"), Limit: 2 * count})
	if err != nil || len(page.Records) != count {
		t.Fatalf("in the index: got %d, want %d: %v", len(page.Records), count, err)
	}
	var mixed []table.Write
	for i := range count {
		if i%2 == 0 {
			mixed = append(mixed, table.Delete(s.key(fmt.Sprint(i))))
			continue
		}
		mixed = append(mixed, table.Put(s.key(fmt.Sprint(i)), table.Item{"nu": table.NumberOf(-i)}))
	}
	write(append(mixed, table.Delete(s.key("never there")))...)
	for i := range count {
		item, err := s.Table.Get(context.Background(), s.key(fmt.Sprint(i)))
		if err != nil {
			t.Fatal(err)
		}
		if gone := item == nil; gone != (i%2 == 0) || !gone && item.Int("nu") != int64(-i) {
			t.Errorf("item %d: %v", i, item)
		}
	}
	page, err = s.Table.Query(context.Background(), table.Query{Index: table.ByTenant, Partition: s.in("LIST"), Limit: 2 * count})
	if err != nil || len(page.Records) != 0 {
		t.Errorf("in the index afterwards: got %d, want none: %v", len(page.Records), err)
	}
	large := strings.Repeat("x", table.MaxItemBytes-1000)
	var puts2 []table.Write
	for i := range 12 {
		puts2 = append(puts2, table.Put(s.key(fmt.Sprint("large", i)), table.Item{"data": large}))
	}
	write(puts2...)
}

func batchRefuses(t *testing.T, s *suite) {
	good := table.Put(s.key("good"), table.Item{"a": "x"})
	for name, bad := range map[string]table.Write{
		"a condition":      table.Put(s.key("bad"), table.Item{"a": "x"}).When(table.Absent(), nil),
		"an update":        table.Update(s.key("bad"), map[string]any{"a": "x"}, nil),
		"a check":          table.Check(s.key("bad"), table.Present()),
		"an item twice":    table.Delete(s.key("good")),
		"no key":           table.Delete(table.Key{}),
		"an unknown index": table.Put(s.key("bad"), table.Item{"a": "x"}, table.IndexKey{Index: "other", Partition: s.in("LIST"), Sort: "x"}),
	} {
		if err := s.Table.BatchWrite(context.Background(), []table.Write{good, bad}); !errors.Is(err, table.ErrInvalid) {
			t.Errorf("%s: got %v, want ErrInvalid", name, err)
		}
	}
	if item, err := s.Table.Get(context.Background(), s.key("good")); item != nil || err != nil {
		t.Errorf("a refused batch has written %v (%v)", item, err)
	}
}
