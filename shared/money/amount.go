package money

import (
	"cmp"
	"strconv"
)

// Error says what is wrong with an amount. Its value is a stable word for programs; it never holds the
// amount. Compare with errors.Is.
type Error string

// The reasons for a refusal. [ErrCurrency] is about the currency, all others are about the number.
const (
	ErrCurrency Error = "currency" // not the code of a currency in use, or none at all
	ErrSyntax   Error = "syntax"   // not a plain decimal number, or not the JSON form of an amount
	ErrDecimals Error = "decimals" // more decimals than the currency has
	ErrOverflow Error = "overflow" // more digits than an amount holds
	ErrNegative Error = "negative" // negative where that is not allowed
	ErrMixed    Error = "mixed"    // two different currencies
)

// Error implements error.
func (e Error) Error() string { return "money: " + string(e) }

const (
	maxWhole  = 15 // digits before the decimal point
	maxDigits = 18 // digits in all; any more might not fit an int64
)

// Amount is an amount of money. Two amounts are the same exactly if they are equal with ==.
type Amount struct {
	minor    int64
	currency string
}

// FromMinor gives an amount of so many minor units: FromMinor(123450, "CNY") is 1234.50 yuan. The error is
// ErrCurrency or ErrOverflow.
func FromMinor(minor int64, currency string) (Amount, error) {
	scale, found := decimals(currency)
	if !found {
		return Amount{}, ErrCurrency
	}
	if limit := powerOfTen(min(maxWhole+scale, maxDigits)); minor <= -limit || minor >= limit {
		return Amount{}, ErrOverflow
	}
	return Amount{minor: minor, currency: currency}, nil
}

// Minor gives the number of minor units.
func (a Amount) Minor() int64 { return a.minor }

// Currency gives the ISO 4217 code, empty for the zero Amount.
func (a Amount) Currency() string { return a.currency }

// Sign is -1, 0 or 1. There is no IsZero on purpose: encoding/json would take it as leave to drop amounts of
// 0.
func (a Amount) Sign() int {
	return cmp.Compare(a.minor, 0)
}

// Negate gives the amount with the other sign.
func (a Amount) Negate() Amount { return Amount{minor: -a.minor, currency: a.currency} }

// Add gives the sum. The error is ErrMixed, ErrOverflow or, if neither has a currency, ErrCurrency.
func (a Amount) Add(b Amount) (Amount, error) {
	if a.currency != b.currency {
		return Amount{}, ErrMixed
	}
	return FromMinor(a.minor+b.minor, a.currency) // two amounts of 18 digits cannot overflow an int64
}

// Subtract gives the difference, with the errors of [Amount.Add].
func (a Amount) Subtract(b Amount) (Amount, error) { return a.Add(b.Negate()) }

// Compare is -1, 0 or 1 as a is less than, equal to or more than b. The error is ErrMixed, or ErrCurrency if
// neither has a currency.
func (a Amount) Compare(b Amount) (int, error) {
	switch {
	case a.currency != b.currency:
		return 0, ErrMixed
	case a.currency == "":
		return 0, ErrCurrency
	}
	return cmp.Compare(a.minor, b.minor), nil
}

// Parse reads a number as [Amount.Number] writes it: "1234.50", "-0.05", "7". Fewer decimals than the
// currency has are fine, more are ErrDecimals even if they are zeros. No plus sign, exponent, spaces,
// grouping, leading zeros, bare decimal point or negative zero: ErrSyntax.
func Parse(number, currency string) (Amount, error) {
	scale, found := decimals(currency)
	if !found {
		return Amount{}, ErrCurrency
	}
	minor, err := parseMinor(number, scale)
	if err != nil {
		return Amount{}, err
	}
	return FromMinor(minor, currency)
}

// ParseNonNegative is [Parse] for numbers that may not be negative, as prices and limits. Otherwise
// ErrNegative.
func ParseNonNegative(number, currency string) (Amount, error) {
	amount, err := Parse(number, currency)
	if err == nil && amount.Sign() < 0 {
		return Amount{}, ErrNegative
	}
	return amount, err
}

// Number gives the number with all decimals of its currency, "1234.50", and a minus sign if it is negative.
func (a Amount) Number() string {
	scale, _ := decimals(a.currency)
	unit := powerOfTen(scale)
	text := make([]byte, 0, maxDigits+2)
	minor := a.minor
	if minor < 0 {
		text, minor = append(text, '-'), -minor
	}
	text = strconv.AppendInt(text, minor/unit, 10)
	if scale > 0 {
		// The unit in front keeps the leading zeros of the decimals; its "1" becomes the point.
		point := len(text)
		text = strconv.AppendInt(text, unit+minor%unit, 10)
		text[point] = '.'
	}
	return string(text)
}

// String gives number and currency, "1234.50 CNY", for logs and messages to developers.
func (a Amount) String() string { return a.Number() + " " + a.currency }

func powerOfTen(n int) int64 {
	power := int64(1)
	for range n {
		power *= 10
	}
	return power
}
