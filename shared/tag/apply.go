package tag

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/table"
)

const (
	maxAttempts = 6  // how often Apply starts anew when another changes the same counts; before each it waits, longer each time
	maxChanges  = 20 // tags that come or go in one transaction: two counts each, and the memory
	shards      = 4  // over how many items a tag's count is spread that everybody's customers change
)

// company stands for whose customers those of everybody are; no user is called so.
const company = "*"

func partition(t access.Tenant, whose string) table.Partition { return table.In(t, "TAGS", whose) }

func memoryKey(t access.Tenant, identifier string) table.Key {
	return table.In(t, "TAGGED", id.Bare(identifier)).Key("TAGGED")
}

// Reads are the attributes of a customer that Apply looks at, beside that it is in use and which version it is.
var Reads = []string{"tg", "ow"}

// memory is what was counted of a customer.
type memory struct {
	Owner   string   `table:"ow"`
	Tags    []string `table:"tg"`
	Version int64    `table:"v"` // of the customer
	Count   int64    `table:"n"` // of the times that it was written
}

// Apply makes the counts say what the customer says now. It needs no order and may be repeated. One read, and a transaction for each 20 tags that come or go.
func Apply(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) error {
	for attempt := 1; ; {
		done, err := apply(ctx, t, tenant, identifier)
		switch {
		case err == nil && done:
			return nil
		case err == nil: // there is more
		case !errors.Is(err, table.ErrConflict) || attempt == maxAttempts:
			return fmt.Errorf("tags of %s: %w", identifier, err)
		default:
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(rand.N(time.Millisecond << (attempt + 1))): //nolint:gosec // up to 4, 8, ... 64 ms, that two do not meet again
			}
			attempt++
		}
	}
}

// apply does one transaction; done is whether there is nothing left to do.
func apply(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (done bool, err error) {
	items, err := t.BatchGet(ctx, []table.Key{customer.Key(tenant, identifier), memoryKey(tenant, identifier)})
	if err != nil {
		return false, err
	}
	var had, now memory
	if err := table.Decode(items[1], &had); err != nil {
		return false, err
	}
	if items[0] != nil {
		c, err := customer.DecodeSummary(items[0])
		if err != nil {
			return false, err
		}
		if c.Version < had.Version {
			return true, nil // who counted it has read a later one
		}
		now = memory{Owner: c.Owner, Version: c.Version}
		if now.Tags = slices.Clone(c.Tags); c.DeletedAt != nil {
			now.Tags = nil
		}
	}
	next, writes := had.towards(tenant, identifier, now)
	if len(writes) == 0 {
		return true, nil
	}
	unchanged := table.Absent()
	if items[1] != nil {
		unchanged = table.Equal("n", table.NumberOf(had.Count))
	}
	remember := table.Put(memoryKey(tenant, identifier), table.Encode(next))
	if items[0] == nil && len(next.Tags) == 0 {
		remember = table.Delete(memoryKey(tenant, identifier))
	}
	tx := table.Tx{Writes: append(writes, remember.When(unchanged, table.ErrConflict))}
	if err := tx.Explain(t.Transact(ctx, tx)); err != nil {
		return false, err
	}
	_, rest := next.towards(tenant, identifier, now)
	return len(rest) == 0, nil
}

// towards returns what is counted after a transaction that brings what was counted nearer to what is now, and its writes; none when it is there. Tags of
// another owner go before any come.
func (m memory) towards(tenant access.Tenant, identifier string, now memory) (next memory, writes []table.Write) {
	next = memory{Owner: m.Owner, Version: now.Version, Count: m.Count + 1}
	moved := m.Owner != now.Owner && len(m.Tags) > 0
	changes := 0
	count := func(tag string, by int64) {
		changes++
		writes = append(writes, up(tenant, company, tag, shardOf(identifier), by), up(tenant, next.Owner, tag, "0", by))
	}
	for _, tag := range m.Tags {
		if (moved || !slices.Contains(now.Tags, tag)) && changes < maxChanges {
			count(tag, -1)
		} else {
			next.Tags = append(next.Tags, tag)
		}
	}
	if moved {
		return next, writes
	}
	next.Owner = now.Owner
	for _, tag := range now.Tags {
		if !slices.Contains(m.Tags, tag) && changes < maxChanges {
			next.Tags = append(next.Tags, tag)
			count(tag, 1)
		}
	}
	return next, writes
}

func up(t access.Tenant, whose, tag, shard string, by int64) table.Write {
	return table.Update(partition(t, whose).Key(table.Join(tag, shard)), map[string]any{"nm": tag}, map[string]int64{"c": by})
}

// shardOf is the shard in which a customer counts, always the same.
func shardOf(identifier string) string {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(identifier)) // never fails
	return strconv.Itoa(int(hash.Sum32() % shards))
}
