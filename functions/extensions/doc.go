// Package extensions holds the operations on requests for more time, one a file: a company's administrator asks, platform
// administrators decide.
package extensions
