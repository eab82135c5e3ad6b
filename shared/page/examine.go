package page

import (
	"context"

	"kehu/shared/table"
)

// MaxExamined is how many entries of an index one call looks at, at most.
const MaxExamined = 1000

// batch is how many entries are read at once when most may not match.
const batch = 200

// Examine returns up to limit entries of a query on an index that match, from q.After on, and the position after the
// last that was examined; a zero position means that there are no more. No more than MaxExamined entries are looked at,
// so a page may be short or empty and still have a next one. A nil match is for all. sort returns where an entry stands in
// the index. The errors are those of the table, and of an entry that does not decode to a T.
func Examine[T any](ctx context.Context, t table.Table, q table.Query, limit int, match func(*T) bool, sort func(*T) string) ([]T, table.Position, error) {
	q.Limit = limit
	if match != nil {
		q.Limit = max(limit, batch)
	}
	found := make([]T, 0, limit)
	for examined := 0; examined < MaxExamined; {
		page, err := t.Query(ctx, q)
		if err != nil {
			return nil, table.Position{}, err
		}
		for i, r := range page.Records {
			var entry T
			if err := table.Decode(r.Item, &entry); err != nil {
				return nil, table.Position{}, err
			}
			if match != nil && !match(&entry) {
				continue
			}
			found = append(found, entry)
			if last := i == len(page.Records)-1; len(found) == limit && !(last && page.Next.IsZero()) {
				return found, table.Position{Key: r.Key, IndexPart: q.Partition.String(), IndexSort: sort(&entry)}, nil
			}
		}
		if page.Next.IsZero() {
			return found, table.Position{}, nil
		}
		examined += len(page.Records)
		q.After = page.Next
	}
	return found, q.After, nil
}
