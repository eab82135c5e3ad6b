package northwind

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// file is one of the files: its head, and the column that holds commas without being quoted, or -1.
type file struct {
	name   string
	head   []string
	commas int
}

// rows calls f for each row of the file, with the cleaned fields by their column. An error of f comes back with the line.
func (f file) rows(files fs.FS, each func(field map[string]string) error) error {
	r, err := files.Open(f.name)
	if err != nil {
		return fmt.Errorf("northwind: %w", err)
	}
	defer func() { _ = r.Close() }()
	if err := f.read(r, each); err != nil {
		return fmt.Errorf("northwind: %s: %w", f.name, err)
	}
	return nil
}

func (f file) read(r io.Reader, each func(map[string]string) error) error {
	reader := csv.NewReader(withoutByteOrderMark(r))
	reader.FieldsPerRecord = -1
	head, err := reader.Read()
	if err != nil {
		return fmt.Errorf("read the head: %w", err)
	}
	if !slices.Equal(head, f.head) {
		return fmt.Errorf("the head is %q, want %q", head, f.head)
	}
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		line, _ := reader.FieldPos(0)
		if err != nil {
			return err
		}
		fields, err := f.fields(row)
		if err == nil {
			err = each(fields)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
}

// fields names the fields of a row. Surplus fields belong to the column with commas.
func (f file) fields(row []string) (map[string]string, error) {
	surplus := len(row) - len(f.head)
	if surplus < 0 || surplus > 0 && f.commas < 0 {
		return nil, fmt.Errorf("%d fields, want %d", len(row), len(f.head))
	}
	if surplus > 0 {
		joined := strings.Join(row[f.commas:f.commas+surplus+1], ",")
		row = slices.Concat(row[:f.commas], []string{joined}, row[f.commas+surplus+1:])
	}
	fields := make(map[string]string, len(row))
	for i, field := range row {
		if !utf8.ValidString(field) {
			return nil, fmt.Errorf("field %d is not UTF-8", i+1)
		}
		fields[f.head[i]] = clean(field)
	}
	return fields, nil
}

// names returns the texts of a column by those of another.
func (f file) names(files fs.FS, text func(map[string]string) string) (map[string]string, error) {
	all := make(map[string]string)
	return all, f.rows(files, func(field map[string]string) error {
		all[field[f.head[0]]] = text(field)
		return nil
	})
}
