// Package work works jobs off. What a kind of job does stands in a Worker, which says what comes after a cursor and how one
// row is done; all else is here: chunks, checkpoints, leases, handing over before the time is up, rows that fail, and jobs
// that were cancelled meanwhile.
//
// Promise: each row's writes, its result and the cursor behind it are committed together, once, however often an event
// comes, however many work on a job, and wherever one of them dies. A row that cannot be done is told as failed and holds up
// no other. What a Worker does outside the table must be safe to repeat.
package work
