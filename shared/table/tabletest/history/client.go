package history

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"

	"kehu/shared/table"
)

// client makes one call after the other.
type client struct {
	*recorder
	number int
	random *rand.Rand
	seen   [][worldKeys]value // what it saw last of each item, for conditions that often hold
}

// call makes one call of some kind.
func (c *client) call(ctx context.Context) {
	world := c.random.IntN(c.options.Worlds)
	switch dice := c.random.IntN(100); {
	case dice < 25:
		c.get(ctx, world)
	case dice < 33:
		c.batchGet(ctx, world)
	case dice < 45:
		c.query(ctx, world)
	case dice < 50:
		c.reserve(ctx, world)
	case dice < 54 && !c.options.Repeats:
		c.batchWrite(ctx, world)
	case dice < 60:
		c.twice(ctx, world)
	default:
		c.transact(ctx, world, c.number, call{world: world, writes: c.writes(world)})
	}
}

func (c *client) get(ctx context.Context, world int) {
	item := c.random.IntN(worldKeys)
	began := c.begin()
	got, err := c.table.Get(ctx, c.worlds[world].key(item))
	if err != nil {
		return // a read without an answer says nothing
	}
	c.read(world, began, []int{item}, []value{valueOf(got)})
}

// read writes a read of items at one moment down.
func (c *client) read(world int, began int64, items []int, values []value) {
	for i, item := range items {
		c.seen[world][item] = values[i]
	}
	c.end(c.number, began, call{world: world, reads: items}, outcome{values: values})
}

// batchGet reads items, each at its own moment.
func (c *client) batchGet(ctx context.Context, world int) {
	keys := make([]table.Key, worldKeys)
	for item := range keys {
		keys[item] = c.worlds[world].key(item)
	}
	began := c.begin()
	got, err := c.table.BatchGet(ctx, keys)
	if err != nil {
		return
	}
	if len(got) != len(keys) {
		c.fail(fmt.Errorf("%d items for %d keys", len(got), len(keys)))
		return
	}
	for item := range keys {
		c.read(world, began, []int{item}, []value{valueOf(got[item])})
	}
}

// query reads a partition, whole or each item at its own moment; what the answer does not have is absent.
func (c *client) query(ctx context.Context, world int) {
	first := c.random.IntN(worldKeys) / 2 * 2
	q := table.Query{Partition: c.worlds[world].partition(first), Limit: worldKeys, Consistent: true, Descending: c.random.IntN(2) == 0}
	began := c.begin()
	page, err := c.table.Query(ctx, q)
	if err != nil {
		return
	}
	items, values := []int{first, first + 1}, make([]value, 2)
	for _, r := range page.Records {
		item, ok := itemOf(r.Key.Sort())
		if !ok || item/2*2 != first {
			c.fail(fmt.Errorf("a query of another partition's item %q", r.Key.Sort()))
			return
		}
		values[item-first] = valueOf(r.Item)
	}
	if c.options.WholeQueries {
		c.read(world, began, items, values)
		return
	}
	for i := range items {
		c.read(world, began, items[i:i+1], values[i:i+1])
	}
}

func (c *client) reserve(ctx context.Context, world int) {
	count := c.random.Int64N(3) + 1
	began := c.begin()
	first, err := c.table.Reserve(ctx, c.worlds[world].sequence(), count)
	if err != nil {
		return // numbers may be lost
	}
	c.end(c.number, began, call{world: world, reserve: count}, outcome{first: first})
}

// batchWrite writes items, each at its own moment.
func (c *client) batchWrite(ctx context.Context, world int) {
	var writes []table.Write
	var calls []call
	for item := range worldKeys {
		if c.random.IntN(2) == 0 {
			continue
		}
		w := write{item: item, kind: table.KindPut, n: c.values.Add(1)}
		if c.random.IntN(3) == 0 {
			w = write{item: item, kind: table.KindDelete}
		}
		writes = append(writes, w.of(c.worlds[world]))
		calls = append(calls, call{world: world, writes: []write{w}})
	}
	if len(writes) == 0 {
		return
	}
	began := c.begin()
	fate := happened
	if err := c.table.BatchWrite(ctx, writes); err != nil {
		fate = unknown // some may have happened
	}
	for _, one := range calls {
		c.end(c.number, began, one, outcome{fate: fate})
	}
}

// twice makes the same transaction at once from two sides, with one token.
func (c *client) twice(ctx context.Context, world int) {
	one := call{world: world, writes: c.writes(world), token: c.token(world)}
	var other sync.WaitGroup
	if one.token > 0 {
		other.Go(func() { c.transact(ctx, world, c.number+c.options.Clients, one) })
	}
	c.transact(ctx, world, c.number, one)
	other.Wait()
}

func (c *client) transact(ctx context.Context, world, as int, one call) {
	var tx table.Tx
	for _, w := range one.writes {
		tx.Add(w.of(c.worlds[world]))
	}
	if one.token > 0 {
		tx.Token = c.worlds[world].tenant.Bare()[:26] + strconv.Itoa(one.token) // a token belongs to all of the table
	}
	began := c.begin()
	c.judge(as, began, one, c.table.Transact(ctx, tx))
}

// writes returns up to three writes on different items.
func (c *client) writes(world int) []write {
	items := c.random.Perm(worldKeys)[:1+c.random.IntN(3)]
	writes := make([]write, len(items))
	for i, item := range items {
		w := write{item: item, when: c.condition(c.seen[world][item])}
		switch dice := c.random.IntN(10); {
		case dice < 4:
			w.kind, w.n = table.KindPut, c.values.Add(1)
		case dice < 8:
			w.kind, w.n, w.add = table.KindUpdate, c.values.Add(1), 1
		case dice < 9:
			w.kind = table.KindDelete
		default:
			w.kind = table.KindCheck
			if w.when.IsZero() {
				w.when = table.Present()
			}
		}
		writes[i] = w
	}
	if c.options.Repeats && len(writes) == 1 && writes[0].kind != table.KindCheck {
		writes[0].when = table.Equal("n", table.NumberOf(c.seen[world][items[0]].n)) // which no other write sets again
	}
	return writes
}

// condition returns a condition that held of what was seen last, most of the time.
func (c *client) condition(seen value) table.Condition {
	switch dice := c.random.IntN(10); {
	case dice < 3:
		return table.Condition{}
	case dice < 4:
		return table.AtLeast("c", table.NumberOf(c.random.IntN(3)))
	case !seen.present:
		return table.Absent()
	case dice < 5:
		return table.Present()
	default:
		return table.Equal("n", table.NumberOf(seen.n))
	}
}
