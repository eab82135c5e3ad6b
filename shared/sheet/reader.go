package sheet

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/transform"
)

// Limits of a table that is read.
const (
	MaxColumns  = 500
	MaxRowBytes = 1 << 20 // of a row with all its line breaks, in UTF-8
)

// Errors of a Reader. It cannot go on behind them.
var (
	ErrTooWide = errors.New("sheet: more columns than are read")
	ErrTooLong = errors.New("sheet: a row that is longer than is read, perhaps as a quotation mark is never closed")
)

// Row is a row of a table.
type Row struct {
	Line  int64 // where it begins in the file, from 1
	Cells []string
}

// Blank reports whether all cells are empty.
func (r Row) Blank() bool {
	for _, cell := range r.Cells {
		if cell != "" {
			return false
		}
	}
	return true
}

// Reader reads the rows of a text.
type Reader struct {
	bounded *bounded
	csv     *csv.Reader
}

// NewReader returns a Reader of a text that is written so. A byte order mark is passed over.
func NewReader(text io.Reader, d Dialect) *Reader {
	decoded := bufio.NewReader(transform.NewReader(text, d.codec().NewDecoder()))
	if d.Mark {
		if first, _, err := decoded.ReadRune(); err == nil && first != '\ufeff' {
			_ = decoded.UnreadRune() // it was just read
		}
	}
	r := &Reader{bounded: &bounded{inner: decoded}}
	r.csv = csv.NewReader(r.bounded)
	r.csv.Comma = d.comma()
	r.csv.FieldsPerRecord, r.csv.LazyQuotes, r.csv.ReuseRecord = -1, true, false
	return r
}

// Read returns the next row that has a cell, with the apostrophes of Neutral; io.EOF behind the last, ErrTooWide, ErrTooLong.
func (r *Reader) Read() (Row, error) {
	for {
		r.bounded.left = MaxRowBytes
		cells, err := r.csv.Read()
		switch {
		case errors.Is(err, ErrTooLong):
			return Row{}, ErrTooLong
		case errors.Is(err, io.EOF):
			return Row{}, io.EOF
		case err != nil:
			return Row{}, fmt.Errorf("read table: %w", err)
		case len(cells) > MaxColumns:
			return Row{}, ErrTooWide
		}
		line, _ := r.csv.FieldPos(0)
		if row := (Row{Line: int64(line), Cells: cells}); !row.Blank() {
			return row, nil
		}
	}
}

// bounded is a reader that gives so much at most until it is asked for a new row: csv.Reader itself would keep a row of any length.
type bounded struct {
	inner io.Reader
	left  int
}

func (b *bounded) Read(to []byte) (int, error) {
	if b.left <= 0 {
		return 0, ErrTooLong
	}
	n, err := b.inner.Read(to[:min(len(to), b.left)])
	b.left -= n
	return n, err
}
