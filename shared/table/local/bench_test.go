package local

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

var sampleTenant = access.NewTenant(id.NewSource(clock.System{}, nil))

// customer is an item of about 600 bytes.
func customer(n int) table.Item {
	return table.Item{
		"et": "customer", "id": fmt.Sprintf("cus_%026d", n), "v": table.Number("1"),
		"ca": "2026-11-22T08:00:00.000Z", "cb": "usr_01hx0000000000000000000000",
		"ua": "2026-11-22T08:00:00.000Z", "ub": "usr_01hx0000000000000000000000",
		"nu": fmt.Sprintf("C%06d", n), "nm": "Alfreds Futterkiste " + fmt.Sprint(n), "st": "active", "ow": "usr_01hx0000000000000000000000",
		"kd": "company", "ph": []any{"+49300074321"}, "em": []any{"maria.anders@example.com"},
		"tg": []any{"retail", "berlin"}, "so": "fair", "tx": "DE123456789",
		"ad": map[string]any{"billing": map[string]any{"street": "Obere Str. 57", "city": "Berlin", "postcode": "12209", "country": "DE"}},
		"nt": strings.Repeat("n", 120),
	}
}

// create is what creating a customer writes: the item, two index entries and two markers.
func create(n int) table.Tx {
	identifier := fmt.Sprintf("%026d", n)
	key := table.In(sampleTenant, "CUS", identifier).Key("CUS")
	marker := func(kind, value string) table.Write {
		item := table.Item{"id": "cus_" + identifier}
		return table.Put(table.In(sampleTenant, "UNIQ", kind, value).Key("UNIQ"), item).When(table.Absent(), nil)
	}
	return table.Tx{Writes: []table.Write{
		table.Put(key, customer(n),
			table.IndexKey{Index: table.ByTenant, Partition: table.In(sampleTenant, "CUS"), Sort: identifier},
			table.IndexKey{Index: table.ByOwner, Partition: table.In(sampleTenant, "OWN", "usr"), Sort: identifier},
		).When(table.Absent(), nil),
		marker("number", fmt.Sprintf("C%06d", n)),
		marker("email", fmt.Sprintf("maria%d@example.com", n)),
	}}
}

func BenchmarkCreate(b *testing.B) {
	for _, writers := range []int{1, 16, 64} {
		b.Run(fmt.Sprint("writers-", writers), func(b *testing.B) {
			t := open(b, b.TempDir(), Options{}).Table(everything)
			var next atomic.Int64
			var wait sync.WaitGroup
			b.ResetTimer()
			for range writers {
				wait.Go(func() {
					for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
						if err := t.Transact(context.Background(), create(int(n))); err != nil {
							b.Error(err)
						}
					}
				})
			}
			wait.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "tx/s")
		})
	}
}

func filled(b *testing.B, count int) *Table {
	b.Helper()
	t := open(b, b.TempDir(), Options{}).Table(everything)
	var tx table.Tx
	for i := range count {
		tx.Add(create(i).Writes...)
		if len(tx.Writes) > 96 || i == count-1 {
			if err := t.Transact(context.Background(), tx); err != nil {
				b.Fatal(err)
			}
			tx.Writes = nil
		}
	}
	b.ResetTimer()
	return t
}

func BenchmarkGet(b *testing.B) {
	t := filled(b, 20_000)
	n := 0
	for b.Loop() {
		n = (n + 7919) % 20_000
		item, err := t.Get(context.Background(), table.In(sampleTenant, "CUS", fmt.Sprintf("%026d", n)).Key("CUS"))
		if err != nil || item == nil {
			b.Fatal(item, err)
		}
	}
}

func BenchmarkQuery50(b *testing.B) {
	t := filled(b, 20_000)
	n := 0
	for b.Loop() {
		n = (n + 7919) % 19_000
		page, err := t.Query(context.Background(), table.Query{
			Index: table.ByTenant, Partition: table.In(sampleTenant, "CUS"), Limit: 50, Sort: table.Range{From: fmt.Sprintf("%026d", n)},
		})
		if err != nil || len(page.Records) != 50 {
			b.Fatal(len(page.Records), err)
		}
	}
}

func BenchmarkDecode50(b *testing.B) {
	var encoded [50]string
	for i := range encoded {
		encoded[i] = string(appendAttributes(nil, customer(i), nil))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range encoded {
			if _, err := decodeItem(text); err != nil {
				b.Fatal(err)
			}
		}
	}
}
