// Package receipts holds the operations on money that comes in from customers.
package receipts
