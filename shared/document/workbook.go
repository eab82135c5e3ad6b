package document

import (
	"context"
	"errors"
	"iter"
)

// Errors of reading.
var (
	ErrMalformed      = errors.New("document: it is no workbook in the format XLSX")
	ErrProtected      = errors.New("document: it is encrypted, or in the format of Excel 97 to 2003")
	ErrTooLarge       = errors.New("document: it holds more bytes than allowed")
	ErrTooManyRows    = errors.New("document: it has more rows than allowed")
	ErrTooManyColumns = errors.New("document: it has more columns than allowed")
)

// Limits bound what a workbook may ask of whoever reads it. All are needed.
type Limits struct {
	Rows    int   // of a sheet that hold something
	Columns int   // of a sheet, from the first to the last that holds something
	Bytes   int64 // of all parts that are read, unzipped; memory is a small multiple of those of the shared texts
}

// Workbook is an open workbook. It is safe for concurrent use.
type Workbook interface {
	// Sheets returns the sheets that have cells, in the order of their tabs.
	Sheets() []Sheet
	// Rows returns the rows of a sheet, counted from 0, that hold something, from top to bottom. The cells of a row count until
	// the next one. After an error it ends.
	Rows(ctx context.Context, sheet int) iter.Seq2[Row, error]
	// Merged returns the cells of the sheet that are merged; the first of each holds what all of them show, the others are empty.
	// Of more than MaxMerged it returns the first.
	Merged(ctx context.Context, sheet int) ([]Range, error)
}

// MaxMerged is how many ranges Merged returns at most.
const MaxMerged = 1000

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
}

// Row is one row of a sheet.
type Row struct {
	Number int    // as Excel counts, from 1
	Cells  []Cell // from column A to the last one that holds something
}

// Range is a rectangle of cells, counted from 1, the ends included.
type Range struct{ FirstRow, FirstColumn, LastRow, LastColumn int }

// String returns the range as Excel writes it: B2:D3.
func (r Range) String() string {
	return Reference(r.FirstRow, r.FirstColumn) + ":" + Reference(r.LastRow, r.LastColumn)
}
