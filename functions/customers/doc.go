// Package customers holds the operations on customers, one a file.
package customers
