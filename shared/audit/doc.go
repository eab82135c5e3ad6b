// Package audit is the trail of who changed what: one row for each version of each record, and one for
// each time somebody was shown what is masked in it, made
// from the images of the table's change stream alone.
//
// Promise: a row is written once and never changed. It carries the hash of the record's row
// before it, so that a row that was altered, removed or slipped in shows (Verify). The hash
// covers a salted digest of the values, not the values themselves: personal data can be erased
// later, and the chain still proves what it proved.
package audit
