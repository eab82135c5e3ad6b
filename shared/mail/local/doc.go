// Package local is the mail adapter for one machine: an outbox on disk that delivers nothing, where a developer reads
// the codes and mails that would have gone out.
//
// Promise: when Send returns, the mail is on disk to stay, even if the machine loses power, and the same message ID is
// stored once, however often and concurrently it is sent, also across restarts. One process uses a folder at a time.
//
// The folder holds one message per file, in MIME as SES would get it, readable by any mail program. A name is
//
//	000000000042_20261122T044912.000000001Z_<recipient>_<message>.eml
//
// with the sequence number, the time of sending in UTC, and hashes of recipient and message ID, so that order, time,
// filter and repetition are known without opening a file. Mails hold codes and passwords: folder and files are for
// their owner only.
//
// Errors are those of the port; a full or broken disk is a temporary fault.
package local
