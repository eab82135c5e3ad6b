package imports

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"

	"kehu/shared/imports"
)

// Bounds of what one record is made of: all of it is in memory at once, beside some others.
const (
	maxGroupBytes   = 2 << 20
	maxPreviewedRow = 2000 // that a preview reads
)

// gather reads the rows that make one record. The problem is request.invalid.
func (s *subject) gather(plan *imports.Plan, r *imports.Row, words imports.Words) (imports.Record, error) {
	var rows [][]string
	for _, one := range r.All() {
		rows = append(rows, one.Cells)
	}
	record, err := plan.Gather(&s.Subject, rows, words)
	if r.Part {
		err = s.TooMany()
	}
	return record, err
}

// linesOf returns where in the file a record is read from: its first row, then the row of each of its lines.
func linesOf(r *imports.Row, record *imports.Record) []int64 {
	lines, all := []int64{r.Line}, r.All()
	for _, row := range record.Rows {
		lines = append(lines, all[row].Line)
	}
	return lines
}

// firstRows reads what makes the first records of a file. Of one whose rows lie apart, those behind the last record are not read.
func firstRows(s *subject, plan *imports.Plan, file *source, limit int) (first []imports.Row, err error) {
	grouper, places := plan.Grouper(&s.Subject), make(map[string]int)
	for range maxPreviewedRow {
		cells, err := file.Read()
		if errors.Is(err, io.EOF) {
			return first, nil
		}
		if err != nil {
			return nil, err
		}
		row := imports.Row{Line: cells.Line, Cells: cells.Cells}
		group := ""
		if s.Lines != "" {
			group = grouper.Of(row.Cells)
		}
		place, known := places[group]
		switch {
		case group != "" && known && len(first[place].Rest)+1 < s.MaxLines:
			first[place].Rest = append(first[place].Rest, row)
			continue
		case group != "" && known:
			first[place].Part = true
			continue
		case len(first) == limit:
			return first, nil
		}
		places[group] = len(first)
		first = append(first, row)
		if s.Lines == "" && len(first) == limit {
			return first, nil
		}
	}
	return first, nil
}

// regroup writes kept rows anew: those that make one record as one, where the first of them stood, wherever in the file the others do. It asks for
// some bytes of memory a row.
func regroup(ctx context.Context, from *os.File, s *subject, plan *imports.Plan) (to *os.File, err error) {
	groups, err := groupsOf(ctx, from, s, plan)
	if err != nil {
		return nil, err
	}
	if to, err = os.CreateTemp("", "import-*.jsonl"); err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	discard := func(err error) (*os.File, error) {
		return nil, errors.Join(err, to.Close(), os.Remove(to.Name()))
	}
	writer, reader := imports.NewRowWriter(to), seeking{from, imports.NewRowReader(from, -1)}
	for i, offsets := range groups {
		if i%1000 == 0 && ctx.Err() != nil {
			return discard(ctx.Err())
		}
		if err := reader.copy(writer, offsets, s.MaxLines); err != nil {
			return discard(err)
		}
	}
	if err := writer.Flush(); err != nil {
		return discard(err)
	}
	return to, nil
}

// groupsOf returns where the rows of each record begin, the headings first.
func groupsOf(ctx context.Context, from *os.File, s *subject, plan *imports.Plan) ([][]int64, error) {
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	reader, grouper := imports.NewRowReader(from, 0), plan.Grouper(&s.Subject)
	if err := reader.Skip(); err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	groups := [][]int64{{0}}
	seed, places := maphash.MakeSeed(), make(map[uint64]int) // two numbers of one hash would be found to differ, and fail
	for count := 0; ; count++ {
		if count%1000 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		at := reader.Offset
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return groups, nil
		}
		if err != nil {
			return nil, err
		}
		group := grouper.Of(row.Cells)
		hash := maphash.String(seed, group)
		if place, known := places[hash]; known && group != "" {
			groups[place] = append(groups[place], at)
			continue
		}
		places[hash] = len(groups)
		groups = append(groups, []int64{at})
	}
}

// seeking reads kept rows at any place; one behind the other without seeking.
type seeking struct {
	file   *os.File
	reader *imports.RowReader
}

func (s *seeking) read(at int64) (imports.Row, error) {
	if s.reader.Offset != at {
		if _, err := s.file.Seek(at, io.SeekStart); err != nil {
			return imports.Row{}, fmt.Errorf("import: %w", err)
		}
		s.reader.Reset(s.file, at)
	}
	row, err := s.reader.Read()
	if err != nil {
		return imports.Row{}, fmt.Errorf("import: %w", err)
	}
	return row, nil
}

// copy writes the rows of one record as one; where they are too many, as several that are marked so.
func (s *seeking) copy(to *imports.RowWriter, offsets []int64, most int) error {
	whole, err := s.read(offsets[0])
	if err != nil {
		return err
	}
	size := sizeOf(whole)
	for _, at := range offsets[1:] {
		row, err := s.read(at)
		if err != nil {
			return err
		}
		if size += sizeOf(row); len(whole.Rest)+1 < most && size <= maxGroupBytes {
			whole.Rest = append(whole.Rest, row)
			continue
		}
		whole.Part = true
		if err := to.Write(whole); err != nil {
			return err
		}
		row.Part = true
		whole, size = row, sizeOf(row)
	}
	return to.Write(whole)
}

func sizeOf(r imports.Row) (bytes int) {
	for _, cell := range r.Cells {
		bytes += len(cell)
	}
	return bytes
}
