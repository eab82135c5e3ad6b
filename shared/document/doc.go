// Package document is the port for heavy documents: workbooks that people fill in with a spreadsheet program (XLSX, ECMA-376),
// and papers that they print (PDF).
//
// Promise: reading is a stream in bounded memory, whatever the file claims to hold, and never computes a formula; writing
// is a stream, too, opens in Excel without a warning, and no cell of it is taken for a formula. A paper has the characters of
// GBK, Chinese and Latin alike; any other is printed as 〓, never as an empty box.
//
// Errors: ErrMalformed, ErrProtected, ErrTooLarge, ErrTooManyRows, ErrTooManyColumns for what is read, matched with errors.Is; those of
// the writer and of the rows, as they are, for what is written.
//
// The adapters (document/excel, document/pdf) link large libraries, and pdf a font of 7 MB. So they are not in the binary of most
// functions: an operation that uses the port names the grant operation.Documents.
package document

import (
	"context"
	"io"
)

// Maker is the port. All methods are safe for concurrent use.
type Maker interface {
	Workbooks
	Printer
}

// Workbooks reads and writes workbooks.
type Workbooks interface {
	// Open reads what the workbook consists of, but no sheet yet. content is read for as long as the Workbook is used, size is its
	// length in bytes.
	Open(ctx context.Context, content io.ReaderAt, size int64, l Limits) (Workbook, error)
	// Write writes a workbook of the tables, one sheet each, in their order. Rows are taken as they come. After an error
	// what was written is no workbook.
	Write(ctx context.Context, w io.Writer, b Book) error
}

// Printer writes papers.
type Printer interface {
	// Print writes the paper as PDF, on pages of A4.
	Print(ctx context.Context, w io.Writer, p Paper) error
}
