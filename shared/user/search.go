package user

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/table"
	"kehu/shared/text"
)

// MaxExamined is how many users one search looks at, at most.
const MaxExamined = 1000

// Filter says which users a list shall show. The zero value is all.
type Filter struct {
	Text       string // contained in name, address or employee number
	Status     Status
	Department string
	Position   string
	Manager    string
	// Role shows only who was granted it, also where the grant has expired, and who holds one of the Bundles: positions with the role.
	Role      access.Role
	Bundles   []string
	SeenSince time.Time // last seen then or later; zero is whenever, or never
}

// List returns the partition of table.ByTenant that lists the tenant's users, newest last, sorted by identifier.
func List(tenant access.Tenant) table.Partition { return table.In(tenant, Kind.Key) }

// Search returns up to limit users from the position on, newest first, and the position after the last that was
// examined; a zero position means that there are no more. The filter is held against the index; what is found is then
// read whole, as an index carries no grants.
//
// Who is online is looked for among those who were ever seen, which are sorted alike; the index does not know more of them,
// so that the rest of the filter is held against what was read, and a page may hold less than limit.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, after table.Position, limit int) ([]User, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: List(tenant), Descending: true, Limit: max(limit, 200), After: after}
	online := !f.SeenSince.IsZero()
	holds := f.holds
	if online {
		query.Partition, holds = seen(tenant), f.recent
	}
	found := func(identifiers []string) ([]User, error) {
		users, err := whole(ctx, t, tenant, identifiers)
		if online {
			users = slices.DeleteFunc(users, func(u User) bool { return !f.holds(table.Encode(u)) })
		}
		return users, err
	}
	var identifiers []string
	for examined := 0; examined < MaxExamined; {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list users: %w", err)
		}
		for i, r := range page.Records {
			if !holds(r.Item) {
				continue
			}
			identifiers = append(identifiers, r.Item.Text("id"))
			if last := i == len(page.Records)-1; len(identifiers) == limit && !(last && page.Next.IsZero()) {
				next := table.Position{Key: r.Key, IndexPart: query.Partition.String(), IndexSort: r.Item.Text("id")}
				users, err := found(identifiers)
				return users, next, err
			}
		}
		query.After = page.Next
		if page.Next.IsZero() {
			break
		}
		examined += len(page.Records)
	}
	users, err := found(identifiers)
	return users, query.After, err
}

// recent is holds for the list of who was ever seen.
func (f Filter) recent(item table.Item) bool {
	at, err := time.Parse(time.RFC3339, item.Text("ua"))
	return err == nil && !at.Before(f.SeenSince)
}

func (f Filter) holds(item table.Item) bool {
	for attribute, wanted := range map[string]string{"st": string(f.Status), "pl": f.Department, "kd": f.Position, "lv": f.Manager} {
		if wanted != "" && item.Text(attribute) != wanted {
			return false
		}
	}
	if f.Role != "" && !granted(item, f.Role) && !slices.Contains(f.Bundles, item.Text("kd")) {
		return false
	}
	needle := text.Fold(f.Text)
	return needle == "" || slices.ContainsFunc([]string{"nm", "em", "nu"}, func(attribute string) bool {
		return strings.Contains(text.Fold(item.Text(attribute)), needle)
	})
}

// granted reports whether the role is among those of the item.
func granted(item table.Item, r access.Role) bool {
	roles, _ := item["tg"].([]any)
	return slices.Contains(roles, any(string(r)))
}

// whole reads the users, with when they were last seen; never nil.
func whole(ctx context.Context, t table.Table, tenant access.Tenant, identifiers []string) ([]User, error) {
	keys, seen := make([]table.Key, len(identifiers)), make([]table.Key, len(identifiers))
	for i, identifier := range identifiers {
		keys[i], seen[i] = Key(tenant, identifier), presenceKey(tenant, identifier)
	}
	return read(ctx, t, keys, seen)
}

// read returns the users of the keys, with when they were last seen, which stands under the other keys; never nil.
func read(ctx context.Context, t table.Table, keys, seen []table.Key) ([]User, error) {
	users := make([]User, 0, len(keys))
	for len(keys) > 0 {
		n := min(len(keys), table.MaxBatchGet/2)
		items, err := t.BatchGet(ctx, slices.Concat(keys[:n], seen[:n]))
		if err != nil {
			return nil, fmt.Errorf("read users: %w", err)
		}
		keys, seen = keys[n:], seen[n:]
		for i, item := range items[:n] {
			if item == nil {
				continue // it vanished since the index was written, or never was
			}
			u, err := Decode(item)
			if err == nil {
				err = u.see(items[n+i])
			}
			if err != nil {
				return nil, err
			}
			users = append(users, u)
		}
	}
	return users, nil
}

// After returns the identifiers of up to limit users of the tenant that come after the given one, in their order: for jobs that go
// through all.
func After(ctx context.Context, t table.Table, tenant access.Tenant, identifier string, limit int) ([]string, error) {
	query := table.Query{Index: table.ByTenant, Partition: List(tenant), Limit: limit}
	if identifier != "" {
		query.Sort.From = identifier + "!" // before any other identifier, as all are of one length
	}
	page, err := t.Query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("list users: %w", err)
	}
	found := make([]string, len(page.Records))
	for i, r := range page.Records {
		found[i] = r.Item.Text("id")
	}
	return found, nil
}
