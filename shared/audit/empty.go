package audit

import (
	"context"
	"errors"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
)

// ErrBehind is the error of Empty while the trail has not told all that it shall erase.
var ErrBehind = errors.New("audit: the trail is behind")

// Empty erases the values of the record's rows that holds reports, but for those of action Erased; nil is all. What proves the rows
// stays: digest, hash, who, when, which action. The salt goes with the values, so that nobody finds them out by trying. The
// error is ErrBehind while the trail is not as far as the version, as what comes later would stay: then it must be done again. It may be
// repeated.
func Empty(ctx context.Context, trail table.Table, tenant access.Tenant, kind record.Kind, entity string, version int64, holds func(Row) bool) error {
	last := Key(tenant, kind, entity, version)
	item, err := trail.Get(ctx, last)
	if err != nil {
		return fmt.Errorf("empty audit rows: %w", err)
	}
	if item == nil {
		return fmt.Errorf("%w: %s has no row of version %d yet", ErrBehind, entity, version)
	}
	query := table.Query{Partition: last.Partition(), Consistent: true, Limit: pastPage}
	for {
		page, err := trail.Query(ctx, query)
		if err != nil {
			return fmt.Errorf("empty audit rows: %w", err)
		}
		for _, r := range page.Records {
			row, err := decode(r.Item)
			if err != nil {
				return err
			}
			if row.Emptied || row.Action == Erased || holds != nil && !holds(row) {
				continue
			}
			tx := table.Tx{Writes: []table.Write{table.Update(r.Key, nil, nil, "ch", "cz", "sa").When(table.Present(), table.ErrConflict)}}
			if err := trail.Transact(ctx, tx); err != nil {
				return fmt.Errorf("empty audit rows: %w", err)
			}
		}
		if query.After = page.Next; page.Next.IsZero() {
			return nil
		}
	}
}
