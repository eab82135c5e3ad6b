// Package trials holds the operations on requests for a trial, one a file: anybody asks, platform administrators decide.
package trials
