// Package order is the noun "order": what a customer ordered, its lines and totals, its states and the transitions between
// them, its keys, and the writes that keep order, lists and the customer's credit account in step.
//
// Promise: totals are computed here, from quantity, price, discounts and tax rate alone, and the sum of the lines is the
// total, to the minor unit; a state changes only by a Transition of the one table; what is delivered, invoiced and paid
// is derived, never entered; a number is never given twice.
//
// An order is one item, lines inside; a second, small one, the entry, stands in the partition of its customer, so that
// the orders of a customer are one query, and in the index by state.
package order
