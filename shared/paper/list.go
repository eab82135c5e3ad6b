package paper

import (
	"cmp"
	"strconv"
	"strings"

	"kehu/shared/customer"
	"kehu/shared/dictionary"
	"kehu/shared/document"
	"kehu/shared/money"
	"kehu/shared/order"
	"kehu/shared/product"
)

// Names are what identifiers and codes are called, in the language of the paper. What has no name stands as it is.
type Names struct {
	Users map[string]string
	Words map[dictionary.Name]map[string]string // by code
}

// User returns the name of a user.
func (n Names) User(identifier string) string { return cmp.Or(n.Users[identifier], identifier) }

// Word returns what a code of a dictionary is called.
func (n Names) Word(of dictionary.Name, code string) string { return cmp.Or(n.Words[of][code], code) }

// List is what the paper of a list tells.
type List struct {
	Title   string // a key of the catalogue
	Filters []document.Field
	Columns []document.GridColumn
	Rows    [][]string
	Limit   int    // how many were let through where there are more; 0 where these are all
	Mark    string // who took it and when: across each page
}

// List is a list of records as a paper: landscape, for the columns that fit.
func (l Letter) List(told List) document.Paper {
	p := l.begin(l.text(told.Title), joined(" ", l.text(told.Title), l.date(l.today())))
	p.Landscape, p.Watermark = true, told.Mark
	p.Foot += " · " + told.Mark // where it can be read, too
	count := l.field("list.records", l.number(strconv.Itoa(len(told.Rows))))
	p.Blocks = append(p.Blocks, document.Fields(append([]document.Field{count}, told.Filters...)))
	if told.Limit > 0 {
		p.Blocks = append(p.Blocks, document.Paragraph{Text: l.Language.Text("list.cut", map[string]string{"limit": strconv.Itoa(told.Limit)})})
	}
	if len(told.Rows) > 0 {
		p.Blocks = append(p.Blocks, document.Grid{Columns: told.Columns, Rows: told.Rows})
	}
	return p
}

// Field is a value with the name that the catalogue has for it.
func (l Letter) Field(key, value string) document.Field { return l.field(key, value) }

// Days writes a span of days, either end of which may be "" for open.
func (l Letter) Days(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return strings.TrimSpace(l.date(from) + " – " + l.date(to))
}

// customerStates, productStates and orderStates are what states are called.
var (
	customerStates = map[customer.Status]string{
		customer.Potential: "state.potential", customer.Active: "state.customerActive", customer.Lost: "state.lost", customer.Blocked: "state.blocked",
	}
	productStates = map[product.Status]string{product.Active: "state.productActive", product.Disabled: "state.disabled"}
	orderStates   = map[order.Status]string{
		order.Draft: "state.draft", order.Submitted: "state.submitted", order.Approved: "state.approved", order.Rejected: "state.rejected",
		order.ChangePending: "state.changePending", order.InDelivery: "state.inDelivery", order.Completed: "state.completed",
		order.Cancelled: "state.cancelled", order.Closed: "state.closed",
	}
)

// CustomerState is what a customer's state is called; as it stands for one that is none.
func (l Letter) CustomerState(s customer.Status) string { return l.state(customerStates[s], string(s)) }

// ProductState is what a product's state is called.
func (l Letter) ProductState(s product.Status) string { return l.state(productStates[s], string(s)) }

// OrderState is what an order's state is called.
func (l Letter) OrderState(s order.Status) string { return l.state(orderStates[s], string(s)) }

func (l Letter) state(key, otherwise string) string {
	if key == "" {
		return otherwise
	}
	return l.text(key)
}

// column is a column of a list with its share of the width.
func (l Letter) column(key string, share float64) document.GridColumn {
	return document.GridColumn{Title: l.text(key), Share: share}
}

// CustomerColumns are the columns of a list of customers.
func (l Letter) CustomerColumns() []document.GridColumn {
	return []document.GridColumn{
		l.column("column.customers.number", 1.1), l.column("column.customers.name", 3), l.column("column.customers.contactName", 1.4), l.column("column.customers.phones", 1.9),
		l.column("paper.email", 2.2), l.column("list.place", 1.5), l.column("column.customers.owner", 1.4), l.column("column.customers.level", 1),
		l.column("column.customers.status", 1), l.column("list.added", 1.2),
	}
}

// CustomerRow is a row of a list of customers: of several numbers and addresses the main one.
func (l Letter) CustomerRow(c *customer.Customer, n Names) []string {
	return []string{
		c.Number, c.Name, c.ContactName, first(c.Phones), first(c.Emails), c.Glance.Place, n.User(c.Owner), n.Word(dictionary.Level, c.Level),
		l.CustomerState(c.Status), l.date(order.On(c.CreatedAt, l.Company.Company()).Day),
	}
}

// ProductColumns are the columns of a list of products.
func (l Letter) ProductColumns() []document.GridColumn {
	price, rate := l.column("list.price", 1.5), l.column("paper.taxRate", 0.8)
	price.Right, rate.Right = true, true
	return []document.GridColumn{
		l.column("column.products.code", 1.3), l.column("column.products.name", 3), l.column("column.products.category", 1.5), l.column("column.products.specification", 2.5),
		l.column("column.products.unit", 0.9), price, rate, l.column("column.products.status", 0.9),
	}
}

// ProductRow is a row of a list of products: of several prices the first.
func (l Letter) ProductRow(p *product.Product, n Names) []string {
	price := ""
	if len(p.Prices) > 0 {
		price = l.amount(money.Wire{Amount: string(p.Prices[0].Amount), Currency: p.Prices[0].Currency})
	}
	return []string{
		p.Code, p.Name, p.Category, p.Specification, n.Word(dictionary.Unit, p.Unit), price, l.percent(string(p.TaxRate)), l.ProductState(p.Status),
	}
}

// OrderColumns are the columns of a list of orders.
func (l Letter) OrderColumns() []document.GridColumn {
	total := l.column("paper.total", 1.6)
	total.Right = true
	return []document.GridColumn{
		l.column("column.orders.number", 1.3), l.column("paper.orderDate", 1.1), l.column("paper.customer", 3), l.column("column.orders.reference", 1.4),
		l.column("column.orders.owner", 1.4), l.column("column.orders.status", 1), l.column("paper.deliveryDate", 1.1), total,
	}
}

// OrderRow is a row of a list of orders.
func (l Letter) OrderRow(o *order.Order, n Names) []string {
	return []string{
		o.Number, l.date(o.OrderDate), o.CustomerName, o.Reference, n.User(o.Owner), l.OrderState(o.Status), l.date(o.DeliveryDate), l.amount(o.Total),
	}
}

// first returns the main one of several.
func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}
