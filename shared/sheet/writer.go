package sheet

import (
	"encoding/csv"
	"fmt"
	"io"

	"golang.org/x/text/transform"
)

// Writer writes rows as text.
type Writer struct {
	encoder io.WriteCloser
	csv     *csv.Writer
}

// NewWriter returns a Writer of a text that is to be written so. All of the encodings have every character.
func NewWriter(text io.Writer, d Dialect) (*Writer, error) {
	w := &Writer{encoder: transform.NewWriter(text, d.codec().NewEncoder())}
	if d.Mark {
		if _, err := io.WriteString(w.encoder, "\ufeff"); err != nil {
			return nil, fmt.Errorf("write table: %w", err)
		}
	}
	w.csv = csv.NewWriter(w.encoder)
	w.csv.Comma, w.csv.UseCRLF = d.comma(), true
	return w, nil
}

// Write writes a row; cells that would be formulas are made neutral.
func (w *Writer) Write(cells []string) error {
	neutral := make([]string, len(cells))
	for i, cell := range cells {
		neutral[i] = Neutral(cell)
	}
	if err := w.csv.Write(neutral); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// Close writes what is left. It does not close the writer below.
func (w *Writer) Close() error {
	w.csv.Flush()
	if err := w.csv.Error(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	if err := w.encoder.Close(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}
