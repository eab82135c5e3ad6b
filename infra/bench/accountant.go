package main

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"

	"kehu/shared/table"
)

// accountant is a table that counts the write units of what it passes on, by DynamoDB's rules (Developer Guide, "Read
// and write operations" and "Global secondary indexes"): 1 for each KB of an item, twice that in a transaction; for
// each index 1 for each KB of an entry that appears, disappears or changes, and for both if its key changes. The
// emulator's own figures are no help here: of the items of a transaction it counts those of one size once.
type accountant struct {
	table.Table
	schema table.Schema
	stored map[table.Key]table.Write // what was put last
	units  *units
	sizes  map[string]size // the largest of each sort
}

// units are write units.
type units struct {
	items   float64 // also those of counters
	entries float64 // of indexes, if a transaction does not count twice there
	twice   float64 // what comes to that if it does
}

// size is that of an item and of its largest index entry, keys included, in bytes.
type size struct{ item, entry int }

// Reserve counts a counter, which is small.
func (a *accountant) Reserve(ctx context.Context, key table.Key, count int64) (int64, error) {
	a.units.items++
	return a.Table.Reserve(ctx, key, count)
}

// Transact counts what it passes on.
func (a *accountant) Transact(ctx context.Context, tx table.Tx) error {
	if err := a.Table.Transact(ctx, tx); err != nil {
		return err
	}
	price := 2.0
	if len(tx.Writes) == 1 && tx.Writes[0].Kind == table.KindPut { // goes as a plain request
		price = 1
	}
	for _, w := range tx.Writes {
		before, found := a.stored[w.Key]
		was, is := 0, 1
		if found {
			was = a.itemSize(before)
		}
		if w.Kind == table.KindPut {
			is = a.itemSize(w)
			a.stored[w.Key] = w
			a.note(w)
		} else {
			delete(a.stored, w.Key)
		}
		a.units.items += price * kilobytes(max(was, is))
		for _, index := range a.schema.Indexes {
			entries := a.entryUnits(index, before, w)
			a.units.entries += entries
			a.units.twice += (price - 1) * entries
		}
	}
	return nil
}

func kilobytes(bytes int) float64 { return float64((bytes + 1023) / 1024) }

// itemSize is the size of what a put stores.
func (a *accountant) itemSize(w table.Write) int {
	bytes := keySize(table.Primary, w.Key.Partition().String(), w.Key.Sort()) + contents(w.Item)
	for _, place := range w.Index {
		bytes += keySize(place.Index, place.Partition.String(), place.Sort)
	}
	return bytes
}

// contents is the size of an item that a table has taken.
func contents(item table.Item) int {
	bytes, err := item.Size()
	if err != nil {
		panic(err)
	}
	return bytes
}

// keySize is the size of a key, with the names of its attributes.
func keySize(index table.Index, partition, sort string) int {
	partitionName, sortName := index.IndexAttributes()
	return len(partitionName) + len(partition) + len(sortName) + len(sort)
}

// entryOf returns where a put stands in the index, and what the entry carries; found is false when it is not there.
func (a *accountant) entryOf(index table.Index, w table.Write) (place table.IndexKey, carried table.Item, found bool) {
	i := slices.IndexFunc(w.Index, func(k table.IndexKey) bool { return k.Index == index })
	if i < 0 || w.Kind != table.KindPut {
		return place, nil, false
	}
	carried = maps.Clone(w.Item)
	if a.schema.Projected != nil {
		maps.DeleteFunc(carried, func(name string, _ any) bool { return !slices.Contains(a.schema.Projected, name) })
	}
	return w.Index[i], carried, true
}

// entrySize is the size of an entry, which has the keys of the item and of the index. An index that carries all carries the
// keys of the others too.
func (a *accountant) entrySize(w table.Write, place table.IndexKey, carried table.Item) int {
	if a.schema.Projected == nil {
		return a.itemSize(w)
	}
	return keySize(table.Primary, w.Key.Partition().String(), w.Key.Sort()) +
		keySize(place.Index, place.Partition.String(), place.Sort) + contents(carried)
}

func (a *accountant) entryUnits(index table.Index, before, now table.Write) float64 {
	oldPlace, oldItem, was := a.entryOf(index, before)
	newPlace, newItem, is := a.entryOf(index, now)
	old, fresh := 0.0, 0.0
	if was {
		old = kilobytes(a.entrySize(before, oldPlace, oldItem))
	}
	if is {
		fresh = kilobytes(a.entrySize(now, newPlace, newItem))
	}
	switch {
	case was && is && oldPlace == newPlace && reflect.DeepEqual(oldItem, newItem):
		return 0
	case was && is && oldPlace == newPlace:
		return max(old, fresh)
	default:
		return old + fresh
	}
}

// note remembers the size of what was put.
func (a *accountant) note(w table.Write) {
	now := size{item: a.itemSize(w)}
	for _, index := range a.schema.Indexes {
		if place, carried, found := a.entryOf(index, w); found {
			now.entry = max(now.entry, a.entrySize(w, place, carried))
		}
	}
	if sort := sortOf(w); now.item > a.sizes[sort].item {
		a.sizes[sort] = now
	}
}

// sortOf tells what an item is.
func sortOf(w table.Write) string {
	if strings.Contains(w.Key.Partition().String(), "#AUDIT#") {
		return "audit row"
	}
	if strings.Contains(w.Key.Partition().String(), "#MATCH#") {
		return "match key"
	}
	names := map[string]string{
		"CUS": "customer", "USR": "user", "TENANT": "company", "UNIQ": "unique value", "IDEM": "remembered answer",
		"KEY": "sealing key", "PRD": "product", "USE": "note of use", "ORD": "order, 5 lines",
	}
	kind, _, entry := strings.Cut(w.Key.Sort(), "#")
	if entry && kind == "ORD" {
		return "order's entry"
	}
	return names[kind]
}
