package receipt

import (
	"fmt"
	"slices"

	"kehu/shared/access"
	"kehu/shared/decimal"
	"kehu/shared/ledger"
	"kehu/shared/money"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Plan is a receipt that changes, with the orders that it pays: all of one customer.
type Plan struct {
	Before  *Receipt // nil: it is new
	Receipt Receipt
	Steps   []order.Step
	Posting ledger.Posting // what it means to what the customer owes; of nothing unless money came in or was lost
}

// New returns the receipt that the fields make, with the orders that it pays. The error is the problem request.invalid with a pointer
// to each field that is not acceptable.
func New(meta record.Meta, f Fields, debtor *order.Debtor, s record.Stamp, caller access.Caller) (Plan, error) {
	var c text.Checker
	if debtor.Customer == nil || debtor.Customer.Deleted() || !reads(caller, debtor.Customer.Owner) {
		c.Add("/customerId", "order.customerUnknown")
		return Plan{}, c.Problem() // all else depends on it
	}
	f.Reference = c.OptionalLine("/reference", f.Reference)
	f.Invoice = c.OptionalLine("/invoiceNumber", f.Invoice)
	f.Notes = c.Paragraph("/notes", f.Notes)
	today := order.On(s.At, caller.Company).Day
	switch {
	case f.Date == "":
		f.Date = today
	case f.Date > today:
		c.Add("/date", "date.future")
	}
	amount, err := f.Amount.Parse()
	switch {
	case !money.IsCurrency(f.Amount.Currency):
		c.Add("/amount/currency", "currency.invalid")
	case err != nil:
		c.Add("/amount/amount", "amount.invalid")
	case amount.Sign() <= 0:
		c.Add("/amount/amount", "number.notPositive")
	}
	if err := c.Problem(); err != nil {
		return Plan{}, err
	}
	f.Amount = amount.Wire()
	p := Plan{Receipt: Receipt{
		Meta: meta, Head: f.Head, CustomerName: debtor.Customer.Name, Owner: debtor.Customer.Owner, Status: Recorded,
		Allocations: []Allocation{}, Unallocated: amount.Number(),
	}}
	p.Posting = ledger.Posting{Customer: f.Customer, Day: f.Date, Kind: ledger.Received, Record: meta.ID, Version: meta.Version, Amount: amount.Negate()}
	return p, p.allocate(&c, f.Allocations, debtor, s)
}

func reads(caller access.Caller, owner string) bool {
	return caller.Reach(access.Permission{Object: access.Customer, Action: access.Read}).Includes(owner)
}

// Allocate returns the receipt with more of it allocated to orders. The errors are the problem request.invalid with a pointer to
// each field that is not acceptable, and receipt.reversed.
func (r Receipt) Allocate(parts []Part, debtor *order.Debtor, s record.Stamp) (Plan, error) {
	if r.Status == Reversed {
		return Plan{}, problem.New("receipt.reversed")
	}
	var c text.Checker
	p := r.next(s)
	return p, p.allocate(&c, parts, debtor, s)
}

// next is the plan of the receipt's next version.
func (r Receipt) next(s record.Stamp) Plan {
	before := r
	r.Meta = r.Changed(s)
	r.Allocations = slices.Clone(r.Allocations)
	return Plan{Before: &before, Receipt: r}
}

// amount reads an amount in the receipt's currency, which the receipt has written itself.
func (r *Receipt) amount(number string) (money.Amount, error) {
	a, err := money.Parse(number, r.Amount.Currency)
	if err != nil {
		return a, fmt.Errorf("receipt %s: %w", r.ID, err)
	}
	return a, nil
}

// allocate gives parts of what is on account to orders, each of which stands there once.
func (p *Plan) allocate(c *text.Checker, parts []Part, debtor *order.Debtor, s record.Stamp) error {
	left, err := p.Receipt.amount(p.Receipt.Unallocated)
	if err != nil {
		return err
	}
	seen := make(map[string]bool, len(parts))
	for i, part := range parts {
		pointer := fmt.Sprintf("/allocations/%d", i)
		o, found := debtor.Orders[part.Order]
		if found && seen[part.Order] {
			c.Add(pointer+"/orderId", "field.duplicate")
			continue
		}
		seen[part.Order] = true
		amount, ok := p.Receipt.part(c, pointer+"/amount", part.Amount)
		if !ok {
			continue
		}
		code := problem.Code("receipt.orderUnknown")
		if found {
			code = o.Bears(p.Receipt.Customer, amount)
		}
		switch code {
		case "":
		case "receipt.aboveOpen":
			c.Add(pointer+"/amount", code)
			continue
		default:
			c.Add(pointer+"/orderId", code)
			continue
		}
		if left, err = left.Subtract(amount); err != nil {
			return fmt.Errorf("receipt: %w", err)
		}
		if left.Sign() < 0 {
			c.Add(pointer+"/amount", "receipt.aboveAmount")
			continue
		}
		if err := p.pay(o, amount, s); err != nil {
			return err
		}
	}
	if err := c.Problem(); err != nil {
		return err
	}
	if len(p.Receipt.Allocations) > MaxAllocations {
		return problem.Invalid(problem.At("/allocations", "receipt.tooManyOrders"))
	}
	p.Receipt.Unallocated = left.Number()
	return nil
}

// part reads an amount of more than 0.
func (r *Receipt) part(c *text.Checker, pointer string, number decimal.Wire) (money.Amount, bool) {
	amount, err := money.Parse(string(number), r.Amount.Currency)
	switch {
	case err != nil:
		c.Add(pointer, "amount.invalid")
	case amount.Sign() <= 0:
		c.Add(pointer, "number.notPositive")
	default:
		return amount, true
	}
	return amount, false
}

// pay notes in order and receipt that so much more, or, below 0, less, is allocated.
func (p *Plan) pay(o order.Order, amount money.Amount, s record.Stamp) error {
	after, err := o.Pay(s, amount)
	if err != nil {
		return err
	}
	p.Steps = append(p.Steps, order.Step{Before: o, After: after})
	all := &p.Receipt.Allocations
	at := slices.IndexFunc(*all, func(a Allocation) bool { return a.Order == o.ID })
	if at < 0 {
		*all = append(*all, Allocation{o.ID, o.Number, amount.Number()})
		return nil
	}
	had, err := p.Receipt.amount((*all)[at].Amount)
	if err != nil {
		return err
	}
	sum, err := had.Add(amount)
	if err != nil {
		return fmt.Errorf("receipt: %w", err)
	}
	if sum.Sign() == 0 {
		*all = slices.Delete(*all, at, at+1)
		return nil
	}
	(*all)[at].Amount = sum.Number()
	return nil
}

// Release returns the receipt with so much taken from an order again, to be kept on account; all that is allocated to it if number is
// "". The errors are the problem request.invalid with a pointer, and receipt.reversed.
func (r Receipt) Release(identifier string, number decimal.Wire, debtor *order.Debtor, s record.Stamp) (Plan, error) {
	if r.Status == Reversed {
		return Plan{}, problem.New("receipt.reversed")
	}
	var c text.Checker
	at := slices.IndexFunc(r.Allocations, func(a Allocation) bool { return a.Order == identifier })
	o, found := debtor.Orders[identifier]
	if at < 0 || !found {
		c.Add("/orderId", "receipt.notAllocated")
		return Plan{}, c.Problem()
	}
	had, err := r.amount(r.Allocations[at].Amount)
	if err != nil {
		return Plan{}, err
	}
	amount := had
	if number != "" {
		var ok bool
		if amount, ok = r.part(&c, "/amount", number); ok && amount.Minor() > had.Minor() {
			c.Add("/amount", "receipt.aboveAllocated")
		}
	}
	if err := c.Problem(); err != nil {
		return Plan{}, err
	}
	p := r.next(s)
	if err := p.pay(o, amount.Negate(), s); err != nil {
		return Plan{}, err
	}
	left, err := p.Receipt.amount(p.Receipt.Unallocated)
	if err != nil {
		return Plan{}, err
	}
	if left, err = left.Add(amount); err != nil {
		return Plan{}, fmt.Errorf("receipt: %w", err)
	}
	p.Receipt.Unallocated = left.Number()
	return p, nil
}

// Reverse returns the receipt as it does not count any more: what it paid is to be paid again. The problem is receipt.reversed.
func (r Receipt) Reverse(reason string, debtor *order.Debtor, s record.Stamp, company access.Company) (Plan, error) {
	if r.Status == Reversed {
		return Plan{}, problem.New("receipt.reversed")
	}
	amount, err := r.Amount.Parse()
	if err != nil {
		return Plan{}, fmt.Errorf("receipt %s: %w", r.ID, err)
	}
	p := r.next(s)
	for _, a := range r.Allocations {
		o, found := debtor.Orders[a.Order]
		if !found {
			return Plan{}, fmt.Errorf("receipt %s: order %s is not there", r.ID, a.Order)
		}
		had, err := r.amount(a.Amount)
		if err != nil {
			return Plan{}, err
		}
		if err := p.pay(o, had.Negate(), s); err != nil {
			return Plan{}, err
		}
	}
	after := &p.Receipt
	after.Status, after.Reason, after.ReversedAt, after.ReversedBy = Reversed, reason, &after.UpdatedAt, s.By
	after.Allocations = slices.Clone(r.Allocations) // what it had paid stays to be read
	refunded, err := r.refunded()
	if err != nil {
		return Plan{}, err
	}
	after.Unallocated = refunded.Negate().Number() // what went back of money that was never there is owed
	p.Posting = ledger.Posting{
		Customer: r.Customer, Day: order.On(s.At, company).Day, Kind: ledger.Reversed, Record: r.ID, Version: after.Version, Number: r.Number, Amount: amount, Moved: r.Moved,
	}
	return p, nil
}

// Orders lists the orders of parts.
func Orders(parts []Part) []string {
	all := make([]string, len(parts))
	for i := range parts {
		all[i] = parts[i].Order
	}
	return all
}

// Paid lists the orders that the receipt pays.
func (r *Receipt) Paid() []string {
	all := make([]string, len(r.Allocations))
	for i := range r.Allocations {
		all[i] = r.Allocations[i].Order
	}
	return all
}

// maxBytes is how large the items of a transaction may be together: less than DynamoDB takes.
const maxBytes = table.MaxTransactionBytes - 512<<10
