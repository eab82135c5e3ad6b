// Package local is the table on one machine: kehu/shared/table on an embedded store
// (github.com/cockroachdb/pebble), as strict as DynamoDB about keys, sizes, pages, conditions
// and order, with its change stream, its expiry and a hot backup.
//
// Promise: what was acknowledged, and what was shown to anybody, has been written through to
// the disk. Writers check their conditions one after the other under a lock, hand their batch
// to the write-ahead log there, and wait for the disk outside, so that one fsync serves all
// that wait. A reader that meets a write that is still on its way to the disk waits
// for it; see journal.
//
// Keys, in byte order, with the table's name before each:
//
//	i partition 00 sort                                 item: expiry, index keys, attributes
//	x index partition 00 sort 00 partition 00 sort      index entry: projected attributes
//	l sequence                                          change log: key, old and new image, time
//	e seconds partition 00 sort                         what expires when
//	n partition 00 sort                                 sequence: the last number taken
//	t token; u milliseconds token                       tokens of transactions; the same by time
//	c subscriber; d subscriber 00 sequence              checkpoints; dead letters
//	f                                                   the newest change that was trimmed
//
// Errors: those of package table; ErrInUse, ErrFormat and ErrExists from Open and Backup,
// ErrClosed from everything after Close. A disk that fails to write ends the process: after a
// failed fsync nobody knows what is on the disk, and the write-ahead log tells at the next start.
package local
