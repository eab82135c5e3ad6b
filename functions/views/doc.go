// Package views holds the operations on saved views, one a file.
package views
