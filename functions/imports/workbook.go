package imports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"kehu/shared/app"
	"kehu/shared/document"
	"kehu/shared/file"
	"kehu/shared/imports"
	"kehu/shared/sheet"
)

// bounds are what a workbook may ask of whoever reads it.
var bounds = document.Limits{Rows: imports.MaxRows + 1, Columns: sheet.MaxColumns, Bytes: 1 << 30}

// openWorkbook opens the first sheet of a workbook that has rows, by way of a temporary file: a workbook is not read from its start to its end. A formula
// counts as what it came to when the workbook was saved.
func openWorkbook(ctx context.Context, d *app.Deps, key file.Key) (s *source, err error) {
	content, err := fileOf(ctx, d, key)
	if err != nil {
		return nil, err
	}
	temporary, err := os.CreateTemp("", "import-*.xlsx")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open import: %w", err), content.Close())
	}
	remove := func() error { return errors.Join(temporary.Close(), os.Remove(temporary.Name())) }
	size, err := io.Copy(temporary, content)
	if err = errors.Join(err, content.Close()); err != nil {
		return nil, errors.Join(fmt.Errorf("open import: %w", err), remove())
	}
	s = &source{close: remove}
	book, err := d.Documents.Open(ctx, temporary, size, bounds)
	if err == nil && len(book.Sheets()) == 0 {
		s.next = func() (sheet.Row, error) { return sheet.Row{}, io.EOF }
		return s, nil
	}
	var rows func() (sheet.Row, error)
	at, stop := 0, func() {}
	if err == nil {
		rows, at, stop, err = sheetWithRows(ctx, book)
	}
	var merged []document.Range
	if err == nil {
		merged, err = book.Merged(ctx, at)
	}
	if err != nil {
		stop()
		broken := err                                                     // err is the result of openWorkbook: what it returns next is nil
		s.next = func() (sheet.Row, error) { return sheet.Row{}, broken } // Read tells what problem it is
		return s, nil
	}
	for _, r := range merged {
		s.merged = append(s.merged, r.String())
	}
	s.close = func() error { stop(); return remove() }
	s.next = rows
	return s, nil
}

// sheetWithRows reads the rows of the first sheet that has any, without those that are empty, and returns which sheet that is. Behind stop nothing is read.
func sheetWithRows(ctx context.Context, book document.Workbook) (rows func() (sheet.Row, error), at int, stop func(), err error) {
	for at = range book.Sheets() {
		next, end := iter.Pull2(book.Rows(ctx, at))
		read := func() (sheet.Row, error) { return nextRow(next) }
		first, err := read()
		switch {
		case errors.Is(err, io.EOF) && at < len(book.Sheets())-1:
			end()
			continue
		case err != nil && !errors.Is(err, io.EOF):
			end()
			return nil, at, func() {}, err
		}
		began := false
		return func() (sheet.Row, error) {
			if !began {
				began = true
				return first, err
			}
			return read()
		}, at, end, nil
	}
	return func() (sheet.Row, error) { return sheet.Row{}, io.EOF }, 0, func() {}, nil
}

// nextRow returns the next row that has a cell.
func nextRow(next func() (document.Row, error, bool)) (sheet.Row, error) {
	for {
		row, err, more := next()
		if !more {
			return sheet.Row{}, io.EOF
		}
		if err != nil {
			return sheet.Row{}, err
		}
		cells := make([]string, len(row.Cells))
		for i, cell := range row.Cells {
			cells[i] = cell.Text
		}
		if kept := (sheet.Row{Line: int64(row.Number), Cells: cells}); !kept.Blank() {
			return kept, nil
		}
	}
}
