// Package positions holds the operations on positions, one a file.
package positions
