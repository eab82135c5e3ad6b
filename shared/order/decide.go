package order

import (
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/problem"
	"kehu/shared/record"
)

// Decision is what a transition of an order is decided on.
type Decision struct {
	Stamp    record.Stamp
	Source   *Source // customer and account, as they are now
	Company  access.Company
	Override bool // the caller may, and wants to, go beyond the credit limit
}

// to returns the order's next version, in the state that the action leads to.
func (o Order) to(action Action, s record.Stamp) (Order, error) {
	next, err := o.After(action)
	if err != nil {
		return Order{}, err
	}
	o.Meta, o.Status = o.Changed(s), next
	return o, nil
}

// Submit hands a draft in: it uses the customer's credit from now on. One that the company's rule frees of
// approval is approved at once. The problems are order.transition, order.customerGone, order.customerBlocked,
// order.creditExceeded and order.creditCurrency.
func (o Order) Submit(d Decision) (Order, Bound, error) {
	before := o
	o, err := o.to(Submit, d.Stamp)
	if err != nil {
		return Order{}, Bound{}, err
	}
	if err := trades(d.Source.Customer); err != nil {
		return Order{}, Bound{}, err
	}
	o.SubmittedAt, o.SubmittedBy = &o.UpdatedAt, d.Stamp.By
	o.ApprovedAt, o.ApprovedBy, o.Reason, o.OverrideBy = nil, "", "", ""
	if err := o.use(d.Source.currency(d.Company)); err != nil {
		return Order{}, Bound{}, err
	}
	b, err := o.claim(&before, d)
	if err != nil {
		return Order{}, Bound{}, err
	}
	total, err := o.Total.Parse()
	if err != nil {
		return Order{}, Bound{}, err
	}
	if d.Company.OrderApproval.Frees(total, o.largestDiscount()) {
		if o.Status, err = o.After(Approve); err != nil {
			return Order{}, Bound{}, err
		}
		o.ApprovedAt = &o.UpdatedAt
	}
	return o, b, o.follow()
}

// trades returns the problem that keeps the customer from ordering.
func trades(c *customer.Customer) error {
	switch {
	case c == nil || c.Deleted():
		return problem.New("order.customerGone")
	case c.Status == customer.Blocked:
		return problem.New("order.customerBlocked")
	default:
		return nil
	}
}

// use fills in what the order uses of the customer's credit, in the customer's currency: all of it.
func (o *Order) use(currency string) error {
	if o.Currency != currency && o.ExchangeRate == "" { // the customer's currency is another one since the order was made
		return problem.New("order.creditCurrency").With("currency", currency)
	}
	total, err := o.Total.Parse()
	if err != nil {
		return err
	}
	used, err := o.converted(total, currency)
	if err != nil {
		return problem.New("order.tooLarge", problem.At("/exchangeRate", "order.amountTooLarge")).Because(err)
	}
	wire := used.Wire()
	o.Credit = &wire
	return nil
}

// claim checks what the order uses more of the customer's credit than before. Who goes beyond the limit stands in the
// order; within it, an override is not needed and not noted.
func (o *Order) claim(before *Order, d Decision) (Bound, error) {
	change := o.change(before)
	change.Limit = d.Source.limit()
	err := change.Against(d.Source.Account)
	if limit := change.Limit.Currency(); limit != "" && change.Used.Sign() > 0 && limit != change.Used.Currency() {
		err = problem.New("order.creditExceeded") // nothing says that a limit in another currency covers it
	}
	if problem.Is(err, "order.creditExceeded") && d.Override {
		o.OverrideBy = d.Stamp.By
		change.Forced = true
		err = change.Against(d.Source.Account)
	}
	return Bound{Limit: change.Limit, Forced: change.Forced, Day: today(d.Stamp.At, d.Company)}, err
}

// Approve approves a submitted order. Somebody else must have made and submitted it. The customer's account must be within
// the limit of today, unless it was overridden for this order, or is now; Within tells whether the transaction must
// check that. The problems are order.transition, order.approverIsAuthor, order.customerGone, order.customerBlocked and
// order.creditExceeded.
func (o Order) Approve(d Decision) (approved Order, check bool, err error) {
	if o.Status != Submitted {
		return Order{}, false, o.refused(Approve)
	}
	if err := o.refuses(Approve, d.Stamp.By); err != nil {
		return Order{}, false, err
	}
	approved, err = o.to(Approve, d.Stamp)
	if err != nil {
		return Order{}, false, err
	}
	if err := trades(d.Source.Customer); err != nil {
		return Order{}, false, err
	}
	approved.ApprovedAt, approved.ApprovedBy = &approved.UpdatedAt, d.Stamp.By
	if err := approved.follow(); err != nil {
		return Order{}, false, err
	}
	limit := d.Source.limit()
	if limit.Currency() == "" || o.OverrideBy != "" {
		return approved, false, nil
	}
	err = d.Source.Account.WithinLimit(limit)
	if problem.Is(err, "order.creditExceeded") && d.Override {
		approved.OverrideBy = d.Stamp.By
		return approved, false, nil
	}
	return approved, true, err
}

// Limit returns the credit limit of the order's customer; the zero Amount is none.
func (d Decision) Limit() money.Amount { return d.Source.limit() }

// Reject sends a submitted order back, for a reason; it uses no credit any more. The problem is order.transition.
func (o Order) Reject(s record.Stamp, reason string) (Order, error) {
	if o.Status != Submitted {
		return Order{}, o.refused(Reject)
	}
	o, err := o.to(Reject, s)
	o.Credit, o.Reason = nil, reason
	return o, err
}

// Reopen makes a draft of a rejected order. The problem is order.transition.
func (o Order) Reopen(s record.Stamp) (Order, error) { return o.to(Reopen, s) }

// Cancel ends an order of which nothing is shipped, for a reason. The problems are order.transition, and order.paid while money
// is allocated to it.
func (o Order) Cancel(s record.Stamp, reason string) (Order, error) {
	o, err := o.to(Cancel, s)
	if err != nil {
		return Order{}, err
	}
	if err := o.refuses(Cancel, s.By); err != nil {
		return Order{}, err
	}
	o.Credit, o.Reason = nil, reason
	return o, o.follow()
}

// Close ends an order before all of it is delivered. What is delivered and not paid goes on using the customer's credit.
// The problem is order.transition.
func (o Order) Close(s record.Stamp, reason string) (Order, error) {
	o, err := o.to(Close, s)
	if err != nil {
		return Order{}, err
	}
	o.Reason = reason
	if err := o.follow(); err != nil {
		return Order{}, err
	}
	if o.Credit != nil && o.Paid == "" && o.amount(o.Unpaid).Sign() == 0 { // nothing will ever be owed
		o.Credit = nil
	}
	return o, nil
}
