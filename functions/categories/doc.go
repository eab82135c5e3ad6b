// Package categories holds the operations on the categories of customers, one a file.
package categories
