// Package total keeps running totals of a company's orders: how many there are and what they are worth, by month, salesperson,
// customer and product, in each state and currency. They are written off the stream, so that an order costs no more to
// make, and a report costs as much as it has rows, however many orders the company has.
//
// Promise: a total is the sum of the orders that it names, as soon as their events have come, be it twice, late or in any
// order. What an order contributes is remembered beside it, with its version; a change applies the difference, in the
// transaction that remembers it, and only once. Every total is kept for the whole company and for each
// salesperson, so that nobody sees the sum of orders that they may not see.
//
// A total is a cell: DIMENSION and whose it is are the partition, key, month, currency and shard the sort key. Those that
// every order of the company changes are spread over shards, which a report adds up. All cells carry a generation; a rebuild counts into a new
// one beside the old, and then puts it in its place (see Rebuild).
package total
