package imports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"strings"

	"kehu/shared/document"
	"kehu/shared/imports"
	"kehu/shared/job"
	"kehu/shared/sheet"
	"kehu/shared/table"
)

// failuresFile is the last part of the key of the file of rows that failed, without its ending.
const failuresFile = "failed"

// failuresPage is how many rows of a job are read at once.
const failuresPage = 500

// Finish is work.Finisher's: it writes the rows that failed into a file of the format of the uploaded one, a text in its dialect, with the reason of each in one
// more column. There is none when all went well.
func (w *worker) Finish(ctx context.Context) (result *job.Result, err error) {
	failed, next, err := w.failed(ctx, table.Position{})
	if err != nil || len(failed) == 0 {
		return nil, err
	}
	from, err := open(ctx, w.task.Deps, w.task.Tenant, &w.source, true)
	if err != nil {
		return nil, err
	}
	if err := from.Close(); err != nil {
		return nil, err
	}
	temporary, err := os.CreateTemp("", "import-failed-*")
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	defer func() { err = errors.Join(err, temporary.Close(), os.Remove(temporary.Name())) }()
	lines := w.failures(ctx, len(from.headings.Cells), failed, next)
	if from.format == imports.XLSX {
		err = w.workbook(ctx, temporary, lines)
	} else {
		err = writeText(temporary, from.dialect, lines)
	}
	if err != nil {
		return nil, err
	}
	size, err := temporary.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	ending := "." + string(from.format)
	if err := w.task.Deps.Files.Put(ctx, w.task.Job.File(w.task.Tenant, failuresFile+ending), temporary); err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(w.source.Name, path.Ext(w.source.Name)) + "-failed" + ending
	return &job.Result{Name: name, Size: size, File: failuresFile + ending}, nil
}

// failures yields the headings and the rows that failed, beginning with some of them, each with a cell for the reason behind width others.
func (w *worker) failures(ctx context.Context, width int, failed []job.Row, next table.Position) iter.Seq2[[]string, error] {
	line := func(cells []string, reason string) []string {
		line := make([]string, max(width, len(cells))+1)
		for i, cell := range cells {
			line[i] = sheet.Original(cell)
		}
		line[len(line)-1] = reason
		return line
	}
	return func(yield func([]string, error) bool) {
		rows, content, err := rowsOf(ctx, w.task.Deps, stageKey(w.task), 0)
		if err != nil {
			yield(nil, err)
			return
		}
		err = func() error {
			heading, err := rows.Read()
			if err != nil {
				return fmt.Errorf("import: %w", err)
			}
			if !yield(line(heading.Cells, w.order.Language.Text("column.imports.reason", nil)), nil) {
				return nil
			}
			for number := int64(0); len(failed) > 0; {
				for _, f := range failed {
					var r imports.Row
					for ; number < f.Number; number++ {
						if r, err = rows.Read(); err != nil {
							return fmt.Errorf("import: row %d: %w", f.Number, err)
						}
					}
					lines := r.All()
					for i, reason := range w.reasons(f, &r) {
						if !yield(line(lines[i].Cells, reason), nil) {
							return nil
						}
					}
				}
				if next.IsZero() {
					return nil
				}
				if failed, next, err = w.failed(ctx, next); err != nil {
					return err
				}
			}
			return nil
		}()
		if err = errors.Join(err, content.Close()); err != nil {
			yield(nil, err)
		}
	}
}

// writeText writes lines as a text.
func writeText(to io.Writer, dialect sheet.Dialect, lines iter.Seq2[[]string, error]) error {
	writer, err := sheet.NewWriter(to, dialect)
	if err != nil {
		return err
	}
	for line, err := range lines {
		if err == nil {
			err = writer.Write(line)
		}
		if err != nil {
			return err
		}
	}
	return writer.Close()
}

// workbook writes lines as a sheet of texts, so that nothing in it is a formula; the first is its header.
func (w *worker) workbook(ctx context.Context, to io.Writer, lines iter.Seq2[[]string, error]) error {
	next, stop := iter.Pull2(lines)
	defer stop()
	header, err, _ := next()
	if err != nil {
		return err
	}
	t := document.Table{Name: w.source.Subject}
	for i, heading := range header {
		if heading == "" { // a table needs one
			heading = document.Reference(1, i+1)
		}
		t.Columns = append(t.Columns, document.Column{Title: heading, Text: true})
	}
	t.Rows = func(yield func([]document.Cell, error) bool) {
		for {
			line, err, more := next()
			if !more {
				return
			}
			cells := make([]document.Cell, min(len(line), len(t.Columns)))
			for i := range cells {
				cells[i] = document.TextCell(line[i])
			}
			if err == nil && len(line) > len(cells) { // a row wider than the headings: the reason stays last
				cells[len(cells)-1] = document.TextCell(line[len(line)-1])
			}
			if !yield(cells, err) || err != nil {
				return
			}
		}
	}
	return w.task.Deps.Documents.Write(ctx, to, document.Book{Created: w.task.Job.CreatedAt, Tables: []document.Table{t}})
}

// failed reads rows that failed from the position on, at least one unless there are no more.
func (w *worker) failed(ctx context.Context, after table.Position) (rows []job.Row, next table.Position, err error) {
	for {
		rows, next, err = job.Rows(ctx, w.task.Deps.Table, w.task.Tenant, w.task.Job.ID, job.RowFailed, after, failuresPage)
		if err != nil || len(rows) > 0 || next.IsZero() {
			return rows, next, err
		}
		after = next
	}
}

// reasons tells why each of the rows that make a record failed, with the heading of each field: what is wrong with one of its lines at the row of
// that, all else at the first.
func (w *worker) reasons(r job.Row, from *imports.Row) []string {
	l := w.order.Language
	r.Describe(l)
	record, _ := w.subject.gather(&w.order.Plan, from, w.words) // what is wrong with that stands in the result already
	told := make([][]string, 1+len(from.Rest))
	for _, f := range r.Fields {
		reason, at := f.Detail, 0
		if field, found := w.subject.At(f.Pointer); found {
			reason = l.Labelled(w.subject.Heading(field, l), reason)
		}
		if line, _ := w.subject.LineOf(f.Pointer); line >= 0 && line < len(record.Rows) {
			at = record.Rows[line]
		}
		told[at] = append(told[at], reason)
	}
	if len(r.Fields) == 0 {
		told[0] = append(told[0], r.Detail)
	}
	reasons := make([]string, len(told))
	for i := range told {
		reasons[i] = strings.Join(told[i], "; ")
	}
	return reasons
}
