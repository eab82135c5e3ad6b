package exports

import (
	"context"
	"encoding/json"
	"fmt"

	"kehu/functions/imports"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/extract"
	sharedimports "kehu/shared/imports"
	"kehu/shared/mask"
	"kehu/shared/order"
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
	customers, products := imports.CustomerColumns(), imports.ProductColumns()
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
			states: []string{"draft", "submitted", "approved", "rejected", "changePending", "inDelivery", "completed", "cancelled", "closed"},
			headings: func(l problem.Language) []string {
				headings := make([]string, len(orderColumns))
				for i, name := range orderColumns {
					headings[i] = l.Text("column.orders."+name, nil)
				}
				return headings
			}, page: orderPage, rows: orderRows,
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
	found, next, err := customer.Search(ctx, d.Table, c.Tenant, customer.Filter{
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
	owners, err := addressesOf(ctx, d, c.Tenant, found)
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

// addressesOf returns the e-mail addresses of the owners of customers, by which an import finds them: they say more than identifiers.
func addressesOf(ctx context.Context, d *app.Deps, t access.Tenant, customers []*customer.Customer) (map[string]string, error) {
	addresses := make(map[string]string)
	var keys []table.Key
	for _, c := range customers {
		if c == nil || c.Owner == "" {
			continue
		}
		if _, known := addresses[c.Owner]; !known {
			addresses[c.Owner] = ""
			keys = append(keys, user.Key(t, c.Owner))
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

// orderColumns are the columns of orders, a row for each line.
var orderColumns = []string{
	"number", "orderDate", "customerName", "reference", "status", "total", "currency", "line", "code", "name", "quantity", "unit", "unitPrice", "taxRate", "net", "tax", "lineTotal",
}

func orderPage(ctx context.Context, d *app.Deps, c access.Caller, f extract.Filter, after table.Position, limit int) ([]string, table.Position, error) {
	found, next, err := order.Search(ctx, d.Table, c.Tenant, order.Filter{
		Text: f.Query, Customer: f.Customer, Status: order.Status(f.Status), From: f.From, To: f.To, Reach: reachOf(c, access.Order, f.Owner),
	}, after, limit)
	identifiers := make([]string, len(found))
	for i, s := range found {
		identifiers[i] = s.ID
	}
	return identifiers, next, err
}

func orderRows(ctx context.Context, d *app.Deps, c access.Caller, identifiers []string) (rows [][]string, err error) {
	found, err := order.GetAll(ctx, d.Table, c.Tenant, identifiers)
	if err != nil {
		return nil, err
	}
	for _, o := range found {
		if o == nil || o.Deleted() {
			continue
		}
		for _, l := range o.Lines {
			rows = append(rows, []string{
				o.Number, o.OrderDate, o.CustomerName, o.Reference, string(o.Status), o.Total.Amount, o.Total.Currency,
				fmt.Sprint(l.Line), l.Code, l.Name, fmt.Sprint(l.Quantity), l.Unit, fmt.Sprint(l.UnitPrice), fmt.Sprint(l.TaxRate), l.Net, l.Tax, l.Total,
			})
		}
	}
	return rows, nil
}
