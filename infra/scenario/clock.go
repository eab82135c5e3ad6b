package scenario

import (
	"sync"
	"time"
)

// Begin is the time at which every Kehu starts.
var Begin = time.Date(2026, time.March, 2, 9, 30, 0, 0, time.UTC)

// Clock stands still until it is moved. It is safe for concurrent use.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock returns a Clock that shows Begin.
func NewClock() *Clock { return &Clock{now: Begin} }

// Now returns the time that the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock on.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// codePeriod is how long an authenticator app shows one code (RFC 6238).
const codePeriod = 30 * time.Second
