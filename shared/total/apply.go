package total

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/order"
	"kehu/shared/table"
)

// maxAttempts is how often Apply starts anew when another changes the same totals. Before each it waits, longer each time.
const maxAttempts = 6

// Apply makes the totals, and the lists of products, say what the order says now. It needs no order and may be repeated: what counts is
// the order as it is when Apply reads it. Two round trips, and a transaction for each 14 products of the order.
func Apply(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) error {
	return again(ctx, func() error { return apply(ctx, t, tenant, identifier, nil) })
}

// again calls f until it meets no conflict.
func again(ctx context.Context, f func() error) error {
	for attempt := range maxAttempts {
		err := f()
		if !errors.Is(err, table.ErrConflict) || attempt == maxAttempts-1 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(rand.N(time.Millisecond << (attempt + 1))): //nolint:gosec // up to 2, 4, ... 32 ms, that two do not meet again
		}
	}
	return nil
}

// counter counts one order.
type counter struct {
	table  table.Table
	tenant access.Tenant
	order  string
	purge  *time.Time       // when an order in the recycle bin goes for good
	gone   bool             // it went
	stored map[string]share // by sort key
}

// apply counts the order in the generations, or, with none, in those that there are.
func apply(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, generations []int64) error {
	items, err := t.BatchGet(ctx, []table.Key{order.Key(tenant, identifier), stateKey(tenant)})
	if err != nil {
		return fmt.Errorf("totals of %s: %w", identifier, err)
	}
	c := counter{table: t, tenant: tenant, order: identifier, gone: items[0] == nil}
	now := []share{{}}
	if !c.gone {
		o, err := order.Decode(items[0])
		if err != nil {
			return err
		}
		if now, err = sharesOf(&o); err != nil {
			return err
		}
		c.purge = o.PurgeAt
	}
	if generations == nil {
		s, err := decodeState(items[1])
		if err != nil {
			return err
		}
		generations = s.generations()
	}
	if err := c.read(ctx); err != nil {
		return err
	}
	for _, generation := range generations {
		if err := c.count(ctx, generation, now); err != nil {
			return fmt.Errorf("totals of %s: %w", identifier, err)
		}
	}
	return nil
}

// sharePrefix begins the sort keys of what an order contributes.
const sharePrefix = "SUM#"

func (c *counter) key(generation int64, part int) table.Key {
	return order.Key(c.tenant, c.order).Partition().Key(sharePrefix + strconv.FormatInt(generation, 10) + "#" + fmt.Sprintf("%02d", part))
}

// generationOf reads the generation out of the sort key of a share.
func generationOf(sort string) int64 {
	generation, _, _ := strings.Cut(strings.TrimPrefix(sort, sharePrefix), "#")
	n, _ := strconv.ParseInt(generation, 10, 64) // it was made by key
	return n
}

// read reads what the order contributed last, in all generations.
func (c *counter) read(ctx context.Context) error {
	c.stored = make(map[string]share)
	query := table.Query{Partition: order.Key(c.tenant, c.order).Partition(), Sort: table.Range{Prefix: sharePrefix}, Limit: 200, Consistent: true}
	for {
		page, err := c.table.Query(ctx, query)
		if err != nil {
			return fmt.Errorf("totals of %s: %w", c.order, err)
		}
		for _, r := range page.Records {
			var s share
			if err := table.Decode(r.Item, &s); err != nil {
				return fmt.Errorf("totals of %s: %w", c.order, err)
			}
			c.stored[r.Key.Sort()] = s
		}
		if query.After = page.Next; page.Next.IsZero() {
			return nil
		}
	}
}

// count replaces what the order contributes to a generation, part by part. The first part, which says how many there are, comes first, so
// that none is forgotten when the others fail. An order that is gone leaves nothing behind.
func (c *counter) count(ctx context.Context, generation int64, now []share) error {
	parts := max(c.stored[c.key(generation, 0).Sort()].Parts, int64(len(now)))
	for i := range int(parts) {
		key := c.key(generation, i)
		before, found := c.stored[key.Sort()]
		after := share{Version: now[0].Version}
		if i < len(now) {
			after = now[i]
		}
		if i == 0 {
			after.Parts = parts
		}
		if c.gone && !found || found && !c.gone && before.Version >= after.Version && before.Parts >= after.Parts {
			continue
		}
		if err := c.replace(ctx, generation, key, before, found, after); err != nil {
			return err
		}
	}
	return nil
}

// replace puts one part in the place of what was there before, with the difference to all cells, in one transaction.
func (c *counter) replace(ctx context.Context, generation int64, key table.Key, before share, found bool, after share) error {
	unchanged := table.Absent()
	if found {
		unchanged = table.Equal("v", table.NumberOf(before.Version))
	}
	remember := table.Put(key, table.Encode(after))
	switch {
	case c.gone:
		remember = table.Delete(key)
	case c.purge != nil: // until then it keeps somebody who read the order before it was deleted from counting it
		remember = remember.Expiring(*c.purge)
	}
	difference := make(cells)
	before.count(difference, c.tenant, generation, c.order, -1)
	after.count(difference, c.tenant, generation, c.order, 1)
	tx := table.Tx{Writes: append([]table.Write{remember.When(unchanged, table.ErrConflict)}, difference.writes()...)}
	tx.Add(after.listed(c.tenant, c.order, &before)...)
	return tx.Explain(c.table.Transact(ctx, tx))
}
