//go:build aws

package readme

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"kehu/infra/emulator"
	ports "kehu/shared/table"
)

// TestTour_on_DynamoDB runs the tour once more, with every read, write and condition of its calls on DynamoDB Local.
func TestTour_on_DynamoDB(t *testing.T) {
	tour(t, "README.md", func(schema ports.Schema, own ports.Table) ports.Table {
		real := emulator.Table(t, schema)
		if !schema.Streamed {
			return real
		}
		return &doubled{Table: real, own: own}
	})
}

// doubled is a table that tells the machine's own of each write, from where the machine feeds what follows from it: DynamoDB's stream is
// read by Lambda, not by a machine. What one of them takes and the other refuses is an error: they must agree.
type doubled struct {
	ports.Table
	own ports.Table
	mu  sync.Mutex // so that both see writes in one order
}

// Transact is table.Table's.
func (d *doubled) Transact(ctx context.Context, tx ports.Tx) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.Table.Transact(ctx, tx); err != nil {
		return err
	}
	return d.agree(d.own.Transact(ctx, tx))
}

// BatchWrite is table.Table's.
func (d *doubled) BatchWrite(ctx context.Context, writes []ports.Write) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.Table.BatchWrite(ctx, writes); err != nil {
		return err
	}
	return d.agree(d.own.BatchWrite(ctx, writes))
}

func (d *doubled) agree(err error) error {
	if err != nil {
		return fmt.Errorf("the machine's own table refuses what DynamoDB takes: %w", err)
	}
	return nil
}
