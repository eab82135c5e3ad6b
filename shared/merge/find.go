package merge

import (
	"context"

	"kehu/shared/table"
)

// MaxExamined is how many records one Find looks at, at most.
const MaxExamined = 1000

// batch is how many records are expected to be read when most may not match.
const batch = 200

// Find returns up to limit records of the list that match, and the position after the last that was examined; a zero
// position means that there are no more. No more than MaxExamined records are looked at, so a page may be short or empty
// and still have a next one. A nil match is for all. The errors are those of the table, and of a record that does not
// decode to a T.
func Find[T any](ctx context.Context, l List, limit int, match func(*T) bool) ([]T, table.Position, error) {
	l.Expected = limit
	if match != nil {
		l.Expected = max(limit, batch)
	}
	reader := NewReader(l)
	found := make([]T, 0, limit)
	for examined := 0; examined < MaxExamined && len(found) < limit; examined++ {
		r, ok, err := reader.Next(ctx)
		if err != nil {
			return nil, table.Position{}, err
		}
		if !ok {
			break
		}
		var entry T
		if err := table.Decode(r.Item, &entry); err != nil {
			return nil, table.Position{}, err
		}
		if match == nil || match(&entry) {
			found = append(found, entry)
		}
	}
	return found, reader.Position(), nil
}
