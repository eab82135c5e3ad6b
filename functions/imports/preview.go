package imports

import (
	"context"
	"errors"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/mask"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/sheet"
)

// Preview answers what an uploaded file looks like, which field each column seems to be, and what its first rows would come to, with the cell of
// each error. Nothing is written.
var Preview = operation.Act(operation.Spec{
	Name:    "imports.preview",
	Route:   "POST /v1/imports/{id}/preview",
	Need:    access.SignedIn,
	Summary: "See what the columns and first rows of a file would come to",
	Problems: []problem.Code{
		"import.notFound", "import.notUploaded", "import.noRows", "import.tooWide", "import.rowTooLong", "import.tooManyRows", "import.fileBroken", "import.fileTooLarge", "auth.forbidden", "auth.outOfReach",
	},
	Weight: operation.Heavy,
	Uses:   []operation.Grant{operation.ReadTable, operation.ReadFiles, operation.Documents},
}, preview)

// Limits of a preview. Each row costs some reads.
const (
	defaultPreviewed = 10
	maxPreviewed     = 50
)

type previewInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The import's identifier."`
	Body struct {
		Mapping    []imports.Column   `json:"mapping,omitempty" maxItems:"500" nullable:"false" doc:"What the columns are; what they seem to be if absent."`
		Preset     string             `json:"preset,omitempty" maxLength:"60" doc:"The remembered mapping to take; one that has all of its headings in the file is taken by itself."`
		Mode       imports.Mode       `json:"mode,omitempty" enum:"create,update,upsert" default:"create" doc:"As imports.start has it."`
		Key        string             `json:"key,omitempty" maxLength:"60" doc:"As imports.start has it."`
		Duplicates imports.Duplicates `json:"duplicates,omitempty" enum:"refuse,skip,allow" default:"allow" doc:"As imports.start has it."`
		Blank      []string           `json:"blank,omitempty" maxItems:"20" nullable:"false" doc:"Texts that stand for nothing."`
		Clear      bool               `json:"clear,omitempty" doc:"As imports.start has it."`
		Rows       int                `json:"rows,omitempty" minimum:"1" maximum:"50" doc:"How many rows; 10 if absent."`
	}
}

type previewOutput struct {
	File     *sheet.Dialect   `json:"file,omitempty" doc:"How a text file is written."`
	Merged   []string         `json:"merged,omitempty" nullable:"false" doc:"Cells of a workbook that are merged: the first of each holds what all show, the others are empty." example:"[\"B2:D3\"]"`
	Columns  []previewColumn  `json:"columns" nullable:"false" doc:"The columns of the file."`
	Mapping  []imports.Column `json:"mapping" nullable:"false" doc:"Which column is which field: to be sent to imports.start, changed or as it is."`
	Blank    []string         `json:"blank,omitempty" nullable:"false" doc:"Texts that stand for nothing, of the preset or as you sent them."`
	Preset   string           `json:"preset,omitempty" doc:"The remembered mapping that was taken."`
	Presets  []string         `json:"presets" nullable:"false" doc:"The mappings that are remembered for this kind."`
	Problems []previewError   `json:"problems" nullable:"false" doc:"What is wrong with the mapping: the import cannot be started like this."`
	Rows     []previewRow     `json:"rows" nullable:"false" doc:"What the first rows would come to."`
}

type previewColumn struct {
	Column  int    `json:"column" doc:"Its place, from 1."`
	Letter  string `json:"letter" doc:"What a spreadsheet calls it." example:"A"`
	Heading string `json:"heading" doc:"What its first cell says."`
}

type previewRow struct {
	Line     int64          `json:"line" doc:"Where it begins in the file."`
	Rows     int            `json:"rows,omitempty" doc:"How many rows make it, where several can."`
	Outcome  string         `json:"outcome" enum:"create,update,unchanged,skip,fail" doc:"What would be done."`
	RecordID string         `json:"recordId,omitempty" doc:"The record that would be changed."`
	Record   any            `json:"record,omitempty" doc:"The record as it would be stored."`
	Errors   []previewError `json:"errors" nullable:"false" doc:"Why it would fail."`
}

type previewError struct {
	Cell    string       `json:"cell,omitempty" doc:"Of the file." example:"C7"`
	Column  int          `json:"column,omitempty" doc:"Of the file, from 1."`
	Field   string       `json:"field,omitempty" doc:"What a mapping calls it."`
	Pointer string       `json:"pointer,omitempty" doc:"Where in the record, or in the mapping, it is wrong."`
	Code    problem.Code `json:"code" doc:"The stable code." example:"email.invalid"`
	Detail  string       `json:"detail" doc:"The text, in the caller's language."`
}

