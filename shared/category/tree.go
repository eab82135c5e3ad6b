package category

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// MaxDepth is how many categories may stand above one where it is put.
const MaxDepth = 16

// treeKey returns the key of the item that says what is below what: for each category the one above, "" at the top.
func treeKey(tenant access.Tenant) table.Key { return table.In(tenant, "TREE", Kind.Key).Key("TREE") }

// versionOf is the attribute that grows when a category moves; all others name categories.
const versionOf = "v"

func set(tenant access.Tenant, identifier, parent string) table.Write {
	return table.Update(treeKey(tenant), map[string]any{identifier: parent}, nil)
}

func unset(tenant access.Tenant, identifier string) table.Write {
	return table.Update(treeKey(tenant), nil, nil, identifier)
}

// Place is the tree's version under which a place was found good.
type Place struct{ version int64 }

// keep is the write that puts the category below the parent and raises the tree's version, if it is still that of the
// place. If it is not, everything must be looked at anew.
func (p Place) keep(tenant access.Tenant, identifier, parent string) table.Write {
	same := table.Equal(versionOf, table.NumberOf(p.version))
	if p.version == 0 {
		same = table.Unset(versionOf)
	}
	write := table.Update(treeKey(tenant), map[string]any{identifier: parent}, map[string]int64{versionOf: 1})
	return write.When(same, table.ErrConflict)
}

// Find looks whether the category may stand below the parent, in one read. The problem is category.cycle when the way up from there leads
// to itself, category.tooDeep when it, or the way down, is too long, and request.invalid when the parent is not there.
func Find(ctx context.Context, t table.Table, tenant access.Tenant, identifier, parent string) (Place, error) {
	item, err := t.Get(ctx, treeKey(tenant))
	if err != nil {
		return Place{}, fmt.Errorf("read tree: %w", err)
	}
	place := Place{item.Int(versionOf)}
	if _, known := item[parent]; parent != "" && (!known || !Kind.Valid(parent)) {
		return place, unknown
	}
	height := 0
	for below, depth := range depths(item, identifier) {
		if below == parent {
			return place, problem.New("category.cycle", problem.At("/parentId", "field.invalid"))
		}
		height = max(height, depth)
	}
	above := 0
	for at := parent; at != ""; at = item.Text(at) {
		if above++; above+height > MaxDepth {
			return place, problem.New("category.tooDeep", problem.At("/parentId", "field.invalid"))
		}
	}
	return place, nil
}

// depths returns the category and all below it, each with how far below it is.
func depths(tree table.Item, top string) map[string]int {
	below := make(map[string][]string, len(tree))
	for name := range tree {
		if name != versionOf {
			below[tree.Text(name)] = append(below[tree.Text(name)], name)
		}
	}
	found := map[string]int{top: 0}
	for next := []string{top}; len(next) > 0; next = next[1:] {
		for _, child := range below[next[0]] {
			if _, seen := found[child]; !seen {
				found[child] = found[next[0]] + 1
				next = append(next, child)
			}
		}
	}
	return found
}

// Below returns the category and all below it, sorted, in one read. The problem is request.invalid with category.unknown at the pointer when
// there is no such category.
func Below(ctx context.Context, t table.Table, tenant access.Tenant, identifier, pointer string) ([]string, error) {
	wrong := problem.Invalid(problem.At(pointer, "category.unknown"))
	if !Kind.Valid(identifier) {
		return nil, wrong
	}
	item, err := t.Get(ctx, treeKey(tenant))
	if err != nil {
		return nil, fmt.Errorf("read tree: %w", err)
	}
	if _, known := item[identifier]; !known {
		return nil, wrong
	}
	var all []string
	for name := range depths(item, identifier) {
		all = append(all, name)
	}
	slices.Sort(all)
	return all, nil
}

// Tree returns all categories of the tenant: each before those below it, neighbours by order and name. It is read from
// an index, so a change of the last moments may not show yet.
func Tree(ctx context.Context, t table.Table, tenant access.Tenant) ([]Summary, error) {
	query := table.Query{Index: table.ByTenant, Partition: table.In(tenant, Kind.Key), Limit: Max}
	var found []Summary
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("list categories: %w", err)
		}
		for _, r := range page.Records {
			var s Summary
			if err := table.Decode(r.Item, &s); err != nil {
				return nil, fmt.Errorf("list categories: %w", err)
			}
			found = append(found, s)
		}
		if query.After = page.Next; page.Next.IsZero() {
			return grow(found), nil
		}
	}
}

// grow puts categories into the order of the tree. The index shows single records of different moments, so a parent may be missing,
// or seem to stand below its own child: such a category comes at the top.
func grow(found []Summary) []Summary {
	slices.SortFunc(found, func(a, b Summary) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	below, known := make(map[string][]Summary, len(found)), make(map[string]bool, len(found))
	for _, s := range found {
		known[s.ID] = true
		below[s.Parent] = append(below[s.Parent], s)
	}
	tree, placed := make([]Summary, 0, len(found)), make(map[string]bool, len(found))
	var add func(s Summary, path []string)
	add = func(s Summary, path []string) {
		if placed[s.ID] {
			return
		}
		placed[s.ID] = true
		s.Path = path
		tree = append(tree, s)
		under := append(slices.Clone(path), s.ID)
		for _, child := range below[s.ID] {
			add(child, under)
		}
	}
	for _, s := range found {
		if s.Parent == "" || !known[s.Parent] {
			add(s, []string{})
		}
	}
	for _, s := range found {
		add(s, []string{})
	}
	return tree
}

// Order is what is below what: for each category the one above, "" at the top.
type Order map[string]string

// OrderKey returns the key of the item that DecodeOrder reads.
func OrderKey(tenant access.Tenant) table.Key { return treeKey(tenant) }

// DecodeOrder reads the tree; nil is that of a tenant without categories.
func DecodeOrder(item table.Item) Order {
	order := make(Order, len(item))
	for name := range item {
		if name != versionOf {
			order[name] = item.Text(name)
		}
	}
	return order
}

// Within reports whether a category is the other one or stands below it.
func (o Order) Within(identifier, other string) bool {
	for range MaxDepth + 1 {
		if identifier == other || identifier == "" {
			return identifier != ""
		}
		identifier = o[identifier]
	}
	return false
}
