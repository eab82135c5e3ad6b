// Package backup copies all data of a system on one machine into one file, while the system runs, and makes a data folder of such a file.
//
// Promise: a backup is the state of one moment: every write that was acknowledged before the backup began is in it, and no write is in
// it by half. What is not in the table (files, sent mails) is there at least as far as the table knows of it. A backup that is not whole
// is not left behind, and none that was changed or cut off is restored: the file ends with the SHA-256 of each of its parts. Nothing that
// exists is ever overwritten, neither a file by a backup nor a folder by a restore.
//
// The file is an uncompressed tar archive (the store compresses by itself): table/, files/, mails/, and manifest.json at the end. It
// holds all that the data folder holds, passwords' hashes and keys of tokens among it, and is made for its owner only.
//
// A running system is asked over a socket in its data folder, which nobody but the folder's owner reaches; where none runs, the
// folder is read as it is.
//
// Errors: ErrExists, ErrDamaged, and tablelocal.ErrInUse when a process has the data that does not answer.
package backup
