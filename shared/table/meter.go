package table

import (
	"context"
	"sync"
)

// Meter adds up what the calls made with one context cost. Adapters that know
// report to it; it is how the benchmark and the usage log learn capacity units.
type Meter struct {
	mu    sync.Mutex
	usage Usage
}

// metered is what a context has: a meter, and those above it.
type metered struct {
	meter *Meter
	above *metered
}

// Usage is what calls cost: round trips, and DynamoDB's read and write units.
type Usage struct {
	Trips         int
	Read, Written float64
}

type meterKey struct{}

// WithMeter returns a context whose table calls report to the meter, and to those that it has already.
func WithMeter(ctx context.Context, m *Meter) context.Context {
	above, _ := ctx.Value(meterKey{}).(*metered)
	return context.WithValue(ctx, meterKey{}, &metered{m, above})
}

// Metered reports whether the context has a meter, so that an adapter asks for figures only when
// somebody wants them.
func Metered(ctx context.Context) bool {
	_, ok := ctx.Value(meterKey{}).(*metered)
	return ok
}

// Report adds usage to the context's meters, if there are any.
func Report(ctx context.Context, u Usage) {
	all, _ := ctx.Value(meterKey{}).(*metered)
	for ; all != nil; all = all.above {
		all.meter.add(u)
	}
}

func (m *Meter) add(u Usage) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.usage.Trips += u.Trips
	m.usage.Read += u.Read
	m.usage.Written += u.Written
}

// Usage returns what was reported so far.
func (m *Meter) Usage() Usage {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.usage
}
