// Package jobs holds the operations on work that is too long for one call, and what works it off.
package jobs
