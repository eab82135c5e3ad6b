package permissions

import (
	"context"
	"fmt"
	"strings"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/entitlement"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/user"
)

// subject reads a user, and what else decides what users may do, at once. The problem is user.notFound.
func subject(ctx context.Context, d *app.Deps, t access.Tenant, identifier string) (u user.User, registry role.Registry, chart user.Chart, err error) {
	if !user.Kind.Valid(identifier) {
		return u, registry, chart, problem.New("user.notFound")
	}
	items, err := d.Table.BatchGet(ctx, []table.Key{user.Key(t, identifier), role.RegistryKey(t), user.ChartKey(t)})
	if err != nil {
		return u, registry, chart, fmt.Errorf("read user: %w", err)
	}
	if items[0] == nil {
		return u, registry, chart, problem.New("user.notFound")
	}
	u, err = user.Decode(items[0])
	return u, role.DecodeRegistry(items[1]), user.DecodeChart(items[2]), err
}

// namer says what roles are called in the language of the call.
func namer(registry role.Registry, call operation.Call) entitlement.Namer {
	return func(r access.Role) string { return registry.Name(r, call.Language) }
}

// permission reads `object.action`; the problem is request.invalid.
func permission(text, pointer string) (access.Permission, error) {
	object, action, _ := strings.Cut(text, ".")
	p := access.Permission{Object: object, Action: access.Action(action)}
	if !p.Possible() {
		return p, problem.Invalid(problem.At(pointer, "permission.unknown"))
	}
	return p, nil
}

// owner returns whose the record is. The problem is customer.notFound for one that is not there or that the caller may not read, and
// request.invalid for one of another kind than the permission speaks of.
func owner(ctx context.Context, d *app.Deps, call operation.Call, p access.Permission, record string) (string, error) {
	if p.Object != access.Customer || !customer.Kind.Valid(record) {
		return "", problem.Invalid(problem.At("query:record", "permission.recordUnknown"))
	}
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, record)
	return c.Owner, err
}
