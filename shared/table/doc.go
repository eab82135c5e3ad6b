// Package table is the port to the one table that holds everything, in
// DynamoDB's own terms: items under a partition and a sort key, sparse indexes,
// conditional writes, transactions, sequences and expiry.
//
// What an adapter must do is defined by the conformance suite in
// kehu/shared/table/tabletest; the interface is only its signature. Two adapters pass
// it: kehu/shared/table/dynamo and kehu/shared/table/local.
//
// Promise: an acknowledged write is durable. A transaction happens whole or not
// at all, and is serializable with every other write and with Get. An index
// is filled from the same write, and read eventually consistent in the cloud.
//
// Errors: ErrInvalid (the request itself is wrong: a fault of ours), ErrConflict
// (another transaction was in the way; try again), ErrThrottled (try again
// later), and *Canceled, which tells for each write of a transaction why it did
// not happen. Anything else is a fault of the store or the network, and then the
// caller does not know whether the write happened.
package table
