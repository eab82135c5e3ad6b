package document

import (
	"errors"
	"time"
)

// ErrTooManyCharacters is the error of printing hundreds of characters that follow on each other in Unicode, all of them: a table of
// characters, but no text.
var ErrTooManyCharacters = errors.New("document: it uses more characters in a row than can be printed")

// Paper is what is to be printed.
type Paper struct {
	Title     string
	Author    string // "" for none
	Created   time.Time
	Landscape bool // the long side of the page lies below
	Head      Head
	Blocks    []Block
	Watermark string // pale, across each page; "" for none
	// Foot stands at the foot of each page; {page} and {pages} are replaced by the number of the page and of all pages.
	Foot string
}

// Head is what a company's papers begin with.
type Head struct {
	Company string
	Lines   []string // address, telephone, tax number, bank
}

// Block is a part of a paper: Heading, Paragraph, Fields or Grid.
type Block interface{ block() }

// Heading is a line above what belongs to it.
type Heading struct{ Text string }

// Paragraph is a text that is broken into lines; a line break in it is kept.
type Paragraph struct{ Text string }

// Fields are names with their values, in two columns; those without a value are left out.
type Fields []Field

// Field is a name with its value.
type Field struct{ Name, Value string }

// Grid is a table. Its header is printed again on each page that it goes on to; texts that are too long for their column are broken.
type Grid struct {
	Columns []GridColumn
	Rows    [][]string // of as many cells as there are columns
	Totals  []Field    // below its right end, the last one emphasised
}

// GridColumn is a column of a Grid.
type GridColumn struct {
	Title string
	Share float64 // of the width, beside the shares of the others
	Right bool    // aligned to the right, as numbers are
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Fields) block()    {}
func (Grid) block()      {}
