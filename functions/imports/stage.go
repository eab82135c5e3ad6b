package imports

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"slices"

	"kehu/shared/app"
	"kehu/shared/emailaddress"
	"kehu/shared/file"
	"kehu/shared/imports"
	"kehu/shared/problem"
	"kehu/shared/text"
	"kehu/shared/work"
)

// stage is the file of a job that keeps the rows in a form that can be read from the middle, the headings first: whatever the upload was written
// in is read once.
const stage = "rows.jsonl"

func stageKey(t work.Task) file.Key { return t.Job.File(t.Tenant, stage) }

// keep reads an uploaded file to its end and keeps its rows. Where that fails, no row was done yet. The problems are those of open, and
// import.tooManyRows.
func keep(ctx context.Context, t work.Task, s *subject, i *imports.Import, plan *imports.Plan) (err error) {
	from, err := open(ctx, t.Deps, t.Tenant, i, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	temporary, err := os.CreateTemp("", "import-*.jsonl")
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	plain := temporary
	defer func() { err = errors.Join(err, plain.Close(), os.Remove(plain.Name())) }()
	to := imports.NewRowWriter(temporary)
	if err := to.Write(imports.Row{Line: from.headings.Line, Cells: from.headings.Cells}); err != nil {
		return err
	}
	seen := newRepeats(s, plan)
	for count := 0; ; count++ {
		row, err := from.Read()
		if errors.Is(err, io.EOF) && count == 0 {
			return problem.New("import.noRows")
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && count == imports.MaxRows {
			err = problem.New("import.tooManyRows")
		}
		if err == nil {
			err = to.Write(imports.Row{Line: row.Line, Repeat: seen.of(row.Line, row.Cells), Cells: row.Cells})
		}
		if err == nil && count%1000 == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	if err := to.Flush(); err != nil {
		return err
	}
	if s.Lines != "" {
		if temporary, err = regroup(ctx, plain, s, plan); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, temporary.Close(), os.Remove(temporary.Name())) }()
	}
	if _, err := temporary.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return t.Deps.Files.Put(ctx, stageKey(t), temporary)
}

// repeats finds rows whose unique value an earlier row of the same file has. A trial needs it, which writes nothing that could tell; and it must
// not ask for more memory than some bytes a row.
type repeats struct {
	subject *subject
	plan    imports.Plan // of the columns alone that are unique
	seed    maphash.Seed
	lines   map[uint64]int64 // by the hash of a value: that two have one of 64 bits is not to be expected of half a million
}

func newRepeats(s *subject, p *imports.Plan) *repeats {
	keys := *p
	keys.Mapping = slices.DeleteFunc(slices.Clone(p.Mapping), func(c imports.Column) bool { return !slices.Contains(s.Keys, c.Field) })
	return &repeats{s, keys, maphash.MakeSeed(), make(map[uint64]int64)}
}

// of returns the line of the earlier row, 0 for none.
func (r *repeats) of(line int64, cells []string) (earlier int64) {
	if r.plan.Mode == imports.Update || r.plan.Mode == imports.Upsert || !r.subject.unique {
		return 0 // a later row changes what an earlier one made
	}
	record := r.plan.Record(&r.subject.Subject, cells, nil)
	for _, key := range r.subject.Keys {
		f, _ := r.subject.Field(key)
		value := record.Text(key)
		if f.Key || value == "" {
			continue
		}
		hash := maphash.String(r.seed, key+"\x00"+text.Fold(emailaddress.Fold(value)))
		if known, found := r.lines[hash]; found && earlier == 0 {
			earlier = known
		} else if !found {
			r.lines[hash] = line
		}
	}
	return earlier
}

// rowsOf opens the kept rows at an offset.
func rowsOf(ctx context.Context, d *app.Deps, key file.Key, offset int64) (*imports.RowReader, io.Closer, error) {
	content, _, err := d.Files.Open(ctx, key)
	if err != nil {
		return nil, nil, fmt.Errorf("import: %w", err)
	}
	if seeker, ok := content.(io.Seeker); ok {
		_, err = seeker.Seek(offset, io.SeekStart)
	} else {
		_, err = io.CopyN(io.Discard, content, offset)
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("import: %w", err), content.Close())
	}
	return imports.NewRowReader(content, offset), content, nil
}
