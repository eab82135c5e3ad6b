package order

import (
	"slices"

	"kehu/shared/decimal"
)

// Delivery says how much of an order is shipped.
type Delivery string

// The states of delivery. What came back counts as not delivered, unless it is credited: then it is not wanted any more. Services
// are not shipped and do not count.
const (
	Undelivered     Delivery = "none"
	PartlyDelivered Delivery = "partial"
	WhollyDelivered Delivery = "delivered"
)

// Invoice says how much of an order is invoiced.
type Invoice string

// The states of invoicing.
const (
	Uninvoiced     Invoice = "none"
	PartlyInvoiced Invoice = "partial"
	WhollyInvoiced Invoice = "invoiced"
)

// Payment says how much of an order is paid.
type Payment string

// The states of payment.
const (
	Unpaid     Payment = "unpaid"
	PartlyPaid Payment = "partial"
	WhollyPaid Payment = "paid"
)

// derive fills in what follows from the rest. Whoever changes an order calls it last.
func (o *Order) derive() {
	o.Products = productsOf(o.Lines)
	shipped, invoiced := progress{}, progress{}
	for i := range o.Lines {
		l := &o.Lines[i]
		quantity := l.Quantity.Decimal()
		if !l.Service {
			shipped.add(l.kept(), l.wanted())
		}
		invoiced.add(l.Invoiced, quantity)
	}
	o.Delivery = [...]Delivery{Undelivered, PartlyDelivered, WhollyDelivered}[shipped.stage()]
	o.Invoice = [...]Invoice{Uninvoiced, PartlyInvoiced, WhollyInvoiced}[invoiced.stage()]
	o.Payment = o.payment()
}

// productsOf lists the products of lines, each once, in order.
func productsOf(lines []Line) []string {
	all := make([]string, len(lines))
	for i := range lines {
		all[i] = lines[i].Product
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// payment says how much of what the customer owes is paid, or, while it owes nothing yet, of the total.
func (o *Order) payment() Payment {
	owed, paid := o.amount(o.Charged), o.amount(o.Paid)
	if !o.Status.Owes() {
		owed = o.amount(o.Total.Amount)
	}
	switch {
	case paid.Minor() >= owed.Minor() && (paid.Sign() > 0 || o.Status.Owes()):
		return WhollyPaid
	case paid.Sign() > 0:
		return PartlyPaid
	default:
		return Unpaid
	}
}

// progress adds up how far lines have come.
type progress struct{ some, all, none int }

func (p *progress) add(done, quantity decimal.Decimal) {
	switch {
	case done.Compare(quantity) >= 0:
		p.all++
	case done.Sign() > 0:
		p.some++
	default:
		p.none++
	}
}

// stage is 0 for nothing, 1 for something, 2 for everything.
func (p *progress) stage() int {
	switch {
	case p.some == 0 && p.all == 0:
		return 0
	case p.some > 0 || p.none > 0:
		return 1
	default:
		return 2
	}
}

// shipped reports whether anything of the order was shipped, even if it came back.
func (o *Order) shipped() bool {
	return slices.ContainsFunc(o.Lines, func(l Line) bool { return l.Shipped.Sign() > 0 })
}
