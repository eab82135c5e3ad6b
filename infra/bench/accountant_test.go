package main

import (
	"strings"
	"testing"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

func TestWritesAreCountedByTheRules(t *testing.T) {
	tenant := access.NewTenant(id.NewSource(clock.System{}, nil))
	key := table.In(tenant, "CUS", "1").Key("CUS")
	list := func(name string) table.IndexKey {
		return table.IndexKey{Index: table.ByTenant, Partition: table.In(tenant, name), Sort: "1"}
	}
	put := func(name, notes string, index ...table.IndexKey) table.Write {
		return table.Put(key, table.Item{"nm": name, "no": notes}, index...) // nm is projected, no is not
	}
	other := table.Put(table.In(tenant, "UNIQ", "a").Key("UNIQ"), table.Item{"rec": "1"})
	steps := []struct {
		name   string
		writes []table.Write
		want   units
	}{
		{"a new item and its entry", []table.Write{put("a", "", list("L"))}, units{items: 1, entries: 1}},
		{"the same again", []table.Write{put("a", "", list("L"))}, units{items: 1}},
		{"what the entry does not carry", []table.Write{put("a", "b", list("L"))}, units{items: 1}},
		{"what the entry carries", []table.Write{put("b", "b", list("L"))}, units{items: 1, entries: 1}},
		{"the entry's key", []table.Write{put("b", "b", list("BIN"))}, units{items: 1, entries: 2}},
		{"more than a KB", []table.Write{put("b", strings.Repeat("b", 1024), list("BIN"))}, units{items: 2}},
		{"less again: the larger counts", []table.Write{put("b", "b", list("BIN"))}, units{items: 2}},
		{"in a transaction", []table.Write{put("c", "b", list("BIN")), other}, units{items: 4, entries: 1, twice: 1}},
		{"a removal", []table.Write{table.Delete(key), other}, units{items: 4, entries: 1, twice: 1}},
	}
	a := &accountant{Table: newMemory(), schema: table.Main, stored: make(map[table.Key]table.Write), sizes: make(map[string]size)}
	for _, s := range steps {
		a.units = new(units)
		if err := a.Transact(t.Context(), table.Tx{Writes: s.writes}); err != nil {
			t.Fatal(err)
		}
		if *a.units != s.want {
			t.Errorf("%s: got %+v, want %+v", s.name, *a.units, s.want)
		}
	}
	a.units = new(units)
	if _, err := a.Reserve(t.Context(), key, 1); err != nil || *a.units != (units{items: 1}) {
		t.Errorf("a number: got %+v, %v", *a.units, err)
	}
	if got := a.sizes["customer"]; got.item <= 1024 || got.entry == 0 || got.entry >= 1024 {
		t.Errorf("sizes: got %+v", got)
	}
}
