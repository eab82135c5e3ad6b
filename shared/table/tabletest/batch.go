package tabletest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kehu/shared/table"
)

func batchInOrder(t *testing.T, s *suite) {
	var tx table.Tx
	var keys []table.Key
	var want []table.Item
	for i := range table.MaxBatchGet {
		key := s.in("K", fmt.Sprint(i*7%100)).Key(fmt.Sprint(i))
		keys = append(keys, key)
		if i%10 == 3 {
			want = append(want, nil)
			continue
		}
		item := table.Item{"nu": table.NumberOf(i)}
		want = append(want, item)
		tx.Add(table.Put(key, item))
	}
	s.write(t, tx.Writes...)
	get := func(keys []table.Key, want []table.Item) {
		t.Helper()
		got, err := s.Table.BatchGet(context.Background(), keys)
		if err != nil {
			t.Fatal(err)
		}
		if len(want) == 0 && len(got) == 0 {
			return
		}
		if diff := diff(want, got); diff != "" {
			t.Errorf("batch of %d (-want +got):\n%s", len(keys), diff)
		}
	}
	get(nil, nil)
	get(keys[:1], want[:1])
	get(keys[3:4], want[3:4])
	get(keys, want)
	get(append([]table.Key{keys[5], keys[3]}, keys...), append([]table.Item{want[5], nil}, want...))
	one := keys[1]
	keys = append(keys, s.key("one too many"))
	if _, err := s.Table.BatchGet(context.Background(), keys); !errors.Is(err, table.ErrInvalid) {
		t.Errorf("101 keys: got %v, want ErrInvalid", err)
	}
	if _, err := s.Table.BatchGet(context.Background(), []table.Key{one, {}}); !errors.Is(err, table.ErrInvalid) {
		t.Errorf("an empty key: got %v, want ErrInvalid", err)
	}
}

func batchMayBeLarge(t *testing.T, s *suite) {
	const count, size = 44, 390 << 10 // 16.7 MB: DynamoDB answers it in two
	data := strings.Repeat("x", size)
	var tx table.Tx
	var keys []table.Key
	for i := range count {
		key := s.key(fmt.Sprint(i))
		keys = append(keys, key)
		tx.Add(table.Put(key, table.Item{"nu": table.NumberOf(i), "data": data}))
		if len(tx.Writes) == 10 || i == count-1 {
			s.write(t, tx.Writes...)
			tx.Writes = nil
		}
	}
	items, err := s.Table.BatchGet(context.Background(), keys)
	if err != nil {
		t.Fatal(err)
	}
	for i, item := range items {
		if item.Int("nu") != int64(i) || item.Text("data") != data {
			t.Fatalf("item %d is not as it was stored", i)
		}
	}
}
