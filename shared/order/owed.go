package order

import (
	"time"

	"kehu/shared/decimal"
	"kehu/shared/ledger"
	"kehu/shared/money"
)

// kept is how many of what was shipped the customer still has.
func (l *Line) kept() decimal.Decimal {
	kept, _ := l.Shipped.Subtract(l.Returned) // never more came back than was shipped
	return kept
}

// wanted is how many the customer shall have in the end: what is credited is not shipped again.
func (l *Line) wanted() decimal.Decimal {
	wanted, _ := l.Quantity.Decimal().Subtract(l.Credited) // never more is credited than was ordered
	return wanted
}

// left is how many are still to be shipped.
func (l *Line) left() decimal.Decimal {
	if l.Service {
		return decimal.Decimal{}
	}
	left, _ := l.wanted().Subtract(l.kept()) // both are quantities of one line
	return left
}

// amount reads an amount of the order, which it has written itself; "" is nothing.
func (o *Order) amount(number string) money.Amount {
	amount, err := money.Parse(number, o.Currency)
	if err != nil {
		amount, _ = money.FromMinor(0, o.Currency)
	}
	return amount
}

// valueOf is what the lines cost in other quantities, tax included.
func (o *Order) valueOf(quantity func(*Line) decimal.Decimal) (money.Amount, error) {
	sum, err := money.FromMinor(0, o.Currency)
	if err != nil {
		return sum, err
	}
	for i := range o.Lines {
		l := o.Lines[i].LineFields
		l.Quantity = quantity(&o.Lines[i]).Wire()
		a, err := calculate(&l, o.Discount.Decimal(), o.Currency)
		if err != nil {
			return sum, err
		}
		if sum, err = sum.Add(a.total); err != nil {
			return sum, err
		}
	}
	return sum, nil
}

// delivered is the value of what the customer has: shipped and not returned, and all services, tax included.
func (o *Order) delivered() (money.Amount, error) {
	return o.valueOf(func(l *Line) decimal.Decimal {
		if l.Service {
			return l.Quantity.Decimal()
		}
		return l.kept()
	})
}

// charge is what the customer owes for the order in its state, paid or not.
func (o *Order) charge() (money.Amount, error) {
	switch {
	case !o.Status.Owes():
		return money.FromMinor(0, o.Currency)
	case o.Status == Closed:
		return o.delivered()
	default:
		return o.valueOf((*Line).wanted)
	}
}

// settled reports whether nothing is left to ship or to pay.
func (o *Order) settled() bool {
	for i := range o.Lines {
		if o.Lines[i].left().Sign() > 0 {
			return false
		}
	}
	return o.amount(o.Unpaid).Sign() <= 0
}

// follow brings what follows from state, lines and money in line with them, after any of these changed: what is owed, the
// states that are derived, whether the order is completed, and what it uses of the customer's credit. The error is money.ErrOverflow.
func (o *Order) follow() error {
	charged, err := o.charge()
	if err != nil {
		return err
	}
	unpaid, err := charged.Subtract(o.amount(o.Paid))
	if err != nil {
		return err
	}
	o.Charged, o.Unpaid = written(charged), written(unpaid)
	o.derive()
	if next, err := o.After(Complete); err == nil {
		o.Status, o.CompletedAt = next, &o.UpdatedAt
	} else if next, err := o.After(Resume); err == nil {
		o.Status, o.CompletedAt = next, nil
	}
	return o.reserve()
}

// written is the amount as it is stored: nothing is not.
func written(a money.Amount) string {
	if a.Sign() == 0 {
		return ""
	}
	return a.Number()
}

// reserve makes what the order uses of the customer's credit, once it owes, what is still to be paid, in the currency in which it
// used it first.
func (o *Order) reserve() error {
	if o.Credit == nil || !o.Status.Owes() {
		return nil
	}
	unpaid := o.amount(o.Unpaid)
	if unpaid.Sign() < 0 {
		unpaid = o.amount("")
	}
	used, err := o.converted(unpaid, o.Credit.Currency)
	if err != nil {
		return err
	}
	wire := used.Wire()
	o.Credit = &wire
	return nil
}

// posting is what becoming this order, after before, means to what its customer owes.
func (o *Order) posting(before *Order, day string) ledger.Posting {
	if day == "" {
		day = o.UpdatedAt.UTC().Format(time.DateOnly)
	}
	p := ledger.Posting{Customer: o.Customer, Day: day, Record: o.ID, Version: o.Version, Number: o.Number, Kind: ledger.Changed, Moved: o.Moved}
	had := before.amount(before.Charged)
	p.Amount, _ = o.amount(o.Charged).Subtract(had) // amounts of one order
	switch {
	case had.Sign() == 0 && !before.Status.Owes():
		p.Kind = ledger.Ordered
	case o.Status == Cancelled:
		p.Kind = ledger.Cancelled
	case o.Status == Closed && before.Status != Closed:
		p.Kind = ledger.Closed
	case before.Status != ChangePending && o.Changes == before.Changes:
		p.Kind = ledger.Returned
	}
	return p
}
