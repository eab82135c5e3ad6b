package role

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Registry is what a company's roles allow and which roles its positions bundle. It is one item: some 100 to 2000 bytes a role of
// one's own, 30 to 600 a position with roles.
//
// Attributes: v the version, n how many roles of one's own, m how many positions with roles; by each role its name and
// definition, by each position its roles.
type Registry struct {
	version int64
	item    table.Item
}

// MaxPositions is how many positions of a company may bundle roles: so many fit into the registry.
const MaxPositions = 300

// RegistryKey returns the key of the company's registry.
func RegistryKey(tenant access.Tenant) table.Key { return table.In(tenant, "ROLES").Key("ROLES") }

// DecodeRegistry reads the registry's item; none, nil, is that of a company that has changed and made nothing.
func DecodeRegistry(item table.Item) Registry { return Registry{item.Int("v"), item} }

// LoadRegistry reads the company's registry.
func LoadRegistry(ctx context.Context, t table.Table, tenant access.Tenant) (Registry, error) {
	item, err := t.Get(ctx, RegistryKey(tenant))
	if err != nil {
		return Registry{}, fmt.Errorf("read registry of roles: %w", err)
	}
	return DecodeRegistry(item), nil
}

// Knows reports whether the company has the role.
func (r Registry) Knows(role access.Role) bool {
	if slices.Contains(access.Roles(), role) {
		return true
	}
	_, found := r.item[string(role)]
	return found && Kind.Valid(string(role))
}

// Definition returns what the role allows; ok is false when the company has no such role, and for the administrator, who may
// do everything.
func (r Registry) Definition(role access.Role) (d access.Definition, ok bool) {
	if role == access.Administrator || !r.Knows(role) {
		return access.Definition{}, false
	}
	if _, allowed, _ := strings.Cut(r.item.Text(string(role)), "\n"); allowed != "" {
		return parse(allowed), true
	}
	return role.Definition()
}

// Rights returns what the roles allow together; one that the company does not have allows nothing.
func (r Registry) Rights(roles ...access.Role) access.Rights {
	var definitions []access.Definition
	for _, role := range roles {
		if role == access.Administrator {
			return access.Everything()
		}
		if d, ok := r.Definition(role); ok {
			definitions = append(definitions, d)
		}
	}
	return access.RightsOf(definitions...)
}

// Position returns the roles that the position bundles.
func (r Registry) Position(identifier string) []access.Role {
	var roles []access.Role
	for name := range strings.SplitSeq(r.item.Text(identifier), ",") {
		if role := access.Role(name); name != "" && r.Knows(role) {
			roles = append(roles, role)
		}
	}
	return roles
}

// Bundling lists the positions that bundle the role; sorted.
func (r Registry) Bundling(role access.Role) []string {
	var positions []string
	for name := range r.item {
		if !r.Knows(access.Role(name)) && slices.Contains(r.Position(name), role) {
			positions = append(positions, name)
		}
	}
	slices.Sort(positions)
	return positions
}

// Of returns the registry with nothing but these roles and the position, which is small enough to be kept.
func (r Registry) Of(position string, roles ...access.Role) Registry {
	part := make(table.Item, len(roles)+1)
	for _, name := range roles {
		if entry, found := r.item[string(name)]; found {
			part[string(name)] = entry
		}
	}
	if bundle, found := r.item[position]; found {
		part[position] = bundle
	}
	return Registry{r.version, part}
}

// Check returns the roles that the company does not have as fields of a request: pointer, a slash and the place in the list.
func (r Registry) Check(pointer string, roles []access.Role) []problem.Field {
	var unknown []problem.Field
	for i, role := range roles {
		if !r.Knows(role) {
			unknown = append(unknown, problem.At(fmt.Sprintf("%s/%d", pointer, i), "user.roleUnknown"))
		}
	}
	return unknown
}

// Tidy returns each role once, the built-in ones in their order, then the others by identifier; never nil.
func Tidy(roles []access.Role) []access.Role {
	tidy := []access.Role{}
	for _, role := range access.Roles() {
		if slices.Contains(roles, role) {
			tidy = append(tidy, role)
		}
	}
	others := slices.Clone(roles)
	slices.Sort(others)
	for _, role := range others {
		if !slices.Contains(tidy, role) {
			tidy = append(tidy, role)
		}
	}
	return tidy
}

