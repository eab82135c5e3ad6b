package taxnumber

import (
	"strings"
	"time"
)

// digitAt gives the value of the digit at a place. Checks are called only on numbers that fit their mask.
func digitAt(number string, place int) int { return int(number[place] - '0') }

// weighted is the sum of the digits, each times its weight. It stops with the shorter of the two.
func weighted(number string, weights ...int) int {
	sum := 0
	for i := range min(len(number), len(weights)) {
		sum += weights[i] * digitAt(number, i)
	}
	return sum
}

// remainder is a decimal number of any length modulo m.
func remainder(number string, m int) int {
	rest := 0
	for i := range len(number) {
		rest = (rest*10 + digitAt(number, i)) % m
	}
	return rest
}

// valueOf is the place of a character in an alphabet, -1 for none.
func valueOf(alphabet string, c byte) int { return strings.IndexByte(alphabet, c) }

// luhn applies the check of ISO/IEC 7812-1, annex B, in any even base: every second character from the right,
// beginning with the one before the last, is doubled and the digits of the product added. The alphabet's size
// is the base.
func luhn(number, alphabet string) bool {
	base, sum := len(alphabet), 0
	for i := range len(number) {
		value := valueOf(alphabet, number[len(number)-1-i])
		if i%2 == 1 {
			value = value*2/base + value*2%base
		}
		sum += value
	}
	return sum%base == 0
}

const decimalDigits = "0123456789"

// mod11And10 applies ISO/IEC 7064, MOD 11,10, the last digit being the check digit.
func mod11And10(number string) bool {
	product := 10
	for i := range len(number) - 1 {
		sum := (digitAt(number, i) + product) % 10
		if sum == 0 {
			sum = 10
		}
		product = sum * 2 % 11
	}
	return (product+digitAt(number, len(number)-1))%10 == 1
}

// isDate reports whether a day exists in the Gregorian calendar.
func isDate(year, month, day int) bool {
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return date.Year() == year && int(date.Month()) == month && date.Day() == day
}
