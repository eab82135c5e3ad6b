package dictionary

import (
	"context"
	"fmt"
	"sync"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// MaxAge is for how long a process takes an entry for enabled after it last read it.
const MaxAge = 30 * time.Second

// maxKnown bounds the memory of a Cache: about 150 bytes each.
const maxKnown = 20_000

// Value is a code that a record shall hold.
type Value struct {
	Pointer    string // to the field of the request
	Dictionary Name
	Code       string
}

// Cache holds values against dictionaries. What is enabled is remembered for MaxAge; what is not is read anew each time, so that a new
// entry can be used at once, in every process. It is safe for concurrent use.
type Cache struct {
	table table.Table
	clock clock.Clock

	mu    sync.Mutex
	known map[entry]time.Time // until when it is taken for enabled
}

// entry is what is remembered of.
type entry struct {
	tenant     access.Tenant
	dictionary Name
	code       string
}

// NewCache returns a Cache that reads entries from the table.
func NewCache(t table.Table, c clock.Clock) *Cache {
	return &Cache{table: t, clock: c, known: make(map[entry]time.Time)}
}

// Check holds the values against the tenant's dictionaries: one batch read for what this process has not seen enabled for MaxAge,
// nothing otherwise. It returns each value that is no entry, dictionary.valueUnknown, or a disabled one, dictionary.valueDisabled.
func (c *Cache) Check(ctx context.Context, tenant access.Tenant, values ...Value) ([]problem.Field, error) {
	now := c.clock.Now()
	var unknown []Value
	c.mu.Lock()
	for _, v := range values {
		if until, found := c.known[entry{tenant, v.Dictionary, v.Code}]; !found || !now.Before(until) {
			unknown = append(unknown, v)
		}
	}
	c.mu.Unlock()
	if len(unknown) == 0 {
		return nil, nil
	}
	var keys []table.Key
	for _, v := range unknown {
		if codes.MatchString(v.Code) { // what is none must not become a key
			keys = append(keys, Partition(tenant, v.Dictionary).Key(v.Code))
		}
	}
	stored := make(map[table.Key]table.Item, len(keys))
	if len(keys) > 0 {
		items, err := c.table.BatchGet(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("read dictionary: %w", err)
		}
		for i, item := range items {
			stored[keys[i]] = item
		}
	}
	var wrong []problem.Field
	for _, v := range unknown {
		e, found, err := v.entry(tenant, stored)
		switch {
		case err != nil:
			return nil, err
		case !found:
			wrong = append(wrong, problem.At(v.Pointer, "dictionary.valueUnknown"))
		case e.Disabled:
			wrong = append(wrong, problem.At(v.Pointer, "dictionary.valueDisabled"))
		default:
			c.remember(entry{tenant, v.Dictionary, v.Code}, now)
		}
	}
	return wrong, nil
}

// entry returns the entry of the value, stored or built in.
func (v Value) entry(tenant access.Tenant, stored map[table.Key]table.Item) (e Entry, found bool, err error) {
	if !codes.MatchString(v.Code) {
		return Entry{}, false, nil
	}
	if item := stored[Partition(tenant, v.Dictionary).Key(v.Code)]; item != nil {
		e, err := decode(item)
		return e, err == nil, err
	}
	if e := builtIn(v.Dictionary, v.Code); e != nil {
		return *e, true, nil
	}
	return Entry{}, false, nil
}

func (c *Cache) remember(e entry, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= maxKnown {
		clear(c.known) // rare, and costs each entry one read
	}
	c.known[e] = now.Add(MaxAge)
}

// Forget makes this process read the entry anew.
func (c *Cache) Forget(tenant access.Tenant, dictionary Name, code string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.known, entry{tenant, dictionary, code})
}
