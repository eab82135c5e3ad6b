package imports

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// MaxRows is how many rows an import may have.
const MaxRows = 500_000

// Row is a row of a file as jobs keep it, in a form that can be read from the middle: a line of JSON.
type Row struct {
	Line   int64    `json:"l"`           // in the file
	Repeat int64    `json:"r,omitempty"` // the line of an earlier row with the same unique value; 0 for none
	Cells  []string `json:"c"`
	Rest   []Row    `json:"m,omitempty"` // the other rows of the same record
	Part   bool     `json:"p,omitempty"` // it is a part of more rows than a record can have
}

// All returns the row and the other rows of the same record.
func (r *Row) All() []Row { return append([]Row{*r}, r.Rest...) }

// RowWriter writes rows.
type RowWriter struct {
	to      *bufio.Writer
	encoder *json.Encoder
}

// NewRowWriter returns a RowWriter; Flush ends it.
func NewRowWriter(to io.Writer) *RowWriter {
	buffered := bufio.NewWriterSize(to, 64<<10)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	return &RowWriter{buffered, encoder}
}

// Write writes a row.
func (w *RowWriter) Write(r Row) error {
	if err := w.encoder.Encode(r); err != nil {
		return fmt.Errorf("keep row: %w", err)
	}
	return nil
}

// Flush writes what is left.
func (w *RowWriter) Flush() error {
	if err := w.to.Flush(); err != nil {
		return fmt.Errorf("keep row: %w", err)
	}
	return nil
}

// RowReader reads rows that a RowWriter wrote.
type RowReader struct {
	from   *bufio.Reader
	Offset int64 // of the row that Read returns next, in bytes
}

// NewRowReader returns a reader of what begins at the offset.
func NewRowReader(from io.Reader, offset int64) *RowReader {
	return &RowReader{bufio.NewReaderSize(from, 64<<10), offset}
}

// Reset makes the reader one of what begins at another offset.
func (r *RowReader) Reset(from io.Reader, offset int64) {
	r.from.Reset(from)
	r.Offset = offset
}

// Read returns the next row; io.EOF behind the last.
func (r *RowReader) Read() (Row, error) {
	line, err := r.from.ReadBytes('\n')
	if errors.Is(err, io.EOF) && len(line) == 0 {
		return Row{}, io.EOF
	}
	if err != nil {
		return Row{}, fmt.Errorf("read kept row: %w", err)
	}
	var row Row
	if err := json.Unmarshal(line, &row); err != nil {
		return Row{}, fmt.Errorf("read kept row: %w", err)
	}
	r.Offset += int64(len(line))
	return row, nil
}

// Skip passes over a row; io.EOF behind the last.
func (r *RowReader) Skip() error {
	line, err := r.from.ReadBytes('\n')
	if errors.Is(err, io.EOF) && len(line) == 0 {
		return io.EOF
	}
	if err != nil {
		return fmt.Errorf("read kept row: %w", err)
	}
	r.Offset += int64(len(line))
	return nil
}
