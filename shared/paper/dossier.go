package paper

import (
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/document"
	"kehu/shared/order"
)

// File is what a dossier tells of a customer. What is nil is left out.
type File struct {
	Customer *customer.Customer
	Contacts []contact.Contact
	Owner    string // who looks after it; "" for nobody
	Orders   []order.Summary
	Due      []order.Receivable
	Ages     []order.Ages
}

// Dossier is a customer with its contacts, its latest orders and what it has to pay: a paper for the house, with the company's own
// notes. Account numbers are masked.
func (l Letter) Dossier(f File) document.Paper {
	c := f.Customer
	p := l.begin(l.text("paper.dossier"), joined(" ", c.Number, l.date(l.today())))
	terms := ""
	if c.Terms != nil {
		terms = l.terms(c.Terms)
	}
	fields := document.Fields{
		l.field("paper.customer", c.Name),
		l.field("paper.customerNumber", c.Number),
		l.field("paper.contact", joined(", ", c.ContactName, c.ContactTitle)),
		l.field("paper.owner", f.Owner),
		l.field("paper.phone", joined(", ", c.Phones...)),
		l.field("paper.email", joined(", ", c.Emails...)),
		l.field("paper.website", c.Website),
		l.field("paper.taxNumber", c.TaxNumber),
		l.field("paper.terms", terms),
		l.field("paper.tags", joined(", ", c.Tags...)),
	}
	if c.Bank != nil {
		fields = append(fields, l.field("paper.bank", joined(", ", c.Bank.Name, c.Bank.Account.Masked())))
	}
	if c.CreditLimit != nil {
		fields = append(fields, l.field("paper.creditLimit", l.amount(*c.CreditLimit)))
	}
	for i := range c.Addresses {
		fields = append(fields, l.field("paper.address", address(&c.Addresses[i])))
	}
	p.Blocks = append(p.Blocks, fields)
	if c.Notes != "" {
		p.Blocks = append(p.Blocks, document.Heading{Text: l.text("paper.notes")}, document.Paragraph{Text: c.Notes})
	}
	if len(f.Contacts) > 0 {
		p.Blocks = append(p.Blocks, document.Heading{Text: l.text("paper.contacts")}, l.contacts(f.Contacts))
	}
	if len(f.Orders) > 0 {
		p.Blocks = append(p.Blocks, document.Heading{Text: l.text("paper.orders")}, l.orders(f.Orders))
	}
	if len(f.Due) > 0 {
		p.Blocks = append(p.Blocks, document.Heading{Text: l.text("paper.receivables")}, l.receivables(f.Due))
	}
	if len(f.Ages) > 0 {
		p.Blocks = append(p.Blocks, document.Heading{Text: l.labelled("paper.open", l.date(l.today()))}, l.ages(f.Ages))
	}
	return p
}

func (l Letter) contacts(all []contact.Contact) document.Grid {
	grid := document.Grid{Columns: l.columns("paper.contact", "paper.jobTitle", "paper.phone", "paper.email")}
	for i := range all {
		in := &all[i]
		grid.Rows = append(grid.Rows, []string{
			joined(" ", in.Salutation, in.Name), joined(", ", in.Title, in.Department), joined("\n", append([]string{in.Mobile}, in.Phones...)...), joined("\n", in.Emails...),
		})
	}
	return grid
}

func (l Letter) orders(all []order.Summary) document.Grid {
	grid := document.Grid{Columns: l.columns("paper.orderNumber", "paper.orderDate", "paper.deliveryDate", "paper.reference", "paper.total")}
	grid.Columns[4].Right = true
	for i := range all {
		in := &all[i]
		grid.Rows = append(grid.Rows, []string{in.Number, l.date(in.OrderDate), l.date(in.DeliveryDate), in.Reference, l.amount(in.Total)})
	}
	return grid
}

func (l Letter) receivables(all []order.Receivable) document.Grid {
	grid := document.Grid{Columns: l.columns("paper.orderNumber", "paper.due", "paper.openTotal")}
	grid.Columns[2].Right = true
	for i := range all {
		in := &all[i]
		grid.Rows = append(grid.Rows, []string{in.Number, l.date(in.DueDate), l.amount(in.Open)})
	}
	return grid
}

// columns are columns of the same width.
func (l Letter) columns(keys ...string) []document.GridColumn {
	all := make([]document.GridColumn, len(keys))
	for i, key := range keys {
		all[i] = document.GridColumn{Title: l.text(key), Share: 1}
	}
	return all
}
