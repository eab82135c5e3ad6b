package imports

import (
	"context"
	"errors"
	"fmt"
	"io"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/file"
	"kehu/shared/imports"
	"kehu/shared/problem"
	"kehu/shared/sheet"
)

// source is an uploaded file that is being read, row by row.
type source struct {
	dialect  sheet.Dialect
	headings sheet.Row
	rows     *sheet.Reader
	file     io.Closer
}

// headBytes is how much of a file is looked at to tell its encoding, where not all of it is read.
const headBytes = 4 << 20

// open opens the file of an import behind its headings. whole says that all of it is looked at to tell its encoding, which is read twice then. The
// problems are import.notUploaded, and those of a file that cannot be read.
func open(ctx context.Context, d *app.Deps, t access.Tenant, i *imports.Import, whole bool) (*source, error) {
	content, _, err := d.Files.Open(ctx, i.File(t))
	if errors.Is(err, file.ErrNotFound) {
		return nil, problem.New("import.notUploaded")
	}
	if err != nil {
		return nil, fmt.Errorf("open import: %w", err)
	}
	var head io.Reader = content
	if !whole {
		head = io.LimitReader(content, headBytes)
	}
	dialect, err := sheet.Detect(head)
	if err = errors.Join(err, content.Close()); err != nil {
		return nil, fmt.Errorf("open import: %w", err)
	}
	if content, _, err = d.Files.Open(ctx, i.File(t)); err != nil {
		return nil, fmt.Errorf("open import: %w", err)
	}
	s := &source{dialect: dialect, rows: sheet.NewReader(content, dialect), file: content}
	if s.headings, err = s.Read(); errors.Is(err, io.EOF) {
		err = problem.New("import.noRows")
	}
	if err != nil {
		return nil, errors.Join(err, content.Close())
	}
	for n, heading := range s.headings.Cells {
		s.headings.Cells[n] = sheet.Original(heading)
	}
	return s, nil
}

// Read returns the next row; io.EOF behind the last, a problem where the file cannot be read on.
func (s *source) Read() (sheet.Row, error) {
	row, err := s.rows.Read()
	switch {
	case errors.Is(err, sheet.ErrTooWide):
		return row, problem.New("import.tooWide")
	case errors.Is(err, sheet.ErrTooLong):
		return row, problem.New("import.rowTooLong")
	}
	return row, err
}

// Close ends the reading.
func (s *source) Close() error { return s.file.Close() }
