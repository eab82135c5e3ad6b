package departed

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/table"
)

// MaxAge is for how long a process trusts that a company has no mark. One that it has, it has for good.
const MaxAge = 5 * time.Minute

// Settling is how long after the mark was set removing begins, at the earliest: until then every process knows of the mark, and what it was
// doing for the company has come to its end, as functions have a quarter of an hour.
const Settling = time.Hour

// maxKnown bounds the memory of a Register: about 100 bytes each.
const maxKnown = 20_000

// Register tells which companies have a mark. It is safe for concurrent use. One that is nil knows nothing, and says so.
type Register struct {
	table table.Table
	clock clock.Clock

	mu    sync.Mutex
	known map[access.Tenant]verdict
}

type verdict struct {
	gone  bool
	until time.Time // zero for good
}

// NewRegister returns the Register of the marks in the main table.
func NewRegister(t table.Table, c clock.Clock) *Register {
	return &Register{table: t, clock: c, known: make(map[access.Tenant]verdict)}
}

var errUnknown = errors.New("departed: there is no register")

// Has reports whether the company has a mark. It costs 1 read unit when this process has not asked for MaxAge, and nothing otherwise.
func (r *Register) Has(ctx context.Context, t access.Tenant) (bool, error) {
	if t.IsZero() || t == access.Platform {
		return false, nil
	}
	if r == nil {
		return false, errUnknown
	}
	now := r.clock.Now()
	r.mu.Lock()
	v, known := r.known[t]
	r.mu.Unlock()
	if known && (v.gone || now.Before(v.until)) {
		return v.gone, nil
	}
	item, err := r.table.Get(ctx, Key(t))
	if err != nil {
		return false, fmt.Errorf("departed: %w", err)
	}
	v = verdict{gone: item != nil, until: now.Add(MaxAge)}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.known) >= maxKnown {
		clear(r.known) // rare, and costs each company one read
	}
	r.known[t] = v
	return v.gone, nil
}
