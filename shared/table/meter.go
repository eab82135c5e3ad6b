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

// Usage is what calls cost: round trips, and DynamoDB's read and write units.
type Usage struct {
	Trips         int
	Read, Written float64
}

type meterKey struct{}

// WithMeter returns a context whose table calls report to the meter.
func WithMeter(ctx context.Context, m *Meter) context.Context {
	return context.WithValue(ctx, meterKey{}, m)
}

// Metered reports whether the context has a meter, so that an adapter asks for figures only when
// somebody wants them.
func Metered(ctx context.Context) bool {
	_, ok := ctx.Value(meterKey{}).(*Meter)
	return ok
}

// Report adds usage to the context's meter, if there is one.
func Report(ctx context.Context, u Usage) {
	m, ok := ctx.Value(meterKey{}).(*Meter)
	if !ok {
		return
	}
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
