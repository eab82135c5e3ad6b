// Package segments has the operations on segments: customers that a rule picks.
package segments
