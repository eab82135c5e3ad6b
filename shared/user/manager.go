package user

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// MaxDepth is how many levels of managers a user can have above.
const MaxDepth = 200

// treeKey is the item whose v grows with every change of somebody's manager.
func treeKey(tenant access.Tenant) table.Key { return table.In(tenant, "MANAGERS").Key("MANAGERS") }

// Report returns the write that must stand in the transaction that gives the user this manager: it fails,
// with the problem request.conflict, when any other manager was changed since the tree was looked at, so that two changes
// at once cannot close a cycle that neither of them sees. Errors: request.invalid with user.managerUnknown,
// user.managerCycle, user.managerTooDeep.
func Report(ctx context.Context, t table.Table, tenant access.Tenant, identifier, manager string) (table.Write, error) {
	tree, err := t.Get(ctx, treeKey(tenant)) // before the walk: what changes from here on is noticed
	if err != nil {
		return table.Write{}, err
	}
	above := manager
	for range MaxDepth {
		if above == identifier {
			return table.Write{}, problem.New("user.managerCycle", problem.At("/managerId", "field.invalid"))
		}
		u, found, err := Get(ctx, t, tenant, above)
		if err != nil {
			return table.Write{}, err
		}
		if !found {
			return table.Write{}, problem.Invalid(problem.At("/managerId", "user.managerUnknown"))
		}
		if u.Manager == "" {
			unchanged := table.Unset("v")
			if v := tree.Int("v"); v != 0 {
				unchanged = table.Equal("v", table.NumberOf(v))
			}
			return table.Update(treeKey(tenant), nil, map[string]int64{"v": 1}).When(unchanged, problem.New("request.conflict")), nil
		}
		above = u.Manager
	}
	return table.Write{}, problem.New("user.managerTooDeep", problem.At("/managerId", "field.invalid"))
}
