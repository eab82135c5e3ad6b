// Package history proves a table linearizable, as far as histories can: Run has several clients read and write a few items at
// once, writes down when each call began and ended and what it answered, and asks porcupine
// (github.com/anishathalye/porcupine) whether there is an order of the calls, each between its beginning and its end, in which
// one table without any concurrency would have answered the same.
//
// Promise: a write that is lost, half a transaction, a read of what is no longer there, a condition that saw another state, a
// token that happened twice, and a number that was handed out twice make Run fail; history_test.go has a broken table for each.
//
// A call that ended in an error that does not say what became of it may have happened at any time after its beginning, or never.
// Conflicts and throttling say that it did not happen. What the port promises of each item alone (BatchGet, Query, BatchWrite) is
// taken apart and judged so. Indexes are eventually consistent, so they stand outside.
//
// What each client asks for follows from a seed, which a failure prints; how the calls meet does not.
package history
