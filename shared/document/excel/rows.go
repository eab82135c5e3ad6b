package excel

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"kehu/shared/document"
)

// maxRows is how many rows a sheet of Excel has; beyond stands for any column that is far to the right of its last.
const (
	maxRows = 1 << 20
	beyond  = 1 << 30
)

// Rows reads a sheet from its start.
func (w *workbook) Rows(ctx context.Context, index int) iter.Seq2[document.Row, error] {
	return func(yield func(document.Row, error) bool) {
		s, err := w.open(ctx, index)
		if err != nil {
			yield(document.Row{}, err)
			return
		}
		defer s.close()
		r := reader{workbook: w, scanner: s}
		for {
			row, err := r.row()
			if errors.Is(err, io.EOF) {
				return
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func (w *workbook) open(ctx context.Context, index int) (*scanner, error) {
	if index < 0 || index >= len(w.sheets) {
		return nil, fmt.Errorf("document: there is no sheet %d of %d", index, len(w.sheets))
	}
	return newScanner(ctx, w.sheets[index].part, w.limits.Bytes)
}

// reader makes rows of the tags of a sheet.
type reader struct {
	*workbook
	*scanner
	cells  []document.Cell
	number int  // number of the last row, from 1
	column int  // of the last cell of it
	count  int  // of rows that held something
	within bool // a row
}

// row returns the next row that holds something, io.EOF after the last.
func (r *reader) row() (document.Row, error) {
	for {
		token, err := r.next()
		if errors.Is(err, io.EOF) { // before the end of its cells
			err = malformed(io.ErrUnexpectedEOF)
		}
		if err != nil {
			return document.Row{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := r.start(t); err != nil {
				return document.Row{}, err
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "sheetData":
				return document.Row{}, io.EOF
			case "row":
				if !r.within {
					return document.Row{}, errNesting
				}
				if r.within = false; len(r.cells) == 0 {
					continue
				}
				if r.count++; r.count > r.limits.Rows {
					return document.Row{}, document.ErrTooManyRows
				}
				return document.Row{Number: r.number, Cells: r.cells}, nil
			}
		}
	}
}

// errNesting is that of cells and rows that stand in one another as none may: the scanner does not look at that.
var errNesting = malformed(errors.New("rows and cells are not nested as they must"))

func (r *reader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		if r.within {
			return errNesting
		}
		r.within = true
		number := r.number + 1
		if text := attribute(e, "r"); text != "" {
			var err error
			if number, err = strconv.Atoi(text); err != nil || number <= r.number || number > maxRows {
				return malformed(fmt.Errorf("a row has the number %.20q", text))
			}
		}
		r.number, r.column, r.cells = number, 0, r.cells[:0]
	case "c":
		if !r.within {
			return errNesting
		}
		column := r.column + 1
		if reference := attribute(e, "r"); reference != "" {
			row, named, ok := coordinates(reference)
			if !ok || row != r.number || named < column {
				return malformed(fmt.Errorf("a cell has the name %.20q", reference))
			}
			column = named
		}
		r.column = column
		cell, err := r.cell(e)
		if err != nil || cell.Kind == document.Empty && !cell.Formula {
			return err
		}
		if column > r.limits.Columns {
			return document.ErrTooManyColumns
		}
		for len(r.cells) < column-1 {
			r.cells = append(r.cells, document.Cell{})
		}
		r.cells = append(r.cells, cell)
	}
	return nil
}

// cell reads a cell whose tag began.
func (r *reader) cell(e xml.StartElement) (document.Cell, error) {
	kind, style := attribute(e, "t"), attribute(e, "s")
	var value string
	formula := false
	for {
		token, err := r.next()
		if errors.Is(err, io.EOF) {
			err = malformed(io.ErrUnexpectedEOF)
		}
		if err != nil {
			return document.Cell{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "f":
				formula = true
				_, err = r.text("f")
			case "v":
				value, err = r.text("v")
			case "is":
				value, err = r.text("is", "rPh")
			}
			if err != nil {
				return document.Cell{}, err
			}
		case xml.EndElement:
			if t.Name.Local == "c" {
				cell, err := r.typed(kind, style, value)
				cell.Formula = formula
				return cell, err
			}
		}
	}
}

// Merged reads a sheet through to what is merged, which stands behind its cells.
func (w *workbook) Merged(ctx context.Context, index int) ([]document.Range, error) {
	s, err := w.open(ctx, index)
	if err != nil {
		return nil, err
	}
	defer s.close()
	var found []document.Range
	err = s.each(func(_ *scanner, e xml.StartElement) error {
		if e.Name.Local != "mergeCell" {
			return nil
		}
		first, last, both := strings.Cut(attribute(e, "ref"), ":")
		if !both {
			last = first
		}
		firstRow, firstColumn, ok := coordinates(first)
		lastRow, lastColumn, okToo := coordinates(last)
		if !ok || !okToo || lastRow < firstRow || lastColumn < firstColumn {
			return malformed(fmt.Errorf("merged are %.20q", attribute(e, "ref")))
		}
		found = append(found, document.Range{FirstRow: firstRow, FirstColumn: firstColumn, LastRow: lastRow, LastColumn: lastColumn})
		if len(found) == document.MaxMerged {
			return io.EOF
		}
		return nil
	})
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return found, nil
}

// coordinates reads the name of a cell.
func coordinates(reference string) (row, column int, ok bool) {
	i := 0
	for ; i < len(reference) && reference[i] >= 'A' && reference[i] <= 'Z'; i++ {
		column = min(column*26+int(reference[i]-'A')+1, beyond)
	}
	row, err := strconv.Atoi(reference[i:])
	return row, column, err == nil && row >= 1 && row <= maxRows && column >= 1
}
