package product

import (
	"slices"

	"kehu/shared/decimal"
)

// PriceFor returns the price of a unit on a day (YYYY-MM-DD) for a customer of the level who takes the quantity; found is
// false when there is none in the currency.
func (f Fields) PriceFor(currency, level string, quantity decimal.Decimal, day string) (price decimal.Decimal, found bool) {
	var best *Price
	for i := range f.Prices {
		if p := &f.Prices[i]; p.holds(currency, level, quantity, day) && (best == nil || p.beats(best)) {
			best = p
		}
	}
	if best == nil {
		return decimal.Decimal{}, false
	}
	return best.Amount.Decimal(), true
}

func (p *Price) holds(currency, level string, quantity decimal.Decimal, day string) bool {
	return p.Currency == currency && (p.Level == "" || p.Level == level) &&
		p.MinQuantity.Decimal().Compare(quantity) <= 0 && p.From <= day && (p.To == "" || day <= p.To)
}

// beats reports whether the price goes before another one that holds too.
func (p *Price) beats(other *Price) bool {
	if (p.Level == "") != (other.Level == "") {
		return p.Level != ""
	}
	return p.MinQuantity.Decimal().Compare(other.MinQuantity.Decimal()) > 0
}

// overlapping returns the position of a price that another one before it contradicts: the same currency, level and
// quantity on a same day; -1 when there is none.
func overlapping(prices []Price) int {
	for i := range prices {
		p := &prices[i]
		if slices.ContainsFunc(prices[:i], func(other Price) bool {
			return p.Currency == other.Currency && p.Level == other.Level &&
				p.MinQuantity.Decimal() == other.MinQuantity.Decimal() &&
				(p.To == "" || other.From <= p.To) && (other.To == "" || p.From <= other.To)
		}) {
			return i
		}
	}
	return -1
}
