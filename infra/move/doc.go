// Command move copies a system, or one company of it, into the tables and the bucket of a stack on AWS: from a data folder of `make run`
// (or one that `make restore` made), or from the tables of another stack. infra/docs/move.md is the guide.
//
// Promise: identifiers, numbers, versions, and the audit trail with its chain come along as they are. A move that was stopped goes on where it
// was, and done again changes nothing. It begins only where none of the companies is, and ends with a comparison of every item and
// every file. What arrives is told to nobody: no welcome mail goes out twice.
//
// Passwords and second factors cannot be moved: AWS takes none. With -invite, every user who may sign in gets a temporary password
// by mail, and sets both up anew.
package main
