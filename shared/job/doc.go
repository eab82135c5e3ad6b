// Package job is the noun "job": work that is too long for one call. A call writes the job in its own transaction and
// answers 202; whatever works it off (kehu/shared/work) goes on from the job's cursor, chunk by chunk.
//
// Promise: a chunk's effects, its rows' results and the cursor behind it are one transaction, which holds only for the
// version of the job that it began from. So no row is done twice, whoever dies or comes twice; and from the moment in
// which a job was cancelled nothing more of it is done.
//
// Errors are problems: job.notFound, job.finished.
package job
