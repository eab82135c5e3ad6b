package local

import (
	"context"
	"math/rand/v2"
	"testing"

	"kehu/shared/table"
	"kehu/shared/table/tabletest/history"
)

var calls = history.Options{Worlds: 3, Clients: 8, Calls: 60, WholeQueries: true}

func TestHistoriesAreLinearizable(t *testing.T) {
	history.Run(t, 10, calls, func(t *testing.T) table.Table {
		return open(t, t.TempDir(), Options{}).Table(everything)
	})
}

// deferring is a table half of whose writes are deferred.
type deferring struct{ table.Table }

func (d deferring) context(ctx context.Context) context.Context {
	if rand.IntN(2) == 0 {
		return table.Deferred(ctx)
	}
	return ctx
}

func (d deferring) Transact(ctx context.Context, tx table.Tx) error {
	return d.Table.Transact(d.context(ctx), tx)
}

func (d deferring) BatchWrite(ctx context.Context, writes []table.Write) error {
	return d.Table.BatchWrite(d.context(ctx), writes)
}

// TestHistoriesWithDeferredWritesAreLinearizable: what is deferred keeps its place among the other writes, and is seen at once.
func TestHistoriesWithDeferredWritesAreLinearizable(t *testing.T) {
	history.Run(t, 10, calls, func(t *testing.T) table.Table {
		return deferring{open(t, t.TempDir(), Options{}).Table(everything)}
	})
}
