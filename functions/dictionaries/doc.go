// Package dictionaries holds the operations on the entries of dictionaries, one a file. There is none that deletes: records
// may hold an entry's code, so it is disabled.
package dictionaries
