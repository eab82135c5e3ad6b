// Package settings holds the operations on the settings of the caller's company. What is changed holds for every call after
// session.MaxAge at most.
package settings
