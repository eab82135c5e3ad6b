// Package decimal holds quantities, percentages and prices of one unit: numbers with at most 12 digits before the decimal
// point and 6 after it.
//
// Promise: a number is exact, and what does not fit is an error instead of another number. Nothing is rounded here;
// whoever multiplies says how the product is rounded, with RoundHalfUp.
package decimal

import (
	"cmp"
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
)

// Error says what is wrong with the text of a number. It never holds the text. Compare with errors.Is.
type Error string

// The reasons for a refusal.
const (
	ErrSyntax   Error = "syntax"   // not a plain decimal number
	ErrDecimals Error = "decimals" // more than Places digits after the point
	ErrOverflow Error = "overflow" // more than 12 digits before the point
)

// Error implements error.
func (e Error) Error() string { return "decimal: " + string(e) }

// Places is how many digits a number may have after the decimal point.
const Places = 6

const (
	maxWhole = 12
	one      = 1_000_000 // 10^Places
	limit    = one * 1_000_000_000_000
)

// Decimal is a number. Two are the same exactly if they are equal with ==; the zero value is 0.
type Decimal struct{ millionths int64 }

// Of returns a whole number of less than 13 digits.
func Of(whole int64) Decimal { return Decimal{whole * one} }

// Parse reads a plain decimal number: "12", "-0.5", "1.250000". No plus sign, exponent, spaces, grouping, leading
// zeros or bare point: ErrSyntax. Zeros at the end count as decimals.
func Parse(text string) (Decimal, error) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, fraction, broken := strings.Cut(digits, ".")
	switch {
	case !areDigits(whole) || broken && !areDigits(fraction) || len(whole) > 1 && whole[0] == '0':
		return Decimal{}, ErrSyntax
	case len(whole) > maxWhole:
		return Decimal{}, ErrOverflow
	case len(fraction) > Places:
		return Decimal{}, ErrDecimals
	}
	millionths, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", Places-len(fraction)), 10, 64)
	if err != nil {
		return Decimal{}, ErrOverflow
	}
	if negative {
		millionths = -millionths
	}
	return Decimal{millionths}, nil
}

func areDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// String returns the number without needless zeros: "12", "-0.5".
func (d Decimal) String() string {
	millionths, sign := d.millionths, ""
	if millionths < 0 {
		millionths, sign = -millionths, "-"
	}
	text := sign + strconv.FormatInt(millionths/one, 10)
	if fraction := millionths % one; fraction != 0 {
		text += "." + strings.TrimRight(strconv.FormatInt(one+fraction, 10)[1:], "0")
	}
	return text
}

// MarshalText implements encoding.TextMarshaler: in JSON and in the table a number is a text.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler, with the errors of Parse.
func (d *Decimal) UnmarshalText(text []byte) (err error) {
	*d, err = Parse(string(text))
	return err
}

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int { return cmp.Compare(d.millionths, 0) }

// Compare is -1, 0 or 1 as d is less than, equal to or more than other.
func (d Decimal) Compare(other Decimal) int { return cmp.Compare(d.millionths, other.millionths) }

// Add returns the sum. The error is ErrOverflow.
func (d Decimal) Add(other Decimal) (Decimal, error) {
	sum := d.millionths + other.millionths // two numbers of 18 digits cannot overflow an int64
	if sum <= -limit || sum >= limit {
		return Decimal{}, ErrOverflow
	}
	return Decimal{sum}, nil
}

// Subtract returns the difference. The error is ErrOverflow.
func (d Decimal) Subtract(other Decimal) (Decimal, error) { return d.Add(Decimal{-other.millionths}) }

// Rat returns the number as a fraction, to calculate with.
func (d Decimal) Rat() *big.Rat { return big.NewRat(d.millionths, one) }

// RoundHalfUp returns the whole number nearest to the fraction; a half goes away from zero. ok is false when it does not
// fit an int64.
func RoundHalfUp(r *big.Rat) (whole int64, ok bool) {
	twice := new(big.Int).Lsh(new(big.Int).Abs(r.Num()), 1)
	nearest := twice.Add(twice, r.Denom())
	nearest.Quo(nearest, new(big.Int).Lsh(r.Denom(), 1))
	if r.Sign() < 0 {
		nearest.Neg(nearest)
	}
	return nearest.Int64(), nearest.IsInt64()
}

// Wire is a number as a body has it: a JSON string or number, not checked yet. What it is stored and answered as is the
// text of a Decimal. A JSON number keeps its digits, as it never becomes a float.
type Wire string

// UnmarshalJSON implements json.Unmarshaler. It takes every text and number; Parse tells whether it is one.
func (w *Wire) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] != '"' && string(data) != "null" {
		*w = Wire(data)
		return nil
	}
	var text string
	err := json.Unmarshal(data, &text)
	*w = Wire(text)
	return err
}

// Parse returns the number, with the errors of the function Parse.
func (w Wire) Parse() (Decimal, error) { return Parse(string(w)) }

// Decimal returns the number of a text that was checked before; 0 when it is none.
func (w Wire) Decimal() Decimal {
	d, _ := w.Parse()
	return d
}

// Wire returns the number's text.
func (d Decimal) Wire() Wire { return Wire(d.String()) }
