package imports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/dictionary"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/work"
)

// Open prepares the work of an import. When it begins it reads the whole file and keeps its rows, so that a file that cannot be read fails before
// anything is written.
func Open(ctx context.Context, t work.Task) (work.Worker, error) {
	w := &worker{task: t}
	if err := t.Input(ctx, &w.order); err != nil {
		return nil, err
	}
	w.numbers = newBlocks(t.Deps.Table, w.order.Plan.Mode)
	i, err := imports.Get(ctx, t.Deps.Table, t.Tenant, w.order.Import)
	if err != nil {
		return nil, err
	}
	if w.subject, err = subjectOf(i.Subject, "/kind"); err != nil {
		return nil, err
	}
	if w.words, err = wordsOf(ctx, t.Deps, t.Tenant, &w.subject.Subject); err != nil {
		return nil, err
	}
	w.source = i
	if t.Job.Cursor == "" {
		return w, keep(ctx, t, w.subject, &i, &w.order.Plan)
	}
	return w, nil
}

// wordsOf reads the names that stand for the codes of the dictionaries that a subject has fields of.
func wordsOf(ctx context.Context, d *app.Deps, t access.Tenant, s *imports.Subject) (imports.Words, error) {
	words := make(imports.Words)
	for _, f := range s.Fields {
		if f.Dictionary == "" || words[string(f.Dictionary)] != nil {
			continue
		}
		entries, err := dictionary.List(ctx, d.Table, t, f.Dictionary)
		if err != nil {
			return nil, err
		}
		names := make(map[string]string)
		for _, e := range entries {
			names[text.Fold(e.Names.English)], names[text.Fold(e.Names.Chinese)] = e.Code, e.Code
		}
		words[string(f.Dictionary)] = names
	}
	return words, nil
}

// worker makes records of the rows of a file.
type worker struct {
	task    work.Task
	order   request
	source  imports.Import
	subject *subject
	words   imports.Words
	numbers *blocks
	number  int64 // of the row that is read next, from 0

	// The rows from the cursor on that were read already, and the reader behind them.
	pending []*row
	reader  *imports.RowReader
	content io.Closer
}

// row is a row that is being done, perhaps again and again.
type row struct {
	imports.Row
	place        int64  // among the rows of this turn
	from, behind string // cursors
	numbers      map[table.Key]int64
}

// Count is work.Worker's.
func (w *worker) Count(ctx context.Context) (count int64, err error) {
	reader, content, err := rowsOf(ctx, w.task.Deps, stageKey(w.task), 0)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, content.Close()) }()
	for {
		if err := reader.Skip(); errors.Is(err, io.EOF) {
			return count - 1, nil // the headings
		} else if err != nil {
			return 0, err
		}
		count++
	}
}

// Independent is work.Independent's. A trial writes nothing, so that nothing waits for the disk.
func (w *worker) Independent() bool { return !w.order.DryRun }

// Next is work.Worker's. A cursor is the place of a row among those that are kept.
func (w *worker) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	for len(w.pending) > 0 && w.pending[0].from != cursor {
		w.pending = w.pending[1:]
	}
	if w.reader == nil || len(w.pending) == 0 && cursor != strconv.FormatInt(w.reader.Offset, 10) {
		if err := w.seek(ctx, cursor); err != nil {
			return nil, err
		}
	}
	for len(w.pending) < limit {
		from := w.reader.Offset
		if cursor == "" && len(w.pending) == 0 {
			from = 0
		}
		r, err := w.reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		next := &row{Row: r, from: strconv.FormatInt(from, 10), behind: strconv.FormatInt(w.reader.Offset, 10), numbers: make(map[table.Key]int64)}
		if from == 0 {
			next.from = ""
		}
		next.place = w.number
		w.number++
		w.pending = append(w.pending, next)
	}
	if len(w.pending) > 0 {
		w.numbers.reach(w.pending[0].place)
	}
	steps := make([]work.Step, min(limit, len(w.pending)))
	for i := range steps {
		steps[i] = work.Step{Cursor: w.pending[i].behind, Data: w.pending[i]}
	}
	return steps, nil
}

