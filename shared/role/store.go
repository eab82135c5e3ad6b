package role

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// Taken is the problem when another role has the name.
var Taken = problem.New("role.duplicate", problem.At("/name", "role.nameTaken"))

// key returns the key of the role's item; ok is false for what names no role.
func key(tenant access.Tenant, role access.Role) (k table.Key, ok bool) {
	if r, found := builtIn(role); found {
		return Kind.ItemKey(tenant, r.ID), true
	}
	// A built-in role has one name, not the identifier of what is stored of it besides.
	for _, name := range access.Roles() {
		if r, _ := builtIn(name); r.ID == string(role) {
			return table.Key{}, false
		}
	}
	return Kind.ItemKey(tenant, string(role)), Kind.Valid(string(role))
}

// Get returns the role and the company's registry, in one read. The problem is role.notFound when the company has no such role.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, role access.Role) (Role, Registry, error) {
	k, ok := key(tenant, role)
	if !ok {
		return Role{}, Registry{}, problem.New("role.notFound")
	}
	items, err := t.BatchGet(ctx, []table.Key{k, RegistryKey(tenant)})
	if err != nil {
		return Role{}, Registry{}, fmt.Errorf("read role: %w", err)
	}
	r, err := decoded(items[0], role)
	return r, DecodeRegistry(items[1]), err
}

// decoded returns the stored role, or the built-in one when nothing is stored of it.
func decoded(item table.Item, role access.Role) (Role, error) {
	if item == nil {
		if r, found := builtIn(role); found {
			return r, nil
		}
		return Role{}, problem.New("role.notFound")
	}
	r, err := Decode(item)
	if err == nil && r.Deleted() {
		err = problem.New("role.notFound")
	}
	return r, err
}

// All returns all roles of the company: the built-in ones in their order, then its own as they were made. It costs two reads:
// what there is, and what it is.
func All(ctx context.Context, t table.Table, tenant access.Tenant) ([]Role, error) {
	registry, err := LoadRegistry(ctx, t, tenant)
	if err != nil {
		return nil, err
	}
	names := registry.All()
	all := make([]Role, 0, len(names))
	for len(names) > 0 {
		n := min(len(names), table.MaxBatchGet)
		keys := make([]table.Key, n)
		for i, name := range names[:n] {
			keys[i], _ = key(tenant, name)
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, fmt.Errorf("list roles: %w", err)
		}
		for i, item := range items {
			r, err := decoded(item, names[i])
			if problem.Is(err, "role.notFound") {
				continue // it was deleted a moment ago
			}
			if err != nil {
				return nil, err
			}
			all = append(all, r)
		}
		names = names[n:]
	}
	return all, nil
}

// entry is what the registry has of the role: nothing for a built-in role that is as it came.
func (r Role) entry() string {
	switch {
	case r.BuiltIn == "" || r.Changed:
		return r.Name + "\n" + compact(r.Definition)
	case r.Name != "":
		return r.Name + "\n" // and allows what it came with, in later versions too
	default:
		return ""
	}
}

// NameFree reports whether no other role of the company has this one's name.
func (r Role) NameFree(registry Registry) bool {
	return r.BuiltIn != "" && r.Name == "" || !registry.taken(r.Name, r.Ref())
}

// Created returns the transaction that stores a new role of one's own. The errors are the problems role.duplicate and role.tooMany.
func (r Role) Created(tenant access.Tenant, registry Registry) (table.Tx, error) {
	var tx table.Tx
	if !r.NameFree(registry) {
		return tx, Taken
	}
	if registry.item.Int("n") >= Max {
		return tx, problem.New("role.tooMany")
	}
	tx.Add(table.Put(Kind.ItemKey(tenant, r.ID), table.Encode(r)).When(table.Absent(), errors.New("role: identifier made twice")))
	tx.Add(registry.next(tenant, map[string]any{r.ID: r.entry()}, "n", 1))
	return tx, nil
}

// Replace returns the transaction that stores the role in place of before. The error is the problem role.duplicate.
func (r Role) Replace(tenant access.Tenant, registry Registry, before Role) (table.Tx, error) {
	var tx table.Tx
	if !r.NameFree(registry) {
		return tx, Taken
	}
	unchanged := table.Absent()
	if before.Version > 0 {
		unchanged = before.Unchanged()
	}
	tx.Add(table.Put(Kind.ItemKey(tenant, r.ID), table.Encode(r)).When(unchanged, stale))
	if entry := r.entry(); entry != "" {
		tx.Add(registry.next(tenant, map[string]any{string(r.Ref()): entry}, "", 0))
	} else {
		tx.Add(registry.next(tenant, nil, "", 0, string(r.Ref())))
	}
	return tx, nil
}

// Remove returns the transaction that deletes a role of one's own, which fails with role.inUse while somebody holds it or a position
// bundles it. What stays, for as long as keep, is who deleted it.
func (r Role) Remove(tenant access.Tenant, registry Registry, s record.Stamp, keep time.Duration) table.Tx {
	gone := r
	gone.Meta = r.IntoBin(s)
	var tx table.Tx
	tx.Add(table.Put(Kind.ItemKey(tenant, r.ID), table.Encode(gone)).Expiring(gone.UpdatedAt.Add(keep)).When(r.Unchanged(), stale))
	tx.Add(references(tenant, r.Ref()).End(problem.New("role.inUse")))
	tx.Add(registry.next(tenant, nil, "n", -1, r.ID))
	return tx
}
