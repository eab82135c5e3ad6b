package money

import (
	"strconv"
	"strings"
)

// parseMinor reads a decimal number with at most scale decimals as a number of minor units.
func parseMinor(number string, scale int) (int64, error) {
	digits, negative := strings.CutPrefix(number, "-")
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	if !areDigits(whole) || hasPoint && !areDigits(fraction) || len(whole) > 1 && whole[0] == '0' {
		return 0, ErrSyntax
	}
	if len(fraction) > scale {
		return 0, ErrDecimals
	}
	if len(whole) > maxWhole || len(whole)+scale > maxDigits {
		return 0, ErrOverflow
	}
	minor, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", scale-len(fraction)), 10, 64)
	if err != nil {
		return 0, ErrOverflow
	}
	if negative {
		if minor == 0 {
			return 0, ErrSyntax
		}
		minor = -minor
	}
	return minor, nil
}

// areDigits reports whether text is one ASCII digit or more.
func areDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
