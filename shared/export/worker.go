package export

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"kehu/shared/app"
	"kehu/shared/file"
	"kehu/shared/job"
	"kehu/shared/record"
	"kehu/shared/work"
)

// Job is the kind of job that exports a company.
const Job job.Type = "tenant.export"

// resultFile is the last part of the key of the file that the job makes, and what a browser saves it as.
const resultFile = "export.jsonl"

// partSize is how many records, each with what belongs to it, one row of the job writes.
const partSize = 100

// Open returns how the job is done: its rows write the records part by part into files, the last one puts these together.
func Open(kinds []record.Kind) work.Open {
	return func(_ context.Context, t work.Task) (work.Worker, error) {
		return &worker{deps: t.Deps, task: t, exporter: New(t.Deps.Table, t.Tenant, kinds)}, nil
	}
}

type worker struct {
	deps     *app.Deps
	task     work.Task
	exporter *Exporter
}

// cursor is where the job goes on.
type cursor struct {
	Place
	Parts    int  `json:"n"` // written so far
	Together bool `json:"t,omitempty"`
}

// part is what a row does; without records it puts the parts together.
type part struct {
	number  int
	records *Part
}

// Count returns that nobody knows how many records there are.
func (w *worker) Count(context.Context) (int64, error) { return -1, nil }

// Next returns the next parts. That which puts them together comes alone, when all others are there.
func (w *worker) Next(ctx context.Context, from string, limit int) ([]work.Step, error) {
	var at cursor
	if from != "" {
		if err := json.Unmarshal([]byte(from), &at); err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
	}
	var steps []work.Step
	for len(steps) < limit && !at.Together {
		records, next, err := w.exporter.Next(ctx, at.Place, partSize)
		if err != nil {
			return nil, err
		}
		if records == nil && len(steps) > 0 {
			break
		}
		step := work.Step{Label: resultFile, Data: part{at.Parts, records}}
		at = cursor{Place: next, Parts: at.Parts, Together: records == nil}
		if records != nil {
			at.Parts++
			step.Label = records.Label
		}
		text, err := json.Marshal(at)
		if err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
		step.Cursor = string(text)
		steps = append(steps, step)
	}
	return steps, nil
}

// Do writes a part, or puts all together.
func (w *worker) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	p, ok := s.Data.(part)
	if !ok {
		return work.Effect{}, errors.New("export: a step of something else")
	}
	if p.records == nil {
		return w.together(ctx, p.number)
	}
	var lines bytes.Buffer
	if _, err := w.exporter.Write(ctx, p.records, &lines); err != nil {
		return work.Effect{}, err
	}
	return work.Effect{}, w.deps.Files.Put(ctx, w.partKey(p.number), bytes.NewReader(lines.Bytes()))
}

func (w *worker) partKey(number int) file.Key {
	return w.task.Job.File(w.task.Tenant, fmt.Sprintf("part-%06d.jsonl", number))
}

// together makes one file of the parts, by way of a temporary one: a company need not fit into memory. The parts go with the job's
// files, in time: whoever does this again needs them.
func (w *worker) together(ctx context.Context, parts int) (effect work.Effect, err error) {
	temporary, err := os.CreateTemp("", "export-*.jsonl")
	if err != nil {
		return work.Effect{}, fmt.Errorf("export: %w", err)
	}
	defer func() { err = errors.Join(err, temporary.Close(), os.Remove(temporary.Name())) }()
	var size int64
	for number := range parts {
		written, err := w.appendPart(ctx, temporary, number)
		if err != nil {
			return work.Effect{}, err
		}
		size += written
	}
	if _, err := temporary.Seek(0, io.SeekStart); err != nil {
		return work.Effect{}, fmt.Errorf("export: %w", err)
	}
	if err := w.deps.Files.Put(ctx, w.task.Job.File(w.task.Tenant, resultFile), temporary); err != nil {
		return work.Effect{}, err
	}
	return work.Effect{Result: &job.Result{Name: resultFile, Size: size, File: resultFile}}, nil
}

func (w *worker) appendPart(ctx context.Context, to io.Writer, number int) (int64, error) {
	content, _, err := w.deps.Files.Open(ctx, w.partKey(number))
	if err != nil {
		return 0, fmt.Errorf("export: part %d: %w", number, err)
	}
	written, err := io.Copy(to, content)
	if err = errors.Join(err, content.Close()); err != nil {
		return written, fmt.Errorf("export: part %d: %w", number, err)
	}
	return written, nil
}
