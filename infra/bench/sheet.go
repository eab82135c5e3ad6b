package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// sheet is a table of texts whose columns line up.
type sheet struct {
	rows [][]string // the first holds the columns' names
	text bytes.Buffer
	grid *tabwriter.Writer
}

func newSheet(columns ...any) *sheet {
	s := new(sheet)
	s.grid = tabwriter.NewWriter(&s.text, 0, 0, 2, ' ', 0)
	s.row(columns...)
	return s
}

// row adds a row; fractions get two decimals.
func (s *sheet) row(cells ...any) {
	texts := make([]string, len(cells))
	for i, cell := range cells {
		switch v := cell.(type) {
		case time.Duration:
			texts[i] = fmt.Sprintf("%.2f", float64(v)/float64(time.Millisecond))
		case float64:
			texts[i] = fmt.Sprintf("%.2f", v)
		default:
			texts[i] = fmt.Sprint(v)
		}
	}
	s.rows = append(s.rows, texts)
	_, _ = fmt.Fprintln(s.grid, strings.Join(texts, "\t")) // into memory
}

// print writes the sheet, without spaces at the ends of lines.
func (s *sheet) print(out io.Writer) error {
	if err := s.grid.Flush(); err != nil {
		return err
	}
	for line := range strings.Lines(s.text.String()) {
		if _, err := fmt.Fprintln(out, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// quantile returns the value below which the share of all values lies.
func quantile[T cmp.Ordered](values []T, share float64) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}
