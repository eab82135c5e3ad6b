// Package tag counts how many customers have each tag, of the whole company and of each owner, so that nobody sees the number of customers that
// they may not see.
//
// Promise: a count is the number of customers in use with the tag, as soon as their events have come, be it twice, late or in any order. What was counted
// of a customer is remembered beside the counts, with the customer's version; a change applies the difference in the transaction that remembers it. A customer without
// tags costs a read.
package tag
