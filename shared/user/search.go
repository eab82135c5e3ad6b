package user

import (
	"context"
	"fmt"
	"strings"

	"kehu/shared/access"
	"kehu/shared/table"
	"kehu/shared/text"
)

// MaxExamined is how many users one search looks at, at most.
const MaxExamined = 1000

// Filter says which users a list shall show. The zero value is all.
type Filter struct {
	Text   string // contained in name or address
	Status Status
}

// List returns the partition of table.ByTenant that lists the tenant's users, newest last, sorted by identifier.
func List(tenant access.Tenant) table.Partition { return table.In(tenant, Kind.Key) }

// Search returns up to limit users from the position on, newest first, and the position after the last that was
// examined; a zero position means that there are no more. The filter is held against the index; what is found is then
// read whole, as an index carries no roles.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]User, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: List(tenant), Descending: true, Limit: max(limit, 200), After: after}
	var keys []table.Key
	for examined := 0; examined < MaxExamined; {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list users: %w", err)
		}
		for i, r := range page.Records {
			if !f.holds(r.Item) {
				continue
			}
			keys = append(keys, r.Key)
			if last := i == len(page.Records)-1; len(keys) == limit && !(last && page.Next.IsZero()) {
				next := table.Position{Key: r.Key, IndexPart: query.Partition.String(), IndexSort: r.Item.Text("id")}
				users, err := read(ctx, t, keys)
				return users, next, err
			}
		}
		query.After = page.Next
		if page.Next.IsZero() {
			break
		}
		examined += len(page.Records)
	}
	users, err := read(ctx, t, keys)
	return users, query.After, err
}

func (f Filter) holds(item table.Item) bool {
	if f.Status != "" && item.Text("st") != string(f.Status) {
		return false
	}
	needle := text.Fold(f.Text)
	return needle == "" || strings.Contains(text.Fold(item.Text("nm")), needle) || strings.Contains(text.Fold(item.Text("em")), needle)
}

// read returns the users of the keys; never nil.
func read(ctx context.Context, t table.Table, keys []table.Key) ([]User, error) {
	users := make([]User, 0, len(keys))
	for len(keys) > 0 {
		n := min(len(keys), table.MaxBatchGet)
		items, err := t.BatchGet(ctx, keys[:n])
		if err != nil {
			return nil, fmt.Errorf("list users: %w", err)
		}
		keys = keys[n:]
		for _, item := range items {
			if item == nil {
				continue // it vanished since the index was written
			}
			u, err := Decode(item)
			if err != nil {
				return nil, err
			}
			users = append(users, u)
		}
	}
	return users, nil
}
