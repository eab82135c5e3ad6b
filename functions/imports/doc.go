// Package imports has the operations on files whose rows become records.
package imports
