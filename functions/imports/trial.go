package imports

import (
	"context"
	"errors"
	"slices"

	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// try looks up whether what a row would write could be written now: the problem is what a condition that does not hold stands for. One round trip.
func try(ctx context.Context, d *app.Deps, tx *table.Tx) error {
	var keys []table.Key
	var writes []table.Write
	for _, w := range tx.Writes {
		if !w.If.IsZero() {
			keys, writes = append(keys, w.Key), append(writes, w)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	items, err := d.Table.BatchGet(ctx, keys)
	if err != nil {
		return err
	}
	var all *problem.Error
	for i, w := range writes {
		if w.If.Holds(items[i]) {
			continue
		}
		var one *problem.Error
		switch {
		case !errors.As(w.Else, &one):
			return w.Else
		case all == nil:
			all = problem.New(one.Code, slices.Clone(one.Fields)...)
		case all.Code == one.Code:
			all.Fields = append(all.Fields, one.Fields...)
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// trial returns what operations work with when nothing shall be written.
func trial(d *app.Deps, call operation.Call) (*app.Deps, operation.Call) {
	deps := *d
	deps.Table = table.ReadOnly(d.Table)
	return &deps, call
}
