// Package orders holds the operations on orders, one a file. What takes an order from one state to another follows the one
// table order.Transitions, which infra/docs/orders.md shows.
package orders
