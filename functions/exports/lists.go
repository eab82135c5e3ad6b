package exports

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"kehu/functions/imports"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/document"
	"kehu/shared/extract"
	sharedimports "kehu/shared/imports"
	"kehu/shared/paper"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// list is a list that can be exported.
type list struct {
	object   string   // of permissions
	filters  []string // beside q and status
	states   []string
	headings func(l problem.Language) []string
	// find returns how the records are found that the caller may both see and export. The problem is that of a filter that names what is not there;
	// at is what pointers to filters begin with.
	find func(ctx context.Context, d *app.Deps, c access.Caller, f extract.Filter, at string) (search, error)
	// rows returns the cells of records as the caller sees them, in use or deleted; one that is not, or is gone meanwhile, has none.
	rows func(ctx context.Context, d *app.Deps, c access.Caller, deleted bool, identifiers []string) ([][]string, error)

	// What a paper has: its title, its columns, and a row for each record.
	title   string
	columns func(l paper.Letter) []document.GridColumn
	lines   func(ctx context.Context, d *app.Deps, c access.Caller, p printing, deleted bool, identifiers []string) ([][]string, error)
}

// search returns the identifiers of the next records.
type search func(ctx context.Context, after table.Position, limit int) ([]string, table.Position, error)

// lists are the lists that can be exported.
func lists() map[string]list {
	customers, products, orders := imports.CustomerColumns(), imports.ProductColumns(), imports.OrderColumns()
	return map[string]list{
		"customers": {
			object:  access.Customer,
			filters: []string{"owner", "team", "tag", "category", "segment", "level", "source", "createdFrom", "createdTo", "updatedFrom", "updatedTo", "deleted"},
			states:  []string{"potential", "active", "lost", "blocked"}, headings: customers.Headings, find: findCustomers,
			rows: func(ctx context.Context, d *app.Deps, c access.Caller, deleted bool, identifiers []string) ([][]string, error) {
				return customerRows(ctx, d, c, &customers, deleted, identifiers)
			},
			title: "list.customers", columns: paper.Letter.CustomerColumns, lines: customerLines,
		},
		"products": {
			object: access.Product, filters: []string{"category", "deleted"}, states: []string{"active", "disabled"}, headings: products.Headings, find: findProducts,
			rows: func(ctx context.Context, d *app.Deps, c access.Caller, deleted bool, identifiers []string) ([][]string, error) {
				return productRows(ctx, d, c, &products, deleted, identifiers)
			},
			title: "list.products", columns: paper.Letter.ProductColumns, lines: productLines,
		},
		"orders": {
			object: access.Order, filters: []string{"number", "owner", "customer", "product", "from", "to", "deleted", "approvable"},
			states:   []string{"draft", "submitted", "approved", "rejected", "changePending", "inDelivery", "completed", "cancelled", "closed"},
			headings: orderHeadings, find: findOrders,
			rows: func(ctx context.Context, d *app.Deps, c access.Caller, deleted bool, identifiers []string) ([][]string, error) {
				return orderRows(ctx, d, c, &orders, deleted, identifiers)
			},
			title: "list.orders", columns: paper.Letter.OrderColumns, lines: orderLines,
		},
	}
}

// reachOf is on whose records the caller may both read and export. The problem is request.invalid for an owner who is no user.
func reachOf(c access.Caller, object, owner, at string) (access.Reach, error) {
	export, reach := c.Reach(access.Permission{Object: object, Action: access.Export}), c.Reach(access.Permission{Object: object, Action: access.Read})
	switch {
	case export.Everyone():
	case reach.Everyone():
		reach = export
	default:
		reach = reach.Among(export.Owners()...)
	}
	switch {
	case owner == "":
		return reach, nil
	case owner == "team":
		return reach.Among(c.Team...), nil
	case user.Kind.Valid(owner):
		return reach.Among(owner), nil
	default:
		return access.Reach{}, problem.Invalid(problem.At(at+"owner", "customer.ownerUnknown"))
	}
}

// usersOf returns up to 100 users by identifier; the empty identifier, and one who is gone, are left out.
func usersOf(ctx context.Context, d *app.Deps, t access.Tenant, identifiers []string) (map[string]user.User, error) {
	users := make(map[string]user.User)
	var keys []table.Key
	slices.Sort(identifiers)
	for _, identifier := range slices.Compact(identifiers) {
		if identifier != "" {
			keys = append(keys, user.Key(t, identifier))
		}
	}
	if len(keys) == 0 {
		return users, nil
	}
	items, err := d.Table.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	for _, item := range items {
		if item == nil {
			continue
		}
		u, err := user.Decode(item)
		if err != nil {
			return nil, err
		}
		users[u.ID] = u
	}
	return users, nil
}

// addressOf is the e-mail address of an owner, by which an import finds them: it says more than the identifier, which stands for who is gone.
func addressOf(users map[string]user.User, owner string) string {
	if address := users[owner].Email; address != "" {
		return address
	}
	return owner
}

// cellsOf writes a record's fields into cells.
func cellsOf(columns *sharedimports.Subject, fields any, keys map[string]string) ([]string, error) {
	encoded, err := json.Marshal(fields)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return columns.Sheet(encoded, keys)
}
