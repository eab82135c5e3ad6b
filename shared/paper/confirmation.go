package paper

import (
	"fmt"

	"kehu/shared/customer"
	"kehu/shared/document"
	"kehu/shared/money"
	"kehu/shared/order"
)

// Confirmation is the confirmation of an order. c is its customer, nil where its data shall not be shown; then only what stands in the
// order is. salesperson is who looks after it, "" for nobody.
func (l Letter) Confirmation(o *order.Order, c *customer.Customer, salesperson string) document.Paper {
	title := "paper.order"
	if o.Status.Owes() {
		title = "paper.confirmation"
	}
	p := l.begin(l.text(title), o.Number)
	switch {
	case o.Status == order.Cancelled:
		p.Watermark = l.text("paper.cancelled")
	case !o.Status.Owes():
		p.Watermark = l.text("paper.notConfirmed")
	}
	p.Blocks = append(p.Blocks, l.orderFields(o, c, salesperson), l.lines(o))
	return l.payment(p, o)
}

// Confirmable reports whether an order can be confirmed to its customer.
func Confirmable(o *order.Order) bool { return o.Status.Owes() && !o.Deleted() }

func (l Letter) orderFields(o *order.Order, c *customer.Customer, salesperson string) document.Fields {
	name, number, billing := o.CustomerName, "", ""
	if c != nil {
		name, number = c.Name, c.Number
		for _, kind := range []string{customer.Billing, customer.Registered} {
			if a, ok := c.AddressFor(kind); ok {
				billing = address(&a)
				break
			}
		}
	}
	return document.Fields{
		l.field("paper.customer", name),
		l.field("paper.orderNumber", o.Number),
		l.field("paper.customerNumber", number),
		l.field("paper.orderDate", l.date(o.OrderDate)),
		l.field("paper.billingAddress", billing),
		l.field("paper.deliveryDate", l.date(o.DeliveryDate)),
		l.field("paper.shippingAddress", address(o.Address)),
		l.field("paper.reference", o.Reference),
		l.field("paper.salesperson", salesperson),
		l.field("paper.orderDiscount", l.percent(string(o.Discount))),
	}
}

// lines is the table of what is ordered.
func (l Letter) lines(o *order.Order) document.Grid {
	discounted := false
	for i := range o.Lines {
		discounted = discounted || o.Lines[i].LineFields.Discount.Decimal().Sign() > 0
	}
	grid := document.Grid{Columns: []document.GridColumn{
		{Title: l.text("paper.line"), Share: 0.5},
		{Title: l.text("paper.product"), Share: 4},
		{Title: l.text("paper.quantity"), Share: 1.4, Right: true},
		{Title: l.text("paper.unitPrice"), Share: 1.5, Right: true},
		{Title: l.text("paper.taxRate"), Share: 0.8, Right: true},
		{Title: l.text("paper.net"), Share: 1.7, Right: true},
	}}
	if discounted {
		grid.Columns = append(grid.Columns[:4:4], append([]document.GridColumn{{Title: l.text("paper.discount"), Share: 0.9, Right: true}}, grid.Columns[4:]...)...)
	}
	for i := range o.Lines {
		in := &o.Lines[i]
		row := []string{
			fmt.Sprint(in.Line), joined("\n", joined(" ", in.Code, in.Name), in.Note), joined(" ", l.number(string(in.Quantity)), in.Unit),
			l.number(string(in.UnitPrice)),
		}
		if discounted {
			row = append(row, l.percent(string(in.Discount)))
		}
		grid.Rows = append(grid.Rows, append(row, l.percent(string(in.TaxRate)), l.number(in.Net)))
	}
	grid.Totals = []document.Field{
		l.field("paper.netTotal", l.amount(o.Net)),
		l.field("paper.tax", l.amount(o.Tax)),
		l.field("paper.total", l.amount(o.Total)),
	}
	return grid
}

// payment adds when the order is to be paid: as was agreed for it, else by its terms.
func (l Letter) payment(p document.Paper, o *order.Order) document.Paper {
	plan := o.PlanOn(l.today())
	if !plan.Agreed {
		if o.Terms != nil {
			p.Blocks = append(p.Blocks, document.Fields{l.field("paper.terms", l.terms(o.Terms))})
		}
		return p
	}
	grid := document.Grid{Columns: []document.GridColumn{
		{Title: l.text("paper.due"), Share: 1}, {Title: l.text("paper.amount"), Share: 1, Right: true},
	}}
	for _, due := range plan.Instalments {
		grid.Rows = append(grid.Rows, []string{l.date(due.Due), l.amount(money.Wire{Amount: due.Amount, Currency: plan.Currency})})
	}
	p.Blocks = append(p.Blocks, document.Heading{Text: l.text("paper.plan")}, grid)
	return p
}

// terms says when is to be paid.
func (l Letter) terms(t *customer.Terms) string {
	return joined("; ", l.Language.Text("paper.termsOfDays", map[string]string{"days": fmt.Sprint(t.Days)}), t.Note)
}
