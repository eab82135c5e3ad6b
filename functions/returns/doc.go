// Package returns holds the operations on goods of orders that come back.
package returns