// own lists the identifiers of the roles of one's own, in the order in which they were made.
func (r Registry) own() []string {
	var all []string
	for name := range r.item {
		if Kind.Valid(name) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// All lists the roles of the company: the built-in ones, then its own in the order in which they were made.
func (r Registry) All() []access.Role {
	all := access.Roles()
	for _, identifier := range r.own() {
		all = append(all, access.Role(identifier))
	}
	return all
}

// Name returns what the role is called, in the language; of one that the company does not have its identifier.
func (r Registry) Name(role access.Role, l problem.Language) string {
	if name, _, _ := strings.Cut(r.item.Text(string(role)), "\n"); name != "" {
		return name
	}
	if b, found := builtIn(role); found {
		return b.FieldsIn(l).Name
	}
	return string(role)
}

// taken reports whether another role than this one has the name; a built-in one has one in each language.
func (r Registry) taken(name string, by access.Role) bool {
	for role := range r.item {
		other, _, found := strings.Cut(r.item.Text(role), "\n")
		if found && role != string(by) && text.Fold(other) == text.Fold(name) {
			return true
		}
	}
	return slices.ContainsFunc(access.Roles(), func(role access.Role) bool {
		return role != by && slices.ContainsFunc(problem.Languages(), func(l problem.Language) bool {
			return text.Fold(Role{BuiltIn: role}.FieldsIn(l).Name) == text.Fold(name)
		})
	})
}

// Unchanged is the write that must stand in a transaction which was decided by the registry; when it was changed since, the call is
// to be decided anew.
func (r Registry) Unchanged(tenant access.Tenant) table.Write {
	check := table.Check(RegistryKey(tenant), r.same())
	check.Else = table.ErrConflict
	return check
}

func (r Registry) same() table.Condition {
	if r.version == 0 {
		return table.Unset("v")
	}
	return table.Equal("v", table.NumberOf(r.version))
}

// next is the write of the registry's next version.
func (r Registry) next(tenant access.Tenant, set map[string]any, counted string, by int64, remove ...string) table.Write {
	add := map[string]int64{"v": 1}
	if by != 0 {
		add[counted] = by
	}
	return table.Update(RegistryKey(tenant), set, add, remove...).When(r.same(), table.ErrConflict)
}

// Bundle returns the writes that make after the roles of a position in place of before, and nothing when they are the same. The error is
// the problem position.tooMany.
func (r Registry) Bundle(tenant access.Tenant, position string, before, after []access.Role) ([]table.Write, error) {
	switch {
	case slices.Equal(before, after):
		return nil, nil
	case len(after) == 0:
		return r.Unbundle(tenant, position, before), nil
	case len(before) == 0 && r.item.Int("m") >= MaxPositions:
		return nil, problem.New("position.tooMany")
	}
	names := make([]string, len(after))
	for i, role := range after {
		names[i] = string(role)
	}
	more := int64(0)
	if len(before) == 0 {
		more = 1
	}
	next := r.next(tenant, map[string]any{position: strings.Join(names, ",")}, "m", more)
	return append(exchange(tenant, before, after), next), nil
}

// Unbundle returns the writes that take its roles from a position.
func (r Registry) Unbundle(tenant access.Tenant, position string, before []access.Role) []table.Write {
	if len(before) == 0 {
		return nil
	}
	return append(exchange(tenant, before, nil), r.next(tenant, nil, "m", -1, position))
}

// exchange returns the writes that count the references to roles of a record that had the roles before and has after.
func exchange(tenant access.Tenant, before, after []access.Role) []table.Write {
	var writes []table.Write
	for _, role := range after {
		if Kind.Valid(string(role)) && !slices.Contains(before, role) {
			writes = append(writes, references(tenant, role).Up())
		}
	}
	for _, role := range before {
		if Kind.Valid(string(role)) && !slices.Contains(after, role) {
			writes = append(writes, references(tenant, role).Down())
		}
	}
	return writes
}

// Assign returns the writes that must stand in the transaction in which a user comes to hold the roles after in place of before: what is
// referred to is counted, and the registry still the one by which it was decided. There are none when the roles are the same.
func (r Registry) Assign(tenant access.Tenant, before, after []access.Role) []table.Write {
	if slices.Equal(before, after) {
		return nil
	}
	return append(exchange(tenant, before, after), r.Unchanged(tenant))
}

// references counts who holds a role of the company's own, and which positions bundle it.
func references(tenant access.Tenant, role access.Role) counter.Counter {
	return counter.Of(tenant, Kind.Key, string(role))
}

// compact writes a definition as the registry has it: `object:action,action@scope;...|field,field`.
func compact(d access.Definition) string {
	rules := make([]string, len(d.Rules))
	for i, rule := range d.Rules {
		actions := make([]string, len(rule.Actions))
		for j, action := range rule.Actions {
			actions[j] = string(action)
		}
		rules[i] = rule.Object + ":" + strings.Join(actions, ",") + "@" + string(rule.Scope)
	}
	fields := make([]string, len(d.Shown))
	for i, field := range d.Shown {
		fields[i] = string(field)
	}
	return strings.Join(rules, ";") + "|" + strings.Join(fields, ",")
}

// parse reads what compact wrote.
func parse(written string) access.Definition {
	d := access.Definition{Rules: []access.Rule{}}
	rules, fields, _ := strings.Cut(written, "|")
	for part := range strings.SplitSeq(rules, ";") {
		object, rest, found := strings.Cut(part, ":")
		if !found {
			continue
		}
		actions, scope, _ := strings.Cut(rest, "@")
		rule := access.Rule{Object: object, Scope: access.Scope(scope)}
		for action := range strings.SplitSeq(actions, ",") {
			rule.Actions = append(rule.Actions, access.Action(action))
		}
		d.Rules = append(d.Rules, rule)
	}
	for field := range strings.SplitSeq(fields, ",") {
		if field != "" {
			d.Shown = append(d.Shown, access.Field(field))
		}
	}
	return d
}
