// Package checkups holds the operations on checkups: customers that are looked through every so often.
package checkups
