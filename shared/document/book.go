package document

import (
	"iter"
	"time"
)

// Book is a workbook that is to be written.
type Book struct {
	Author  string    // "" for none
	Created time.Time // zero for none
	Tables  []Table   // at least one
}

// Table is a sheet with a header that stays in view, and rows below it.
type Table struct {
	Name    string   // of the sheet; what Excel does not take in it is replaced, and what is longer than 31 characters is cut
	Note    string   // a line above the header: who exported it, when, for what; "" for none
	Columns []Column // at least one
	// Rows are the cells below the header, of at most as many columns. nil is none. An error ends the writing and is returned.
	Rows iter.Seq2[[]Cell, error]
}

// Column is a column of a table.
type Column struct {
	Title string
	Width int // in digits of the normal font; 0 is what the title takes, at least 10
	// Choices are offered in a list when somebody fills in a cell of it; another text is refused. All together have at
	// most 255 characters, commas between: that is what Excel takes. nil is anything.
	Choices []string
	// Text keeps what people type into the column as they type it: no zero is dropped, no digit rounded, nothing made a date.
	Text bool
}

// MaxText is how many characters a cell takes, in UTF-16. Write fails for a longer text rather than to cut it.
const MaxText = 32767
