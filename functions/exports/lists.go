package exports

import (
	"context"
	"encoding/json"
	"fmt"

	"kehu/functions/imports"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/extract"
	sharedimports "kehu/shared/imports"
	"kehu/shared/mask"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/table"
	"kehu/shared/user"
)

// list is a list that can be exported.
type list struct {
	object   string   // of permissions
	filters  []string // beside q and status
	states   []string
	headings func(l problem.Language) []string
	// page returns the identifiers of the next records that the caller may see and export.
	page func(ctx context.Context, d *app.Deps, c access.Caller, f extract.Filter, after table.Position, limit int) ([]string, table.Position, error)
	// rows returns the cells of records as the caller sees them; one that is gone meanwhile has none.
	rows func(ctx context.Context, d *app.Deps, c access.Caller, identifiers []string) ([][]string, error)
}

// lists are the lists that can be exported.
func lists() map[string]list {
	customers, products, orders := imports.CustomerColumns(), imports.ProductColumns(), imports.OrderColumns()
	return map[string]list{
		"customers": {
			object: access.Customer, filters: []string{"owner", "tag", "segment"}, states: []string{"potential", "active", "lost", "blocked"},
			headings: customers.Headings, page: customerPage,
			rows: func(ctx context.Context, d *app.Deps, c access.Caller, identifiers []string) ([][]string, error) {
				return customerRows(ctx, d, c, &customers, identifiers)
			},
		},
		"products": {
			object: access.Product, filters: []string{"category"}, states: []string{"active", "disabled"},
			headings: products.Headings, page: productPage,
			rows: func(ctx context.Context, d *app.Deps, c access.Caller, identifiers []string) ([][]string, error) {
				return productRows(ctx, d, c, &products, identifiers)
			},
		},
		"orders": {
			object: access.Order, filters: []string{"owner", "customer", "from", "to"},
			states:   []string{"draft", "submitted", "approved", "rejected", "changePending", "inDelivery", "completed", "cancelled", "closed"},
			headings: orderHeadings, page: orderPage,
			rows: func(ctx context.Context, d *app.Deps, c access.Caller, identifiers []string) ([][]string, error) {
				return orderRows(ctx, d, c, &orders, identifiers)
			},
		},
	}
}

// reachOf is on whose records the caller may both read and export.
func reachOf(c access.Caller, object, owner string) access.Reach {
	export, read := c.Reach(access.Permission{Object: object, Action: access.Export}), c.Reach(access.Permission{Object: object, Action: access.Read})
	switch {
	case owner != "" && read.Includes(owner):
		return export.Among(owner)
	case owner != "":
		return access.Reach{}
	case export.Everyone():
		return read
	case read.Everyone():
		return export
	default:
		return read.Among(export.Owners()...)
	}
}

func customerPage(ctx context.Context, d *app.Deps, c access.Caller, f extract.Filter, after table.Position, limit int) ([]string, table.Position, error) {
	found, next, err := contact.Search(ctx, d.Table, c.Tenant, customer.Filter{
		Text: f.Query, Tag: f.Tag, Segment: f.Segment, Status: customer.Status(f.Status), Reach: reachOf(c, access.Customer, f.Owner), Rights: c.Rights,
	}, after, limit)
	identifiers := make([]string, len(found))
	for i, s := range found {
		identifiers[i] = s.ID
	}
	return identifiers, next, err
}

func customerRows(ctx context.Context, d *app.Deps, c access.Caller, columns *sharedimports.Subject, identifiers []string) (rows [][]string, err error) {
	found, err := customer.GetAll(ctx, d.Table, c.Tenant, identifiers)
	if err != nil {
		return nil, err
	}
	var owned []string
	for _, one := range found {
		if one != nil {
			owned = append(owned, one.Owner)
		}
	}
	owners, err := addressesOf(ctx, d, c.Tenant, owned)
	if err != nil {
		return nil, err
	}
	for _, one := range found {
		if one == nil || one.Deleted() {
			continue
		}
		mask.Apply(c.Rights, one)
		if address := owners[one.Owner]; address != "" {
			one.Owner = address
		}
		cells, err := cellsOf(columns, one.Fields, map[string]string{"number": one.Number})
		if err != nil {
			return nil, err
		}
		rows = append(rows, cells)
	}
	return rows, nil
}

// addressesOf returns the e-mail addresses of up to 100 owners, by which an import finds them: they say more than identifiers.
func addressesOf(ctx context.Context, d *app.Deps, t access.Tenant, owners []string) (map[string]string, error) {
	addresses := make(map[string]string)
	var keys []table.Key
	for _, owner := range owners {
		if _, known := addresses[owner]; !known && owner != "" {
			addresses[owner] = ""
			keys = append(keys, user.Key(t, owner))
		}
	}
	if len(keys) == 0 {
		return addresses, nil
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
		addresses[u.ID] = u.Email
	}
	return addresses, nil
}

// cellsOf writes a record's fields into cells.
func cellsOf(columns *sharedimports.Subject, fields any, keys map[string]string) ([]string, error) {
	encoded, err := json.Marshal(fields)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return columns.Sheet(encoded, keys)
}

func productPage(ctx context.Context, d *app.Deps, c access.Caller, f extract.Filter, after table.Position, limit int) ([]string, table.Position, error) {
	found, next, err := product.Search(ctx, d.Table, c.Tenant, product.Filter{Text: f.Query, Category: f.Category, Status: product.Status(f.Status)}, after, limit)
	identifiers := make([]string, len(found))
	for i, s := range found {
		identifiers[i] = s.ID
	}
	return identifiers, next, err
}

func productRows(ctx context.Context, d *app.Deps, c access.Caller, columns *sharedimports.Subject, identifiers []string) (rows [][]string, err error) {
	keys := make([]table.Key, len(identifiers))
	for i, identifier := range identifiers {
		keys[i] = product.Key(c.Tenant, identifier)
	}
	items, err := d.Table.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	for _, item := range items {
		if item == nil {
			continue
		}
		p, err := product.Decode(item)
		if err != nil {
			return nil, err
		}
		if p.Deleted() {
			continue
		}
		if !c.Allowed(access.Permission{Object: access.Product, Action: access.ReadCost}) {
			p = p.WithoutCost()
		}
		cells, err := cellsOf(columns, p.Entry, nil)
		if err != nil {
			return nil, err
		}
		rows = append(rows, cells)
	}
	return rows, nil
}
