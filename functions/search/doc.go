// Package search keeps what records are found by in step with them.
package search
