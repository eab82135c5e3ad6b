// Package offer says what a caller may do with a record where it stands, so that nobody is shown a button that is then refused. Offers are
// made by the rules that refuse the calls themselves, and answered with the record; they promise nothing for later.
package offer
