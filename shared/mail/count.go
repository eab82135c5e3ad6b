package mail

import (
	"context"
	"sync/atomic"
)

type counterKey struct{}

// counter is a count of mails, and those above it.
type counter struct {
	sent  *atomic.Int64
	above *counter
}

// WithCounter returns a context whose mails are counted, there and in the counters that it has already.
func WithCounter(ctx context.Context, sent *atomic.Int64) context.Context {
	above, _ := ctx.Value(counterKey{}).(*counter)
	return context.WithValue(ctx, counterKey{}, &counter{sent, above})
}

// Sent counts a mail that the provider has taken. It is for adapters.
func Sent(ctx context.Context) {
	c, _ := ctx.Value(counterKey{}).(*counter)
	for ; c != nil; c = c.above {
		c.sent.Add(1)
	}
}
