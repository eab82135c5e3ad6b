package exports

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strconv"
	"time"

	"kehu/shared/access"
	"kehu/shared/document"
	"kehu/shared/extract"
	"kehu/shared/file"
	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/sheet"
	"kehu/shared/table"
	"kehu/shared/user"
	"kehu/shared/work"
)

// partSize is how many records a row of the job writes into a part of the file.
const partSize = 100

// Open prepares the work of an export: each row of the job writes some records into a part, and behind the last one the parts become one file.
func Open(ctx context.Context, t work.Task) (work.Worker, error) {
	w := &worker{task: t}
	if err := t.Input(ctx, &w.order); err != nil {
		return nil, err
	}
	w.list = lists()[w.order.List]
	c, err := w.caller(ctx)
	if err != nil {
		return nil, err
	}
	// What the filter names may be gone meanwhile: then the job fails with that, and no part of it is a file.
	if _, err := w.list.find(ctx, t.Deps, c, w.order.Filter, "/filter/"); err != nil {
		return nil, err
	}
	if w.order.Format == extract.PDF {
		w.printing, err = newPrinting(ctx, t, w.order.Language)
	}
	return w, err
}

type worker struct {
	task  work.Task
	order request
	list  list

	printing printing // for PDF
}

// caller returns who asked for the export, with the rights of today; the problem is auth.sessionEnded or auth.forbidden.
func (w *worker) caller(ctx context.Context) (access.Caller, error) {
	c, active, err := w.task.Deps.Sessions.OnBehalf(ctx, w.task.Tenant, w.task.Job.CreatedBy)
	p := access.Permission{Object: w.list.object, Action: access.Export}
	switch {
	case err != nil:
		return c, err
	case !active:
		return c, problem.New("auth.sessionEnded")
	case !c.Allowed(p):
		return c, problem.New("auth.forbidden").With("permission", p.String())
	}
	return c, nil
}

// place is where the job goes on.
type place struct {
	Part      int    `json:"n"`
	Rows      int64  `json:"r"` // found so far
	Ended     bool   `json:"e,omitempty"`
	Partition string `json:"p,omitempty"`
	Sort      string `json:"k,omitempty"`
	IndexPart string `json:"i,omitempty"`
	IndexSort string `json:"j,omitempty"`
}

func (p place) position() table.Position {
	if p.Partition == "" {
		return table.Position{}
	}
	return table.Position{Key: table.StoredKey(p.Partition, p.Sort), IndexPart: p.IndexPart, IndexSort: p.IndexSort}
}

// part is what a row of the job writes.
type part struct {
	number      int
	identifiers []string
	limited     int64 // how many records were allowed, where there would be more
	why         problem.Code
}

// Count is work.Worker's: nobody knows how many there are.
func (w *worker) Count(context.Context) (int64, error) { return -1, nil }

// Next is work.Worker's.
func (w *worker) Next(ctx context.Context, cursor string, limit int) (steps []work.Step, err error) {
	var at place
	if cursor != "" {
		if err := json.Unmarshal([]byte(cursor), &at); err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
	}
	c, err := w.caller(ctx)
	if err != nil {
		return nil, err
	}
	find, err := w.list.find(ctx, w.task.Deps, c, w.order.Filter, "/filter/")
	if err != nil {
		return nil, err
	}
	allowed, why := w.allowed(c)
	for len(steps) < limit && !at.Ended {
		found, next, err := find(ctx, at.position(), partSize)
		if err != nil {
			return nil, err
		}
		p := part{number: at.Part, identifiers: found}
		after := place{Part: at.Part + 1, Rows: at.Rows + int64(len(found)), Ended: next.IsZero()}
		if !next.IsZero() {
			after.Partition, after.Sort = next.Key.Partition().String(), next.Key.Sort()
			after.IndexPart, after.IndexSort = next.IndexPart, next.IndexSort
		}
		if after.Rows > allowed || after.Rows == allowed && !after.Ended {
			p.identifiers, p.limited, p.why, after.Ended = found[:max(0, allowed-at.Rows)], allowed, why, true
		}
		at = after
		text, err := json.Marshal(at)
		if err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
		steps = append(steps, work.Step{Cursor: string(text), Label: strconv.FormatInt(at.Rows, 10), Data: p})
	}
	return steps, nil
}

// allowed returns how many records the file may have, and the problem of there being more.
func (w *worker) allowed(c access.Caller) (int64, problem.Code) {
	p := access.Permission{Object: w.list.object, Action: access.Export}
	allowed := limitOf(c, p, w.order.Format)
	if allowed < limitOf(c, p, extract.CSV) {
		return allowed, "export.paperLimited"
	}
	return allowed, "export.limited"
}

