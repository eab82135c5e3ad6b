package tenant

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/table"
)

// activityGrain is how exactly it is known when a company was last at work.
const activityGrain = time.Hour

// activityKey is the item that says when people of the company were last at work. It is no part of the tenant's record, which
// would get a version and an audit row each time.
func activityKey(t access.Tenant) table.Key { return table.In(t, "ACTIVITY").Key("ACTIVITY") }

// Touch remembers that people of the company are at work, once an hour at most: each token that is given asks for it.
func Touch(ctx context.Context, t table.Table, identifier access.Tenant, now time.Time) error {
	stale := table.Or(table.Unset("at"), table.Less("at", now.Add(-activityGrain).UTC().Format(time.RFC3339)))
	write := table.Put(activityKey(identifier), table.Item{"at": now.UTC().Format(time.RFC3339)}).When(stale, nil)
	err := t.Transact(ctx, table.Tx{Writes: []table.Write{write}})
	var canceled *table.Canceled
	switch {
	case err == nil, errors.As(err, &canceled) && canceled.Failed() >= 0, errors.Is(err, table.ErrConflict):
		return nil // known already, or just being told by another
	}
	return fmt.Errorf("remember activity: %w", err)
}

// lastActivity reads the item; nil when nobody was ever at work.
func lastActivity(item table.Item) *time.Time {
	at, err := time.Parse(time.RFC3339, item.Text("at"))
	if err != nil {
		return nil
	}
	return &at
}
