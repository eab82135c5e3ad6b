package order

import (
	"math/big"

	"kehu/shared/decimal"
	"kehu/shared/money"
)

// The rule by which amounts are rounded: the net of a line, and then its tax, are each rounded half up (away from zero) to
// the minor unit of the currency; totals are sums of what is rounded already, and never rounded again. So the sum of the
// lines is the total, in every currency. As EN 16931-1 has it, a line's net amount (BT-131) is in minor units and the
// price of a unit (BT-146) as fine as need be. That tax is rounded line by line, and halves up, is a choice: law leaves
// it open (CJEU C-484/06, Ahold), and only so do the lines add up.

// amounts are those of one line.
type amounts struct{ net, tax, total money.Amount }

// calculate computes the amounts of a line of the order: quantity times price, less the line's discount, less the
// order's, and the tax on that. The error is money.ErrOverflow when they do not fit.
func calculate(l *LineFields, orderDiscount decimal.Decimal, currency string) (amounts, error) {
	exact := new(big.Rat).Mul(l.Quantity.Decimal().Rat(), l.paidPrice(orderDiscount))
	net, err := round(exact, currency)
	if err != nil {
		return amounts{}, err
	}
	tax, err := round(new(big.Rat).Mul(rat(net), share(l.TaxRate.Decimal())), currency)
	if err != nil {
		return amounts{}, err
	}
	total, err := net.Add(tax)
	return amounts{net, tax, total}, err
}

// paidPrice is what a unit costs after both discounts, exactly.
func (l *LineFields) paidPrice(orderDiscount decimal.Decimal) *big.Rat {
	price := l.UnitPrice.Decimal().Rat()
	price.Mul(price, left(l.Discount.Decimal()))
	return price.Mul(price, left(orderDiscount))
}

// discount is how much is off the list price, or off the price itself if that is more or there is none, in percent.
func (l *Line) discount(orderDiscount decimal.Decimal) *big.Rat {
	base := l.UnitPrice.Decimal()
	if base.Compare(l.ListPrice) < 0 {
		base = l.ListPrice
	}
	if base.Sign() == 0 {
		return new(big.Rat)
	}
	paid := new(big.Rat).Quo(l.paidPrice(orderDiscount), base.Rat())
	off := new(big.Rat).Sub(big.NewRat(1, 1), paid)
	return off.Mul(off, big.NewRat(percent, 1))
}

// largestDiscount is the largest discount of a line.
func (o *Order) largestDiscount() *big.Rat {
	largest := new(big.Rat)
	for i := range o.Lines {
		if d := o.Lines[i].discount(o.Discount.Decimal()); d.Cmp(largest) > 0 {
			largest = d
		}
	}
	return largest
}

const percent = 100

// share is so many percent of one.
func share(rate decimal.Decimal) *big.Rat {
	r := rate.Rat()
	return r.Quo(r, big.NewRat(percent, 1))
}

// left is what is left of one after a discount in percent.
func left(discount decimal.Decimal) *big.Rat {
	return new(big.Rat).Sub(big.NewRat(1, 1), share(discount))
}

// rat is the amount as a fraction of its currency's main unit.
func rat(a money.Amount) *big.Rat {
	return new(big.Rat).Quo(big.NewRat(a.Minor(), 1), unit(a.Currency()))
}

// round rounds an amount half up to the minor unit of the currency.
func round(exact *big.Rat, currency string) (money.Amount, error) {
	minor, ok := decimal.RoundHalfUp(new(big.Rat).Mul(exact, unit(currency)))
	if !ok {
		return money.Amount{}, money.ErrOverflow
	}
	return money.FromMinor(minor, currency)
}

// unit is how many minor units the main unit of the currency has.
func unit(currency string) *big.Rat {
	places, _ := money.Decimals(currency)
	unit := int64(1)
	for range places {
		unit *= 10
	}
	return big.NewRat(unit, 1)
}

// settle fills in the totals and what else follows from the lines. The error is money.ErrOverflow.
func (o *Order) settle() error {
	net, err := money.FromMinor(0, o.Currency)
	if err != nil {
		return err
	}
	tax := net
	for i := range o.Lines {
		l := &o.Lines[i]
		a, err := calculate(&l.LineFields, o.Discount.Decimal(), o.Currency)
		if err != nil {
			return err
		}
		l.Net, l.Tax, l.Total = a.net.Number(), a.tax.Number(), a.total.Number()
		if net, err = net.Add(a.net); err != nil {
			return err
		}
		if tax, err = tax.Add(a.tax); err != nil {
			return err
		}
	}
	total, err := net.Add(tax)
	if err != nil {
		return err
	}
	o.Net, o.Tax, o.Total = net.Wire(), tax.Wire(), total.Wire()
	o.derive()
	return nil
}

// converted is the amount, in the order's currency, as it counts in the customer's. The error is money.ErrOverflow.
func (o *Order) converted(amount money.Amount, currency string) (money.Amount, error) {
	if o.Currency == currency {
		return amount, nil
	}
	return round(new(big.Rat).Mul(rat(amount), o.ExchangeRate.Decimal().Rat()), currency)
}
