package department

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// MaxDepth is how many departments may stand above one where it is put: so many reads show that there is no cycle.
const MaxDepth = 32

// Place is the tree's version under which a place was found good.
type Place struct{ version int64 }

// Find looks whether the department may stand below the parent. The problem is department.cycle when the way up
// from there leads to itself, department.tooDeep when it is longer than MaxDepth, and request.invalid when
// the parent is not there. It costs one read and one for each department above.
func Find(ctx context.Context, t table.Table, tenant access.Tenant, identifier, parent string) (Place, error) {
	// The version comes first: whoever changes the way while it is looked at raises it.
	item, err := t.Get(ctx, OrderKey(tenant))
	if err != nil {
		return Place{}, fmt.Errorf("read tree: %w", err)
	}
	place := Place{item.Int(versionOf)}
	for depth := 0; parent != ""; depth++ {
		if parent == identifier {
			return place, problem.New("department.cycle", problem.At("/parentId", "field.invalid"))
		}
		if depth == MaxDepth {
			return place, problem.New("department.tooDeep", problem.At("/parentId", "field.invalid"))
		}
		above, err := Get(ctx, t, tenant, parent)
		if problem.Is(err, "department.notFound") {
			return place, unknown
		}
		if err != nil {
			return place, err
		}
		parent = above.Parent
	}
	return place, nil
}

// keep is the write that puts the department below the parent and raises the tree's version, if it is still that of the
// place. If it is not, everything must be looked at anew.
func (p Place) keep(tenant access.Tenant, identifier, parent string) table.Write {
	same := table.Equal(versionOf, table.NumberOf(p.version))
	if p.version == 0 {
		same = table.Unset(versionOf)
	}
	write := table.Update(OrderKey(tenant), map[string]any{identifier: parent}, map[string]int64{versionOf: 1})
	if parent == "" {
		write = table.Update(OrderKey(tenant), nil, map[string]int64{versionOf: 1}, identifier)
	}
	return write.When(same, table.ErrConflict)
}

// Tree returns all departments of the tenant: each before those below it, neighbours by number. It is read from
// an index, so a change of the last moments may not show yet.
func Tree(ctx context.Context, t table.Table, tenant access.Tenant) ([]Summary, error) {
	query := table.Query{Index: table.ByTenant, Partition: table.In(tenant, Kind.Key), Limit: Max}
	var found []Summary
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("list departments: %w", err)
		}
		for _, r := range page.Records {
			var s Summary
			if err := table.Decode(r.Item, &s); err != nil {
				return nil, fmt.Errorf("list departments: %w", err)
			}
			found = append(found, s)
		}
		if page.Next.IsZero() {
			return grow(found), nil
		}
		query.After = page.Next
	}
}

// grow puts departments into the order of the tree. The index shows single records of different moments, so a
// parent may be missing, or seem to stand below its own child: such a department comes at the top.
func grow(found []Summary) []Summary {
	slices.SortFunc(found, func(a, b Summary) int { return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID)) })
	below := make(map[string][]Summary, len(found))
	known := make(map[string]bool, len(found))
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
