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
			if err := write(r.Cells, w.reason(f)); err != nil {
				return nil, err
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

// reason tells why a row failed, with the heading of each field.
func (w *worker) reason(r job.Row) string {
	l := w.order.Language
	r.Describe(l)
	var reasons []string
	for _, f := range r.Fields {
		told := f.Detail
		if field, found := w.subject.At(f.Pointer); found {
			told = w.subject.Heading(field, l) + ": " + told
		}
		reasons = append(reasons, told)
	}
	if len(reasons) == 0 {
		reasons = append(reasons, r.Detail)
	}
	return strings.Join(reasons, "; ")
}
