// Package products holds the operations on products, one a file.
package products
