package local

import (
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"github.com/cockroachdb/pebble/v2"

	"kehu/shared/table"
)

// Expire removes the items whose time was over before now and returns how many; each removal is told
// as a change with Expired. It works in transactions of at most 100 items, so that
// others get their turn. It also forgets old tokens. Until Expire has run, expired items are
// there as all others, as in DynamoDB.
func (t *Table) Expire(ctx context.Context, now time.Time) (removed int, err error) {
	if err := t.enter(ctx); err != nil {
		return 0, err
	}
	defer t.database.leave()
	if err := t.forgetTokens(now); err != nil {
		return 0, err
	}
	for {
		if err := ctx.Err(); err != nil {
			return removed, err
		}
		keys, err := t.expired(now, table.MaxTransactionItems)
		if err != nil || len(keys) == 0 {
			return removed, err
		}
		n, err := t.expire(keys, now)
		removed += n
		if err != nil || n == 0 {
			return removed, err
		}
	}
}

// expired returns the keys of items whose time is over, the oldest first.
func (t *Table) expired(now time.Time, limit int) ([]table.Key, error) {
	prefix := t.in(expirySpace)
	upper := binary.BigEndian.AppendUint64(t.in(expirySpace), uint64(max(0, now.Unix())))
	entries, err := t.database.store.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: upper})
	if err != nil {
		return nil, fmt.Errorf("local: expire: %w", err)
	}
	var keys []table.Key
	for more := entries.First(); more && len(keys) < limit; more = entries.Next() {
		keys = append(keys, splitKey(string(entries.Key()[len(prefix)+8:])))
	}
	if err := entries.Close(); err != nil {
		return nil, fmt.Errorf("local: expire: %w", err)
	}
	return keys, nil
}

// expire removes those of the items that are still over their time: others may have written
// since they were listed.
func (t *Table) expire(keys []table.Key, now time.Time) (removed int, err error) {
	t.writing.Lock()
	var changes []change
	for _, key := range keys {
		old, err := t.row(key)
		if err != nil {
			return 0, t.leaveAsIs(err)
		}
		if old != nil && old.expires != 0 && old.expires < now.Unix() {
			changes = append(changes, change{key: key, old: old, expired: true})
		}
	}
	if len(changes) == 0 {
		return 0, t.leaveAsIs(nil)
	}
	return len(changes), t.commit(changes, nil, false)
}
