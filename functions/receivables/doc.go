// Package receivables holds the operations on what customers still have to pay.
package receivables
