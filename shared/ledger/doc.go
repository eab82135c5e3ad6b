// Package ledger keeps what each customer owes: a posting for everything that makes it more or less, and the sum of each
// month, by currency.
//
// Promise: a posting is written in the transaction of its cause, with the month's sum, so that opening balance, movements
// and closing balance of any period are what was posted, to the minor unit. A balance is read from the sums of the months
// before and the postings of the period: what it costs grows with the period, not with the customer's history.
//
// Postings are never changed or taken out: what was wrong is posted the other way round.
package ledger
