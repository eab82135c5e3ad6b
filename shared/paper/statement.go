package paper

import (
	"kehu/shared/customer"
	"kehu/shared/document"
	"kehu/shared/ledger"
	"kehu/shared/money"
	"kehu/shared/order"
)

// causes are what postings come of, as a statement names them.
var causes = map[ledger.Kind]string{
	ledger.Ordered:   "paper.causeOrder",
	ledger.Changed:   "paper.causeChange",
	ledger.Returned:  "paper.causeReturn",
	ledger.Closed:    "paper.causeClosing",
	ledger.Cancelled: "paper.causeCancellation",
	ledger.Received:  "paper.causeReceipt",
	ledger.Reversed:  "paper.causeReversal",
	ledger.Refunded:  "paper.causeRefund",
}

// Account is what a statement tells: what happened between two days, both included, and what is open on another.
type Account struct {
	From, To string
	Accounts []ledger.Account
	Today    string
	Ages     []order.Ages
}

// Statement is the statement of a customer's account.
func (l Letter) Statement(c *customer.Customer, a Account) document.Paper {
	p := l.begin(l.text("paper.statement"), joined(" ", c.Number, l.date(a.From), "–", l.date(a.To)))
	p.Blocks = append(p.Blocks, document.Fields{
		l.field("paper.customer", c.Name),
		l.field("paper.period", l.date(a.From)+" – "+l.date(a.To)),
		l.field("paper.customerNumber", c.Number),
	})
	if len(a.Accounts) == 0 {
		p.Blocks = append(p.Blocks, document.Paragraph{Text: l.text("paper.nothingHappened")})
	}
	for _, in := range a.Accounts {
		p.Blocks = append(p.Blocks, document.Heading{Text: l.labelled("paper.currency", in.Currency)}, l.movements(a, in))
	}
	if len(a.Ages) > 0 {
		p.Blocks = append(p.Blocks, document.Heading{Text: l.labelled("paper.open", l.date(a.Today))}, l.ages(a.Ages))
	}
	return p
}

// movements is the table of what happened in one currency, between what was owed before and after.
func (l Letter) movements(a Account, in ledger.Account) document.Grid {
	grid := document.Grid{
		Columns: []document.GridColumn{
			{Title: l.text("paper.date"), Share: 1.2},
			{Title: l.text("paper.cause"), Share: 2},
			{Title: l.text("paper.number"), Share: 2},
			{Title: l.text("paper.amount"), Share: 1.6, Right: true},
			{Title: l.text("paper.balance"), Share: 1.6, Right: true},
		},
		Rows: [][]string{{l.date(a.From), l.text("paper.opening"), "", "", l.number(in.Opening)}},
	}
	for _, m := range in.Movements {
		grid.Rows = append(grid.Rows, []string{l.date(m.Date), l.text(causes[m.Kind]), m.Number, l.number(m.Amount), l.number(m.Balance)})
	}
	closing := money.Wire{Amount: in.Closing, Currency: in.Currency}
	grid.Totals = []document.Field{l.field("paper.closing", l.amount(closing))}
	return grid
}

// ages is the table of what is open, by how long it is overdue.
func (l Letter) ages(all []order.Ages) document.Grid {
	grid := document.Grid{Columns: []document.GridColumn{{Title: l.text("paper.currency"), Share: 1}}}
	for _, key := range []string{"paper.notDue", "paper.daysThirty", "paper.daysSixty", "paper.daysNinety", "paper.older", "paper.openTotal"} {
		grid.Columns = append(grid.Columns, document.GridColumn{Title: l.text(key), Share: 1.6, Right: true})
	}
	for _, a := range all {
		grid.Rows = append(grid.Rows, []string{
			a.Currency, l.number(a.NotDue), l.number(a.Days30), l.number(a.Days60), l.number(a.Days90), l.number(a.Older), l.number(a.Open),
		})
	}
	return grid
}
