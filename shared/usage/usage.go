// Package usage adds up what the work for a company costs: round trips to the table, read and write units, mails.
//
// Promise: what adapters report for a context is counted once in every meter above it. Units are DynamoDB's, and zero where the
// table tells none, as on one machine. Prices stand in no code: infra/docs/runbooks.md turns units into money.
package usage

import (
	"context"
	"log/slog"
	"sync/atomic"

	"kehu/shared/mail"
	"kehu/shared/table"
)

// Meter adds up what the calls made with one context cost. It is safe for concurrent use.
type Meter struct {
	table table.Meter
	mails atomic.Int64
}

// With returns a context whose calls are counted by the meter, and by those that it has already.
func With(ctx context.Context, m *Meter) context.Context {
	return mail.WithCounter(table.WithMeter(ctx, &m.table), &m.mails)
}

// Total is what something costed.
type Total struct {
	table.Usage
	Mails int64
}

// Total returns what was counted so far.
func (m *Meter) Total() Total { return Total{m.table.Usage(), m.mails.Load()} }

// Add returns the sum of both.
func (t Total) Add(more Total) Total {
	t.Trips, t.Read, t.Written, t.Mails = t.Trips+more.Trips, t.Read+more.Read, t.Written+more.Written, t.Mails+more.Mails
	return t
}

// Attributes are the total's fields of a log line: trips, readUnits, writeUnits, mails.
func (t Total) Attributes() []slog.Attr {
	return []slog.Attr{
		slog.Int("trips", t.Trips), slog.Float64("readUnits", t.Read), slog.Float64("writeUnits", t.Written), slog.Int64("mails", t.Mails),
	}
}
