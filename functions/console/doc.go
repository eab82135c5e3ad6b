// Package console serves the web console: the pages with which people work, built from web/ into dist/ and embedded.
//
// Promise: a page needs nothing but its own origin, and says so to the browser. The program builds and its tests pass
// without Node; then a page tells how to build the console. Operations never import this package, so that the files
// stay out of the binary of the interface's functions.
package console
