// Package money holds amounts of money: an exact number of minor units (fen, cent) in an ISO 4217 currency.
//
// The promise: no amount is ever rounded, no float is ever involved, two currencies never mix silently, and what does not
// fit is an error instead of a wrong number. An [Amount] has at most 15 digits before the decimal point and exactly
// as many after it as its currency has: 0 for JPY, 2 for CNY, 3 for KWD. All in all it has at most 18 digits, so it fits an
// int64; for the two units with 4 decimals (CLF, UYW) that leaves 14 before the point. Sums beyond that are [ErrOverflow].
//
// In JSON an amount is
//
//	{"amount": "1234.50", "currency": "CNY"}
//
// with the number as a string, since readers in JavaScript would round it. Reading is strict, see [Parse] and
// [Amount.UnmarshalJSON]; [Wire] describes this form to whoever makes schemas by reflection.
//
// The zero Amount has no currency. It is not zero of anything: it cannot be added, compared or written as JSON.
// Rates, taxes and discounts are not the business of this package, because they need rounding rules.
package money
