// Package receipt is the noun "receipt": money that came in from a customer, to which of its orders it is allocated, and what is kept
// on account.
//
// Promise: no more is allocated to an order than is still to be paid of it, and no more of a receipt than came in, however many calls
// run at once: receipt, orders, the customer's credit and what it owes change in one transaction, on the versions that were read. A
// receipt is never changed or taken out; money that was lost again, as by a cheque that bounced, is reversed.
//
// Errors: the problems receipt.notFound, receipt.reversed, receipt.tooLarge, and request.invalid with a pointer to each field.
package receipt
