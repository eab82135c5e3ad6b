package mail

import "cmp"

// OrderConfirmationData fills the mail with which a company sends the confirmation of an order, which is attached.
type OrderConfirmationData struct {
	Company          string // required: the company that sends
	Number           string // required: the order's number
	Contact          string // optional: the person addressed; the customer's name stands in
	Customer         string // required: the customer's name
	Reference        string // optional: the customer's own number of the order
	Total            string // required: what it comes to, with the currency
	Salesperson      string // optional: without a name, email is left out too
	SalespersonEmail string // optional
}

func (OrderConfirmationData) kind() Kind { return OrderConfirmation }

func (d OrderConfirmationData) fields(catalogue) (map[string]string, error) {
	f := map[string]string{
		"Company":          oneLine(d.Company),
		"Number":           oneLine(d.Number),
		"Contact":          cmp.Or(oneLine(d.Contact), oneLine(d.Customer)),
		"Customer":         oneLine(d.Customer),
		"Reference":        oneLine(d.Reference),
		"Total":            oneLine(d.Total),
		"Salesperson":      oneLine(d.Salesperson),
		"SalespersonEmail": oneLine(d.SalespersonEmail),
	}
	return f, required(f, "Company", "Number", "Customer", "Total")
}