func preview(ctx context.Context, d *app.Deps, call operation.Call, in *previewInput) (*previewOutput, error) {
	i, s, err := own(ctx, d, call, in.ID)
	if err != nil {
		return nil, err
	}
	presets, err := imports.Presets(ctx, d.Table, call.Caller.Tenant, s.Name)
	if err != nil {
		return nil, err
	}
	file, err := open(ctx, d, call.Caller.Tenant, &i, false)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	out := &previewOutput{Merged: file.merged, Mapping: in.Body.Mapping, Blank: in.Body.Blank, Presets: []string{}, Problems: []previewError{}, Rows: []previewRow{}}
	if file.format == imports.CSV {
		out.File = &file.dialect
	}
	for n, heading := range file.headings.Cells {
		out.Columns = append(out.Columns, previewColumn{n + 1, imports.Letters(n + 1), heading})
	}
	if err := out.choose(s, in.Body.Preset, presets, file.headings.Cells); err != nil {
		return nil, err
	}
	plan := imports.Plan{Mapping: out.Mapping, Mode: in.Body.Mode, Key: in.Body.Key, Duplicates: in.Body.Duplicates, Blank: out.Blank, Clear: in.Body.Clear}
	if err := plan.Check(&s.Subject, len(file.headings.Cells)); err != nil {
		out.Problems = s.errors(call.Language, &plan, nil, err)
		return out, nil
	}
	limit := in.Body.Rows
	if limit == 0 {
		limit = defaultPreviewed
	}
	return out, out.fill(ctx, d, call, s, &plan, file, min(limit, maxPreviewed))
}

// choose finds the mapping: the one that was sent, the preset that was named or fits, or what the headings seem to be.
func (o *previewOutput) choose(s *subject, named string, presets []imports.Preset, headings []string) error {
	for _, p := range presets {
		o.Presets = append(o.Presets, p.Name)
	}
	switch i := slices.IndexFunc(presets, func(p imports.Preset) bool { return p.Name == named }); {
	case o.Mapping != nil:
		return nil
	case named != "" && i < 0:
		return problem.Invalid(problem.At("/preset", "import.presetUnknown"))
	case named != "":
		o.take(presets[i], headings)
		return nil
	}
	for _, p := range presets {
		if _, whole := p.Apply(headings); whole {
			o.take(p, headings)
			return nil
		}
	}
	o.Mapping = []imports.Column{}
	for i, field := range s.Suggest(headings) {
		if field != "" {
			o.Mapping = append(o.Mapping, imports.Column{Column: i + 1, Field: field})
		}
	}
	return nil
}

func (o *previewOutput) take(p imports.Preset, headings []string) {
	o.Preset = p.Name
	if o.Mapping, _ = p.Apply(headings); o.Mapping == nil {
		o.Mapping = []imports.Column{}
	}
	if o.Blank == nil {
		o.Blank = p.Blank
	}
}

// fill plans the first rows.
func (o *previewOutput) fill(ctx context.Context, d *app.Deps, call operation.Call, s *subject, plan *imports.Plan, file *source, limit int) error {
	words, err := wordsOf(ctx, d, call.Caller.Tenant, &s.Subject)
	if err != nil {
		return err
	}
	d, call = trial(d, call)
	first, err := firstRows(s, plan, file, limit)
	if err != nil {
		return err
	}
	for _, whole := range first {
		record, err := s.gather(plan, &whole, words)
		row := previewRow{Line: whole.Line, Errors: []previewError{}}
		if s.Lines != "" {
			row.Rows = 1 + len(whole.Rest)
		}
		var result outcome
		made := false
		if err == nil {
			result, made, err = s.row(ctx, d, call, plan, &record)
		}
		if err == nil {
			err = try(ctx, d, &result.tx)
		}
		known, refused := errors.AsType[*problem.Error](err)
		switch {
		case refused && plan.Duplicates == imports.Skip && isDuplicate(known):
			row.Outcome = "skip"
		case refused:
			row.Outcome, row.Errors = "fail", s.errors(call.Language, plan, linesOf(&whole, &record), err)
		case err != nil:
			return err
		case made:
			row.Outcome = "create"
		case len(result.tx.Writes) == 0:
			row.Outcome, row.RecordID = "unchanged", result.id
		default:
			row.Outcome, row.RecordID = "update", result.id
		}
		if err == nil {
			mask.Apply(call.Caller.Rights, result.record)
			row.Record = result.record
		}
		o.Rows = append(o.Rows, row)
	}
	return nil
}

// errors tells what is wrong with a record, at the cells. lines are where what it is read from stands in the file: itself, then each of its lines;
// none where it stands nowhere.
func (s *subject) errors(l problem.Language, plan *imports.Plan, lines []int64, err error) []previewError {
	known, ok := errors.AsType[*problem.Error](err)
	if !ok {
		known = problem.New("internal")
	}
	all := []previewError{}
	for _, f := range known.Fields {
		e := previewError{Pointer: f.Pointer, Code: f.Code, Detail: l.Text(string(f.Code), f.Params)}
		if field, found := s.At(f.Pointer); found {
			e.Field, e.Column = field.Name, plan.ColumnOf(field.Name)
			if at, _ := s.LineOf(f.Pointer); e.Column > 0 && at+1 < len(lines) {
				e.Cell = imports.CellName(e.Column, lines[at+1])
			}
		}
		all = append(all, e)
	}
	if len(all) == 0 {
		all = append(all, previewError{Code: known.Code, Detail: l.Text(string(known.Code), known.Params)})
	}
	return all
}

// isDuplicate reports whether the problem is that another record has a value of the row's.
func isDuplicate(p *problem.Error) bool {
	return slices.Contains([]problem.Code{"customer.duplicate", "product.duplicate", "order.numberTaken", "order.alreadyHere"}, p.Code)
}
