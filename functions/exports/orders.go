package exports

import (
	"context"
	"strconv"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/extract"
	"kehu/shared/imports"
	"kehu/shared/mask"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// orderColumns are the columns of orders, a row for each line: what an import reads, and what follows from it or only says more.
var orderColumns = []string{
	"number", "lines.line", "status", "orderDate", "customerNumber", "customerName", "reference", "owner", "currency", "exchangeRate", "deliveryDate", "shippedDate", "carrier",
	"freight", "shippingAddress.receiver", "shippingAddress.phone", "shippingAddress.country", "shippingAddress.province", "shippingAddress.city",
	"shippingAddress.district", "shippingAddress.street", "shippingAddress.postalCode", "paymentTerms.days", "paymentTerms.note", "discount", "total", "notes",
	"lines.code", "lines.name", "lines.quantity", "lines.unit", "lines.unitPrice", "lines.discount", "lines.taxRate", "lines.net", "lines.tax", "lines.total", "lines.note",
}

func orderHeadings(l problem.Language) []string {
	headings := make([]string, len(orderColumns))
	for i, name := range orderColumns {
		headings[i] = l.Text("column.orders."+name, nil)
	}
	return headings
}

// findOrders finds orders as their list does.
func findOrders(_ context.Context, d *app.Deps, c access.Caller, f extract.Filter, at string) (search, error) {
	reach, err := reachOf(c, access.Order, f.Owner, at)
	if err != nil {
		return nil, err
	}
	filter := order.Filter{
		Number: f.Number, Text: f.Query, Customer: f.Customer, Status: order.Status(f.Status), Product: f.Product, From: f.From, To: f.To, Deleted: f.Deleted, Reach: reach,
	}
	if f.Approvable {
		filter.Approver = order.ApproverOf(c)
	}
	if err := filter.Check(at); err != nil {
		return nil, err
	}
	return func(ctx context.Context, after table.Position, limit int) ([]string, table.Position, error) {
		found, next, err := order.Search(ctx, d.Table, c.Tenant, filter, after, limit)
		identifiers := make([]string, len(found))
		for i, s := range found {
			identifiers[i] = s.ID
		}
		return identifiers, next, err
	}, nil
}

// readOrders reads orders as the caller sees them; those alone that are in use, or deleted, and their salespeople. Two round trips.
func readOrders(ctx context.Context, d *app.Deps, c access.Caller, deleted bool, identifiers []string) (found []*order.Order, owners map[string]user.User, err error) {
	all, err := order.GetAll(ctx, d.Table, c.Tenant, identifiers)
	if err != nil {
		return nil, nil, err
	}
	var owned []string
	for _, o := range all {
		if o == nil || o.Deleted() != deleted {
			continue
		}
		mask.Apply(c.Rights, o)
		found, owned = append(found, o), append(owned, o.Owner)
	}
	owners, err = usersOf(ctx, d, c.Tenant, owned)
	return found, owners, err
}

func orderRows(ctx context.Context, d *app.Deps, c access.Caller, columns *imports.Subject, deleted bool, identifiers []string) (rows [][]string, err error) {
	found, owners, err := readOrders(ctx, d, c, deleted, identifiers)
	if err != nil {
		return nil, err
	}
	var bought []string
	for _, o := range found {
		bought = append(bought, o.Customer)
	}
	numbers, err := numbersOf(ctx, d, c, bought)
	if err != nil {
		return nil, err
	}
	for _, o := range found {
		o.Owner = addressOf(owners, o.Owner)
		for i := range o.Lines {
			row, err := orderRow(columns, o, &o.Lines[i], numbers[o.Customer])
			if err != nil {
				return nil, err
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

func orderLines(ctx context.Context, d *app.Deps, c access.Caller, p printing, deleted bool, identifiers []string) (rows [][]string, err error) {
	found, owners, err := readOrders(ctx, d, c, deleted, identifiers)
	if err != nil {
		return nil, err
	}
	names := p.names(owners)
	for _, o := range found {
		rows = append(rows, p.letter.OrderRow(o, names))
	}
	return rows, nil
}

// numbersOf returns the numbers of the customers within the caller's reach, by which an import finds them.
func numbersOf(ctx context.Context, d *app.Deps, c access.Caller, identifiers []string) (map[string]string, error) {
	numbers := make(map[string]string)
	var asked []string
	for _, identifier := range identifiers {
		if _, known := numbers[identifier]; !known {
			numbers[identifier] = ""
			asked = append(asked, identifier)
		}
	}
	found, err := customer.GetAll(ctx, d.Table, c.Tenant, asked)
	if err != nil {
		return nil, err
	}
	reach := c.Reach(access.Permission{Object: access.Customer, Action: access.Read})
	for _, one := range found {
		if one != nil && reach.Includes(one.Owner) {
			numbers[one.ID] = one.Number
		}
	}
	return numbers, nil
}

// orderRow is a line of an order with all that is told of the order.
func orderRow(columns *imports.Subject, o *order.Order, l *order.Line, customerNumber string) ([]string, error) {
	told := struct {
		Number string `json:"number"`
		order.Head
		order.Past
		Lines order.LineFields `json:"lines"`
	}{o.Number, o.Head, o.Past, l.LineFields}
	cells, err := cellsOf(columns, told, map[string]string{"customerNumber": customerNumber, "status": string(o.Status), "lines.code": l.Code})
	if err != nil {
		return nil, err
	}
	named := map[string]string{
		"lines.line": strconv.Itoa(l.Line), "customerName": o.CustomerName, "total": o.Total.Amount, "lines.name": l.Name, "lines.unit": l.Unit,
		"lines.net": l.Net, "lines.tax": l.Tax, "lines.total": l.Total,
	}
	for i, f := range columns.Fields {
		named[f.Name] = cells[i]
	}
	row := make([]string, len(orderColumns))
	for i, name := range orderColumns {
		row[i] = named[name]
	}
	return row, nil
}
