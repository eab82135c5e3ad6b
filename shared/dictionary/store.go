package dictionary

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Max is how many entries of its own a tenant may add to one dictionary: so many can be read at once.
const Max = 500

// Partition holds what is stored of one dictionary, sorted by code.
func Partition(tenant access.Tenant, name Name) table.Partition {
	return table.In(tenant, Kind.Key, string(name))
}

// Get returns the entry, stored or built in. The problem is dictionary.notFound when there is none.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, name Name, code string) (Entry, error) {
	if !slices.Contains(Names(), name) || !codes.MatchString(code) {
		return Entry{}, problem.New("dictionary.notFound")
	}
	item, err := t.Get(ctx, Partition(tenant, name).Key(code))
	if err != nil {
		return Entry{}, fmt.Errorf("read dictionary: %w", err)
	}
	if item != nil {
		return decode(item)
	}
	if e := builtIn(name, code); e != nil {
		return *e, nil
	}
	return Entry{}, problem.New("dictionary.notFound")
}

// List returns all entries of the dictionary, by order, then by code.
func List(ctx context.Context, t table.Table, tenant access.Tenant, name Name) ([]Entry, error) {
	if !slices.Contains(Names(), name) {
		return nil, problem.New("dictionary.notFound")
	}
	entries := make(map[string]Entry)
	for _, e := range defaults()[name] {
		entries[e.Code] = e
	}
	query := table.Query{Partition: Partition(tenant, name), Limit: Max, Consistent: true}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("list dictionary: %w", err)
		}
		for _, r := range page.Records {
			e, err := decode(r.Item)
			if err != nil {
				return nil, err
			}
			entries[e.Code] = e
		}
		if page.Next.IsZero() {
			break
		}
		query.After = page.Next
	}
	all := make([]Entry, 0, len(entries))
	for _, e := range entries {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b Entry) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Code, b.Code)) })
	return all, nil
}

// Created returns the transaction that stores a new entry. The problem is dictionary.duplicate when a built-in entry
// has the code; one that is stored fails the transaction with the same.
func (e Entry) Created(tenant access.Tenant) (table.Tx, error) {
	if builtIn(e.Dictionary, e.Code) != nil {
		return table.Tx{}, taken
	}
	var tx table.Tx
	tx.Add(e.put(tenant).When(table.Absent(), taken))
	tx.Add(counter.Of(tenant, Kind.Key, string(e.Dictionary)).UpTo(Max, problem.New("dictionary.tooMany")))
	return tx, nil
}

// With returns the next version of the entry. identifier is its own, when it is a built-in entry that is changed for the
// first time.
func (e Entry) With(identifier string, s record.Stamp, f Fields) Entry {
	if e.Version == 0 {
		e.Meta = record.Created(Kind, identifier, s)
	} else {
		e.Meta = e.Changed(s)
	}
	e.Fields = f
	return e
}

// Replace returns the transaction that stores the entry in place of before.
func (e Entry) Replace(tenant access.Tenant, before Entry) table.Tx {
	unchanged := before.Unchanged()
	if before.Version == 0 {
		unchanged = table.Absent()
	}
	stale := problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))
	return table.Tx{Writes: []table.Write{e.put(tenant).When(unchanged, stale)}}
}

func (e Entry) put(tenant access.Tenant) table.Write {
	return table.Put(Partition(tenant, e.Dictionary).Key(e.Code), table.Encode(e))
}

func decode(item table.Item) (Entry, error) {
	var e Entry
	if err := table.Decode(item, &e); err != nil {
		return Entry{}, fmt.Errorf("dictionary: %w", err)
	}
	return e, nil
}