// Do is work.Worker's: it writes a part.
func (w *worker) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	p, ok := s.Data.(part)
	if !ok {
		return work.Effect{}, errors.New("export: a step of something else")
	}
	c, err := w.caller(ctx)
	if err != nil {
		return work.Effect{}, err
	}
	var rows [][]string
	if len(p.identifiers) > 0 {
		if w.order.Format == extract.PDF {
			rows, err = w.list.lines(ctx, w.task.Deps, c, w.printing, w.order.Filter.Deleted, p.identifiers)
		} else {
			rows, err = w.list.rows(ctx, w.task.Deps, c, w.order.Filter.Deleted, p.identifiers)
		}
		if err != nil {
			return work.Effect{}, err
		}
	}
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	for _, row := range rows {
		if err := encoder.Encode(row); err != nil {
			return work.Effect{}, fmt.Errorf("export: %w", err)
		}
	}
	if err := w.task.Deps.Files.Put(ctx, w.part(p.number), bytes.NewReader(lines.Bytes())); err != nil {
		return work.Effect{}, err
	}
	if p.limited > 0 {
		if err := w.markCut(ctx, p.limited); err != nil {
			return work.Effect{}, err
		}
		return work.Effect{}, problem.New(p.why).With("limit", strconv.FormatInt(p.limited, 10))
	}
	return work.Effect{}, nil
}

func (w *worker) part(number int) file.Key {
	return w.task.Job.File(w.task.Tenant, fmt.Sprintf("part-%06d.jsonl", number))
}

// rows returns all rows of the parts, in order.
func (w *worker) rows(ctx context.Context) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for number := 0; ; number++ {
			content, _, err := w.task.Deps.Files.Open(ctx, w.part(number))
			if errors.Is(err, file.ErrNotFound) {
				return
			}
			if err != nil {
				yield(nil, fmt.Errorf("export: %w", err))
				return
			}
			more := each(content, yield)
			if err := content.Close(); err != nil && more {
				yield(nil, fmt.Errorf("export: %w", err))
				return
			}
			if !more {
				return
			}
		}
	}
}

// each yields the rows of a part, and reports whether to go on.
func each(content io.Reader, yield func([]string, error) bool) bool {
	decoder := json.NewDecoder(bufio.NewReader(content))
	for {
		var row []string
		err := decoder.Decode(&row)
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			yield(nil, fmt.Errorf("export: %w", err))
			return false
		case !yield(row, nil):
			return false
		}
	}
}

// Finish is work.Finisher's: it makes one file of the parts, with who took it and when as the heading of one more column, which an import passes
// over; in a PDF it stands across each page.
func (w *worker) Finish(ctx context.Context) (result *job.Result, err error) {
	u, _, err := user.Get(ctx, w.task.Deps.Table, w.task.Tenant, w.task.Job.CreatedBy)
	if err != nil {
		return nil, err
	}
	mark := w.order.Language.Text("export.watermark", map[string]string{
		"name": u.Name, "email": u.Email, "time": w.task.Job.CreatedAt.UTC().Format(time.DateTime) + " UTC",
	})
	temporary, err := os.CreateTemp("", "export-*")
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	defer func() { err = errors.Join(err, temporary.Close(), os.Remove(temporary.Name())) }()
	headings := append(w.list.headings(w.order.Language), mark)
	switch w.order.Format {
	case extract.XLSX:
		err = w.workbook(ctx, temporary, headings, u.Name)
	case extract.PDF:
		err = w.print(ctx, temporary, mark)
	case extract.CSV:
		err = w.text(ctx, temporary, headings)
	}
	if err != nil {
		return nil, err
	}
	size, err := temporary.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	name := w.order.List + "." + string(w.order.Format)
	if err := w.task.Deps.Files.Put(ctx, w.task.Job.File(w.task.Tenant, name), temporary); err != nil {
		return nil, err
	}
	return &job.Result{Name: name, Size: size, File: name}, nil
}

func (w *worker) text(ctx context.Context, to io.Writer, headings []string) error {
	writer, err := sheet.NewWriter(to, sheet.Dialect{Encoding: sheet.UTF8, Mark: true, Separator: ","})
	if err == nil {
		err = writer.Write(headings)
	}
	if err != nil {
		return err
	}
	for row, err := range w.rows(ctx) {
		if err == nil {
			err = writer.Write(append(row, ""))
		}
		if err != nil {
			return err
		}
	}
	return writer.Close()
}

func (w *worker) workbook(ctx context.Context, to io.Writer, headings []string, author string) error {
	t := document.Table{Name: w.order.List}
	for _, heading := range headings {
		t.Columns = append(t.Columns, document.Column{Title: heading, Text: true})
	}
	t.Rows = func(yield func([]document.Cell, error) bool) {
		for row, err := range w.rows(ctx) {
			cells := make([]document.Cell, len(row))
			for i, text := range row {
				cells[i] = document.TextCell(text)
			}
			if !yield(cells, err) {
				return
			}
		}
	}
	return w.task.Deps.Documents.Write(ctx, to, document.Book{Author: author, Created: w.task.Job.CreatedAt, Tables: []document.Table{t}})
}
