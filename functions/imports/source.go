package imports

import (
	"context"
	"errors"
	"fmt"
	"io"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/document"
	"kehu/shared/file"
	"kehu/shared/imports"
	"kehu/shared/problem"
	"kehu/shared/sheet"
)

// source is an uploaded file that is being read, row by row.
type source struct {
	format   imports.Format
	dialect  sheet.Dialect // of a text
	merged   []string      // of a workbook, the cells that are merged
	headings sheet.Row
	next     func() (sheet.Row, error)
	close    func() error
}

// headBytes is how much of a file is looked at to tell its encoding, where not all of it is read.
const headBytes = 4 << 20

// open opens the file of an import behind its headings. whole says that all of a text is looked at to tell its encoding, which is read twice then. The
// problems are import.notUploaded, and those of a file that cannot be read.
func open(ctx context.Context, d *app.Deps, t access.Tenant, i *imports.Import, whole bool) (s *source, err error) {
	if i.Format == imports.XLSX {
		s, err = openWorkbook(ctx, d, i.File(t))
	} else {
		s, err = openText(ctx, d, i.File(t), whole)
	}
	if err != nil {
		return nil, err
	}
	s.format = i.Format
	if s.headings, err = s.Read(); errors.Is(err, io.EOF) {
		err = problem.New("import.noRows")
	}
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	for n, heading := range s.headings.Cells {
		s.headings.Cells[n] = sheet.Original(heading)
	}
	return s, nil
}

// fileOf opens an uploaded file.
func fileOf(ctx context.Context, d *app.Deps, key file.Key) (io.ReadCloser, error) {
	content, _, err := d.Files.Open(ctx, key)
	if errors.Is(err, file.ErrNotFound) {
		return nil, problem.New("import.notUploaded")
	}
	if err != nil {
		return nil, fmt.Errorf("open import: %w", err)
	}
	return content, nil
}

func openText(ctx context.Context, d *app.Deps, key file.Key, whole bool) (*source, error) {
	content, err := fileOf(ctx, d, key)
	if err != nil {
		return nil, err
	}
	var head io.Reader = content
	if !whole {
		head = io.LimitReader(content, headBytes)
	}
	dialect, err := sheet.Detect(head)
	if err = errors.Join(err, content.Close()); err != nil {
		return nil, fmt.Errorf("open import: %w", err)
	}
	if content, err = fileOf(ctx, d, key); err != nil {
		return nil, err
	}
	reader := sheet.NewReader(content, dialect)
	return &source{dialect: dialect, next: reader.Read, close: content.Close}, nil
}

// Read returns the next row; io.EOF behind the last, a problem where the file cannot be read on.
func (s *source) Read() (sheet.Row, error) {
	row, err := s.next()
	switch {
	case errors.Is(err, sheet.ErrTooWide), errors.Is(err, document.ErrTooManyColumns):
		return row, problem.New("import.tooWide")
	case errors.Is(err, sheet.ErrTooLong):
		return row, problem.New("import.rowTooLong")
	case errors.Is(err, document.ErrTooManyRows):
		return row, problem.New("import.tooManyRows")
	case errors.Is(err, document.ErrTooLarge):
		return row, problem.New("import.fileTooLarge")
	case errors.Is(err, document.ErrMalformed), errors.Is(err, document.ErrProtected):
		return row, problem.New("import.fileBroken")
	}
	return row, err
}

// Close ends the reading.
func (s *source) Close() error { return s.close() }
