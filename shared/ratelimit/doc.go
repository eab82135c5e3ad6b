// Package ratelimit limits how many calls a company, a user, and a network without a token may make in a minute of the clock.
//
// Promise: one process on its own counts exactly, however many calls run at once; a call that is refused is not counted. Of many
// processes with a common table, each takes part of the limit from there, a share at a time: one whose calls are few asks
// nothing, so that a call costs no round trip. What they let through together beyond the limit is at most a share for each process
// that has asked nothing (infra/adr/0029). A table that cannot be asked stops nobody: then each process counts for itself.
//
// The headers are those of draft-ietf-httpapi-ratelimit-headers-11: RateLimit-Policy tells the limits, RateLimit what is left
// and after how many seconds the minute is over. The problem is request.tooMany, with that time.
package ratelimit
