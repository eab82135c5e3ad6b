package department

import (
	"context"
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/table"
)

// Order is which departments stand below which, and who is in them. It is one item, about 80 bytes for each department and each
// user, so that whoever checks a session learns in the same read whose records the caller may see.
type Order struct {
	parents map[string]string // by department
	members map[string]string // the department, by user
}

// OrderKey returns the key of the company's order.
func OrderKey(tenant access.Tenant) table.Key { return table.In(tenant, "TREE", Kind.Key).Key("TREE") }

// ReadOrder reads the company's order.
func ReadOrder(ctx context.Context, t table.Table, tenant access.Tenant) (Order, error) {
	item, err := t.Get(ctx, OrderKey(tenant))
	if err != nil {
		return Order{}, fmt.Errorf("read the order of departments: %w", err)
	}
	return DecodeOrder(item), nil
}

// versionOf is the attribute that grows when a department moves (see Place); all others name departments and users.
const versionOf = "v"

// DecodeOrder reads an order's item; none, nil, is an order of nothing.
func DecodeOrder(item table.Item) Order {
	o := Order{parents: make(map[string]string), members: make(map[string]string)}
	for name := range item {
		switch {
		case Kind.Valid(name):
			o.parents[name] = item.Text(name)
		case name != versionOf:
			o.members[name] = item.Text(name)
		}
	}
	return o
}

// Around returns who is in the user's department, or in one below it, the user too; sorted. It is nil for who is in none.
func (o Order) Around(user string) []string {
	top := o.members[user]
	if top == "" {
		return nil
	}
	var all []string
	for member, at := range o.members {
		if o.below(at, top) {
			all = append(all, member)
		}
	}
	slices.Sort(all)
	return all
}

// Within reports whether the user is in the department, or in one below it.
func (o Order) Within(user, top string) bool { return top != "" && o.below(o.members[user], top) }

// Holds reports whether the department is the user's own, or one below it.
func (o Order) Holds(user, identifier string) bool {
	top := o.members[user]
	return top != "" && identifier != "" && o.below(identifier, top)
}

// below reports whether the way up from the department leads to top.
func (o Order) below(identifier, top string) bool {
	for range MaxDepth + 1 { // there is no cycle, but none shall hang a session either
		if identifier == top || identifier == "" {
			break
		}
		identifier = o.parents[identifier]
	}
	return identifier == top
}

// Move returns the writes by which a user goes from one department to another, for the transaction that changes the user; ""
// is none. otherwise is the error when the other one is not there.
func Move(tenant access.Tenant, user, from, to string, otherwise error) []table.Write {
	if from == to {
		return nil
	}
	return append(append(Refer(tenant, to, otherwise), Leave(tenant, from)...), place(tenant, user, to))
}

// place is the write that puts a department below another, or a user into one; "" takes it out.
func place(tenant access.Tenant, identifier, at string) table.Write {
	if at == "" {
		return table.Update(OrderKey(tenant), nil, nil, identifier)
	}
	return table.Update(OrderKey(tenant), map[string]any{identifier: at}, nil)
}
