package order

import (
	"slices"

	"kehu/shared/decimal"
	"kehu/shared/money"
)

// Delivery says how much of an order is shipped.
type Delivery string

// The states of delivery. What came back counts as not delivered; services are not shipped and do not count.
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
			kept, _ := l.Shipped.Subtract(l.Returned) // never more than was shipped
			shipped.add(kept, quantity)
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

func (o *Order) payment() Payment {
	total, err := o.Total.Parse()
	paid, errPaid := money.Parse(o.Paid, o.Currency)
	switch {
	case err != nil || o.Paid == "" || errPaid != nil || paid.Sign() <= 0:
		return Unpaid
	case paid.Minor() < total.Minor():
		return PartlyPaid
	default:
		return WhollyPaid
	}
}

// progress adds up how far lines have come.
type progress struct{ some, all, none int }

func (p *progress) add(done, quantity decimal.Decimal) {
	switch {
	case done.Sign() <= 0:
		p.none++
	case done.Compare(quantity) < 0:
		p.some++
	default:
		p.all++
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
