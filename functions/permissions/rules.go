package permissions

import (
	"context"
	"fmt"
	"strings"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/department"
	"kehu/shared/entitlement"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/user"
)

// company is what decides what the users of a company may do, beside the users themselves.
type company struct {
	registry role.Registry
	chart    user.Chart
	order    department.Order
}

// keys are those of a company's items, as decode takes them.
func keys(t access.Tenant) []table.Key {
	return []table.Key{role.RegistryKey(t), user.ChartKey(t), department.OrderKey(t)}
}

func decode(items []table.Item) company {
	return company{role.DecodeRegistry(items[0]), user.DecodeChart(items[1]), department.DecodeOrder(items[2])}
}

// caller returns the user with the rights, as the policy sees one.
func (c company) caller(u user.User, rights access.Rights) access.Caller {
	return entitlement.Caller(u, rights, c.chart, c.order)
}

// subject reads a user and the company, at once. The problem is user.notFound.
func subject(ctx context.Context, d *app.Deps, t access.Tenant, identifier string) (user.User, company, error) {
	if !user.Kind.Valid(identifier) {
		return user.User{}, company{}, problem.New("user.notFound")
	}
	items, err := d.Table.BatchGet(ctx, append(keys(t), user.Key(t, identifier)))
	if err != nil {
		return user.User{}, company{}, fmt.Errorf("read user: %w", err)
	}
	if items[3] == nil {
		return user.User{}, company{}, problem.New("user.notFound")
	}
	u, err := user.Decode(items[3])
	return u, decode(items), err
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

// owner returns whose the record is: a customer or an order. The problem is customer.notFound or order.notFound for one that is not there or
// that the caller may not read, and request.invalid for one of another kind than the permission speaks of.
func owner(ctx context.Context, d *app.Deps, call operation.Call, p access.Permission, record string) (string, error) {
	switch {
	case p.Object == access.Customer && customer.Kind.Valid(record):
		c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, record)
		return c.Owner, err
	case p.Object == access.Order && order.Kind.Valid(record):
		o, err := order.Reachable(ctx, d.Table, call.Caller, access.Read, record)
		return o.Owner, err
	}
	return "", problem.Invalid(problem.At("query:record", "permission.recordUnknown"))
}
