// Package shipments holds the operations on goods of orders that leave.
package shipments
