package order

import (
	"fmt"
	"slices"

	"kehu/shared/decimal"
	"kehu/shared/record"
	"kehu/shared/text"
)

// InvoicedQuantity is how many of a line are invoiced.
type InvoicedQuantity struct {
	Line     int          `json:"line" minimum:"1" doc:"The number of the line."`
	Quantity decimal.Wire `json:"quantity" doc:"How many are invoiced, all invoices together: from 0 to what was ordered."`
}

// WithInvoiced returns the next version of the order, of whose lines so many are invoiced; of lines that are not named, as many as
// before. Nothing is owed for that, as it is from approval on; but a change cannot go below it. The errors are the problem
// request.invalid with a pointer to each field that is not acceptable, and order.transition.
func (o Order) WithInvoiced(s record.Stamp, all []InvoicedQuantity) (Order, error) {
	o, err := o.to(Invoiced, s)
	if err != nil {
		return Order{}, err
	}
	var c text.Checker
	o.Lines = slices.Clone(o.Lines)
	seen := make(map[int]bool, len(all))
	for i, in := range all {
		pointer := fmt.Sprintf("/lines/%d", i)
		at := slices.IndexFunc(o.Lines, func(l Line) bool { return l.Line == in.Line })
		if at < 0 || seen[in.Line] {
			c.Add(pointer+"/line", "order.lineUnknown")
			continue
		}
		seen[in.Line] = true
		quantity, err := in.Quantity.Parse()
		switch {
		case err != nil:
			c.Add(pointer+"/quantity", "number.invalid")
		case quantity.Sign() < 0:
			c.Add(pointer+"/quantity", "amount.negative")
		case quantity.Compare(o.Lines[at].Quantity.Decimal()) > 0:
			c.Add(pointer+"/quantity", "order.invoicedAboveOrdered")
		}
		o.Lines[at].Invoiced = quantity
	}
	if err := c.Problem(); err != nil {
		return Order{}, err
	}
	o.derive()
	return o, nil
}
