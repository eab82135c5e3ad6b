// Package imports makes records of the rows of a file: which column is which field, what a cell says, which row is new. It knows no table and
// no kind of record but by the Subject that describes it; kehu/functions/imports plans what a row comes to with the very functions of the calls.
//
// Promise: a record that Sheet writes is read back by Record as it was (where what is read is not masked), for every Subject. A cell is never
// guessed at: what cannot be read stays as it is and is refused by the rules of the call that would create the record.
package imports
