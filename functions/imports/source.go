package imports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

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
	kept     []sheet.Row // that were read already
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
	subject, err := subjectOf(i.Subject, "/kind")
	if err == nil {
		err = s.findHeadings(&subject.Subject)
	}
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	for n, heading := range s.headings.Cells {
		s.headings.Cells[n] = sheet.Original(heading)
	}
	return s, nil
}

// maxTitles is how many rows may stand above the headings.
const maxTitles = 10

// findHeadings reads up to the headings: the first row, but where that is a title, which has a single cell, and no field's name in it, the first that is not.
func (s *source) findHeadings(subject *imports.Subject) error {
	var read []sheet.Row
	for len(read) <= maxTitles {
		row, err := s.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		filled := slices.DeleteFunc(slices.Clone(row.Cells), func(cell string) bool { return strings.TrimSpace(cell) == "" })
		if len(filled) > 1 || len(filled) == 1 && subject.Suggest(filled)[0] != "" {
			s.headings = row
			return nil
		}
		read = append(read, row)
	}
	if len(read) == 0 {
		return problem.New("import.noRows")
	}
	s.headings, s.kept = read[0], read[1:]
	return nil
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
	if len(s.kept) > 0 {
		row := s.kept[0]
		s.kept = s.kept[1:]
		return row, nil
	}
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
