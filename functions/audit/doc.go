// Package audit holds the operations on the audit trail: it is written off the table's stream, read, and
// proved.
package audit
