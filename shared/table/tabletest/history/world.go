package history

import (
	"strconv"

	"kehu/shared/access"
	"kehu/shared/id"
	"kehu/shared/table"
)

// worldKeys is how many items a world has: few, so that calls meet.
const worldKeys = 4

// world is a set of items, and a sequence, that calls and transactions never leave, so that each world can be judged alone.
type world struct {
	tenant access.Tenant
}

func newWorld(ids *id.Source) *world { return &world{tenant: access.NewTenant(ids)} }

// key returns the key of one of the items. Two share a partition.
func (w *world) key(item int) table.Key { return w.partition(item).Key(strconv.Itoa(item)) }

func (w *world) partition(item int) table.Partition {
	return table.In(w.tenant, "W", strconv.Itoa(item/2))
}

func (w *world) sequence() table.Key { return table.In(w.tenant, "SEQ", "w").Key("SEQ") }

// itemOf returns which item a sort key names.
func itemOf(sort string) (int, bool) {
	item, err := strconv.Atoi(sort)
	return item, err == nil && item >= 0 && item < worldKeys
}

// value is what an item holds; the zero value is no item.
type value struct {
	present bool
	n       int64 // what was put or set: no two writes set the same
	c       int64 // what was added to
}

func valueOf(item table.Item) value {
	if item == nil {
		return value{}
	}
	return value{present: true, n: item.Int("n"), c: item.Int("c")}
}

// item is the reverse of valueOf.
func (v value) item() table.Item {
	if !v.present {
		return nil
	}
	return table.Item{"n": table.NumberOf(v.n), "c": table.NumberOf(v.c)}
}

// write is one write of a call.
type write struct {
	item int
	kind table.Kind
	n    int64 // put or set
	add  int64 // KindUpdate only
	when table.Condition
}

func (w write) of(in *world) table.Write {
	key := in.key(w.item)
	var made table.Write
	switch w.kind {
	case table.KindPut:
		made = table.Put(key, value{present: true, n: w.n}.item())
	case table.KindUpdate:
		made = table.Update(key, map[string]any{"n": table.NumberOf(w.n)}, map[string]int64{"c": w.add})
	case table.KindDelete:
		made = table.Delete(key)
	case table.KindCheck:
		return table.Check(key, w.when)
	}
	return made.When(w.when, nil)
}

// after returns what the write leaves of a value.
func (w write) after(before value) value {
	switch w.kind {
	case table.KindPut:
		return value{present: true, n: w.n}
	case table.KindUpdate:
		return value{present: true, n: w.n, c: before.c + w.add}
	case table.KindDelete:
		return value{}
	case table.KindCheck:
	}
	return before
}
