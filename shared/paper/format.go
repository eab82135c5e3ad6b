package paper

import (
	"slices"
	"strings"
	"unicode"

	"kehu/shared/customer"
	"kehu/shared/money"
	"kehu/shared/order"
)

// separators are the characters that the names in tenant.Formats stand for.
var separators = map[string]string{"point": ".", "comma": ",", "space": " ", "apostrophe": "'", "none": ""}

// number writes decimal digits, with an optional sign and point, as the company writes numbers.
func (l Letter) number(digits string) string {
	formats := l.Company.Settings().Formats
	sign := ""
	if rest, negative := strings.CutPrefix(digits, "-"); negative {
		sign, digits = "-", rest
	}
	whole, fraction, broken := strings.Cut(digits, ".")
	var groups []string
	for ; len(whole) > 3; whole = whole[:len(whole)-3] {
		groups = append(groups, whole[len(whole)-3:])
	}
	groups = append(groups, whole)
	slices.Reverse(groups)
	text := sign + strings.Join(groups, separators[formats.Group])
	if broken {
		text += separators[formats.Decimal] + fraction
	}
	return text
}

// Total writes what an order comes to, as it stands on its confirmation.
func (l Letter) Total(o *order.Order) string { return l.amount(o.Total) }

// amount writes an amount with its currency.
func (l Letter) amount(w money.Wire) string { return w.Currency + " " + l.number(w.Amount) }

// percent writes a rate in percent; nothing for none.
func (l Letter) percent(digits string) string {
	if digits == "" {
		return ""
	}
	return l.number(digits) + "%"
}

// date writes a day (2006-01-02) as the company writes dates; nothing for none.
func (l Letter) date(day string) string {
	if len(day) != len("2006-01-02") {
		return day
	}
	return strings.NewReplacer("YYYY", day[:4], "MM", day[5:7], "DD", day[8:]).Replace(l.Company.Settings().Formats.Date)
}

// address writes an address on one line, in the order of its own language: from the country down where it is written in Chinese, from
// the street up else. Its telephone comes last.
func address(a *customer.Address) string {
	if a == nil {
		return ""
	}
	place := joined("", a.Province, a.City, a.District, a.Street)
	if strings.ContainsFunc(place, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return joined(" ", a.Country, a.PostalCode, place, a.Receiver, a.Phone)
	}
	return joined(", ", a.Receiver, a.Street, a.District, joined(" ", a.PostalCode, a.City), a.Province, a.Country, a.Phone)
}
