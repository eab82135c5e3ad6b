// Package readme holds the tests that keep README.md true: its tour runs as it stands there, and its table of
// operations is the list of operations.
package readme