// Close ends the reading of the kept rows.
func (w *worker) Close() error {
	if w.content == nil {
		return nil
	}
	content := w.content
	w.content, w.reader, w.pending = nil, nil, nil
	if err := content.Close(); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

// seek opens the kept rows at a cursor.
func (w *worker) seek(ctx context.Context, cursor string) error {
	if err := w.Close(); err != nil {
		return err
	}
	offset := int64(0)
	if cursor != "" {
		var err error
		if offset, err = strconv.ParseInt(cursor, 10, 64); err != nil {
			return fmt.Errorf("import: cursor: %w", err)
		}
	}
	var err error
	if w.reader, w.content, err = rowsOf(ctx, w.task.Deps, stageKey(w.task), offset); err != nil || offset > 0 {
		return err
	}
	return w.reader.Skip() // the headings
}

// Do is work.Worker's: it plans a row with the rules of the calls, as whoever started the import, with the rights of today.
func (w *worker) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	r, ok := s.Data.(*row)
	if !ok {
		return work.Effect{}, errors.New("import: a step of something else")
	}
	call, err := w.call(ctx)
	if err != nil {
		return work.Effect{}, err
	}
	deps := *w.task.Deps
	deps.Table = numbered{Table: w.task.Deps.Table, row: r, blocks: w.numbers}
	record, err := w.subject.gather(&w.order.Plan, &r.Row, w.words)
	if err != nil {
		return work.Effect{Label: shorten(w.subject.label(&record))}, err
	}
	if w.order.DryRun {
		return w.try(ctx, &deps, call, r, &record)
	}
	result, _, err := w.subject.row(ctx, &deps, call, &w.order.Plan, &record)
	effect := work.Effect{Record: result.id, Label: shorten(result.label)}
	if err != nil {
		return w.skipped(effect, err)
	}
	effect.Writes, effect.Skipped = result.tx.Writes, len(result.tx.Writes) == 0
	if w.order.Plan.Duplicates == imports.Skip && conflicting(effect.Writes) {
		// A row that another one is in the way of would fail when it is written: it is looked up before.
		if err := try(ctx, &deps, &result.tx); err != nil {
			return w.skipped(effect, err)
		}
	}
	return effect, nil
}

// acting returns who started the job, as they are today; the problem auth.sessionEnded when they may change nothing any more.
func acting(ctx context.Context, t work.Task) (access.Caller, error) {
	caller, active, err := t.Deps.Sessions.OnBehalf(ctx, t.Tenant, t.Job.CreatedBy)
	if err == nil && (!active || caller.Company.Standing.HoldAt(t.Deps.Clock.Now()) != "") {
		err = problem.New("auth.sessionEnded")
	}
	return caller, err
}

// call is what operations are given: the call that a user would make for the row now.
func (w *worker) call(ctx context.Context) (operation.Call, error) {
	caller, err := acting(ctx, w.task)
	if err == nil {
		err = w.subject.permit(caller)
	}
	return operation.Call{Caller: caller, RequestID: w.task.Job.RequestID, Language: w.order.Language, At: w.task.Deps.Clock.Now()}, err
}

// try is Do of a trial.
func (w *worker) try(ctx context.Context, d *app.Deps, call operation.Call, r *row, record *imports.Record) (work.Effect, error) {
	d, call = trial(d, call)
	result, _, err := w.subject.row(ctx, d, call, &w.order.Plan, record)
	if err == nil {
		err = try(ctx, d, &result.tx)
	}
	effect := work.Effect{Label: shorten(result.label), Skipped: len(result.tx.Writes) == 0}
	if err == nil && r.Repeat > 0 {
		err = problem.New("import.repeated").With("line", strconv.FormatInt(r.Repeat, 10))
	}
	return w.skipped(effect, err)
}

// skipped makes of the problem of a duplicate that is to be skipped no problem.
func (w *worker) skipped(e work.Effect, err error) (work.Effect, error) {
	known, ok := errors.AsType[*problem.Error](err)
	if ok && w.order.Plan.Duplicates == imports.Skip && (isDuplicate(known) || known.Code == "import.repeated") {
		return work.Effect{Label: e.Label, Skipped: true}, nil
	}
	if ok && len(known.Fields) > maxErrors {
		err = problem.New(known.Code, known.Fields[:maxErrors]...)
	}
	return e, err
}

// What is kept of a row is bounded, whatever stands in it: the rows of a chunk are one item.
const (
	maxErrors = 10
	maxLabel  = 80 // characters
)

func shorten(label string) string {
	if letters := []rune(label); len(letters) > maxLabel {
		return string(letters[:maxLabel-1]) + "…"
	}
	return label
}

// conflicting reports whether a write has a condition that stands for a duplicate.
func conflicting(writes []table.Write) bool {
	for _, w := range writes {
		if known, ok := errors.AsType[*problem.Error](w.Else); ok && isDuplicate(known) {
			return true
		}
	}
	return false
}
