package user

import (
	"maps"
	"slices"

	"kehu/shared/access"
	"kehu/shared/department"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Chart is who reports to whom in a company. It is one item, about 80 bytes for each user with a manager, so that whoever
// checks a session learns in the same read whose records the caller may see, and a cycle is found without a walk.
type Chart struct {
	version  int64
	managers map[string]string // by user
}

// ChartKey returns the key of the company's chart.
func ChartKey(tenant access.Tenant) table.Key { return table.In(tenant, "CHART").Key("CHART") }

// versionOf is the attribute that grows with every change of a chart; all others name users.
const versionOf = "v"

// DecodeChart reads a chart's item; none, nil, is a chart in which nobody has a manager.
func DecodeChart(item table.Item) Chart {
	c := Chart{version: item.Int(versionOf), managers: make(map[string]string, len(item))}
	for name := range item {
		if Kind.Valid(name) {
			c.managers[name] = item.Text(name)
		}
	}
	return c
}

// Reports returns the user and who reports to the user, sorted.
func (c Chart) Reports(identifier string) []string {
	all := []string{identifier}
	for user, manager := range c.managers {
		if manager == identifier {
			all = append(all, user)
		}
	}
	slices.Sort(all)
	return all
}

// Below returns the user and everybody below, however deep, sorted.
func (c Chart) Below(identifier string) []string {
	reports := make(map[string][]string, len(c.managers))
	for user, manager := range c.managers {
		reports[manager] = append(reports[manager], user)
	}
	seen := map[string]bool{identifier: true}
	for next := []string{identifier}; len(next) > 0; next = next[1:] {
		for _, user := range reports[next[0]] {
			if !seen[user] {
				seen[user] = true
				next = append(next, user)
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// Subtree returns whose records somebody with the scope subtree reaches: the user, everybody below in the chart, and whoever is in the
// user's department or in one below it; sorted, each once.
func Subtree(identifier string, chart Chart, order department.Order) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(chart.Below(identifier), order.Around(identifier)))))
}

// Report returns the writes that must stand in the transaction that gives the user this manager; "" is none. They fail
// with request.conflict when the chart was changed since it was read, so that two changes at once cannot close a
// cycle that neither of them sees, and with request.invalid, user.managerUnknown, when there is no such user. The error is the
// problem user.managerCycle.
func (c Chart) Report(tenant access.Tenant, identifier, manager string) ([]table.Write, error) {
	if manager == "" {
		return []table.Write{table.Update(ChartKey(tenant), nil, map[string]int64{versionOf: 1}, identifier)}, nil
	}
	for above := manager; above != ""; above = c.managers[above] {
		if above == identifier {
			return nil, problem.New("user.managerCycle", problem.At("/managerId", "field.invalid"))
		}
	}
	unchanged := table.Unset(versionOf)
	if c.version != 0 {
		unchanged = table.Equal(versionOf, table.NumberOf(c.version))
	}
	set := table.Update(ChartKey(tenant), map[string]any{identifier: manager}, map[string]int64{versionOf: 1})
	return []table.Write{set.When(unchanged, problem.New("request.conflict")), managerExists(tenant, manager)}, nil
}

// Join returns the writes that give a manager to a user who is new: with nobody below there is no cycle to look for.
func Join(tenant access.Tenant, identifier, manager string) []table.Write {
	if manager == "" {
		return nil
	}
	set := table.Update(ChartKey(tenant), map[string]any{identifier: manager}, map[string]int64{versionOf: 1})
	return []table.Write{set, managerExists(tenant, manager)}
}

func managerExists(tenant access.Tenant, manager string) table.Write {
	check := table.Check(Key(tenant, manager), table.Present())
	check.Else = problem.Invalid(problem.At("/managerId", "user.managerUnknown"))
	return check
}
