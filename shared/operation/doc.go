// Package operation declares and serves operations: one operation, one file, one Lambda
// function. It is the only place that imports huma.
//
// An operation says its name, route and need, and gives a function of typed input to typed output.
// The package does the rest, alike for all: session and permission, decoding (strictly:
// no unknown fields, no duplicate keys, no other case), validation, problems in the
// caller's language, ETags, Idempotency-Key, validateOnly, retries of conflicts, one log line.
//
// There are three ways to declare one over HTTP: Read (answers), Write (returns what to
// answer and one transaction, which this package commits together with the idempotency
// record), and Act (does something outside the table, e.g. signs someone in). Stream, Event
// and Trigger declare functions that AWS calls with events of its own.
//
// Promise: the function is reached only by a caller whose session stands and who has the
// permission; whatever it returns, nothing inner goes out.
package operation
