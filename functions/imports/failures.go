package imports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"kehu/shared/imports"
	"kehu/shared/job"
	"kehu/shared/sheet"
	"kehu/shared/table"
)

// failuresFile is the last part of the key of the file of rows that failed.
const failuresFile = "failed.csv"

// failuresPage is how many rows of a job are read at once.
const failuresPage = 500

// Finish is work.Finisher's: it writes the rows that failed into a file that is written as the uploaded one was, with the reason of each in one
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
	rows, content, err := rowsOf(ctx, w.task.Deps, stageKey(w.task), 0)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, content.Close()) }()
	temporary, err := os.CreateTemp("", "import-failed-*.csv")
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	defer func() { err = errors.Join(err, temporary.Close(), os.Remove(temporary.Name())) }()
	if from.format != imports.CSV { // text is enough to mend it, and to send it again
		from.dialect = sheet.Dialect{Encoding: sheet.UTF8, Mark: true, Separator: ","}
	}
	to, err := sheet.NewWriter(temporary, from.dialect)
	if err != nil {
		return nil, err
	}
	width := len(from.headings.Cells)
	write := func(cells []string, reason string) error {
		line := make([]string, max(width, len(cells))+1)
		for i, cell := range cells {
			line[i] = sheet.Original(cell)
		}
		line[len(line)-1] = reason
		return to.Write(line)
	}
	heading, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	if err := write(heading.Cells, w.order.Language.Text("column.imports.reason", nil)); err != nil {
		return nil, err
	}
	number := int64(0)
	for len(failed) > 0 {
		for _, f := range failed {
			var r imports.Row
			for ; number < f.Number; number++ {
				if r, err = rows.Read(); err != nil {
					return nil, fmt.Errorf("import: row %d: %w", f.Number, err)
				}
			}
			all := r.All()
			for i, reason := range w.reasons(f, &r) {
				if err := write(all[i].Cells, reason); err != nil {
					return nil, err
				}
			}
		}
		if next.IsZero() {
			break
		}
		if failed, next, err = w.failed(ctx, next); err != nil {
			return nil, err
		}
	}
	if err := to.Close(); err != nil {
		return nil, err
	}
	size, err := temporary.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	if err := w.task.Deps.Files.Put(ctx, w.task.Job.File(w.task.Tenant, failuresFile), temporary); err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(w.source.Name, path.Ext(w.source.Name)) + "-failed.csv"
	return &job.Result{Name: name, Size: size, File: failuresFile}, nil
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
			reason = w.subject.Heading(field, l) + ": " + reason
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
