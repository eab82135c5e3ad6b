package imports

import (
	"context"
	"net/http"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Start starts the job that makes records of an import's rows, or tries what would come of it. A trial can be followed by another, and by the real
// one; that is only repeated when it failed or was cancelled before its first row.
var Start = operation.Write(operation.Spec{
	Name:  "imports.start",
	Route: "POST /v1/imports/{id}/start",
	Need:  access.SignedIn,

	Summary: "Start an import, or try what it would do",
	Problems: []problem.Code{
		"import.notFound", "import.notUploaded", "import.started", "import.noRows", "import.tooWide", "import.rowTooLong", "import.tooManyRows", "import.fileBroken", "import.fileTooLarge", "import.presetsFull", "auth.forbidden", "auth.outOfReach",
	},
	Status: http.StatusAccepted,
	Weight: operation.Heavy,
	Uses:   []operation.Grant{operation.ReadTable, operation.WriteTable, operation.ReadFiles, operation.Documents},
}, start)

type startInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The import's identifier."`
	Body struct {
		imports.Plan
		DryRun bool   `json:"dryRun,omitempty" doc:"Try all rows, and write nothing."`
		SaveAs string `json:"saveAs,omitempty" maxLength:"60" doc:"Remember the mapping under this name, for files with the same headings."`
	}
}

// request is what the job of an import is asked for.
type request struct {
	Import   string           `json:"import"`
	Plan     imports.Plan     `json:"plan"`
	DryRun   bool             `json:"dryRun"`
	Language problem.Language `json:"language"` // of the reasons in the file of rows that failed
}

// Job is the kind of job that makes records of the rows of a file.
const Job job.Type = "import"

func start(ctx context.Context, d *app.Deps, call operation.Call, in *startInput) (*job.Job, table.Tx, error) {
	before, s, err := own(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := startable(ctx, d, call, &before); err != nil {
		return nil, table.Tx{}, err
	}
	file, err := open(ctx, d, call.Caller.Tenant, &before, false)
	if err != nil {
		return nil, table.Tx{}, err
	}
	headings := file.headings.Cells
	if err := file.Close(); err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Body.Check(&s.Subject, len(headings)); err != nil {
		return nil, table.Tx{}, err
	}
	j := job.New(Job, d.IDs, call.Stamp())
	writes, err := j.Queue(call.Caller.Tenant, request{before.ID, in.Body.Plan, in.Body.DryRun, call.Language})
	if err != nil {
		return nil, table.Tx{}, err
	}
	after := before
	after.Meta = before.Changed(call.Stamp())
	after.Job, after.Mode, after.DryRun = j.ID, in.Body.Mode, in.Body.DryRun
	tx := table.Tx{Writes: append(writes, after.Replace(call.Caller.Tenant, before))}
	err = remember(ctx, d, call, s.Name, in, headings, &tx)
	return &j, tx, err
}

// startable returns the problem import.started when the import's rows are being, or were, made something of.
func startable(ctx context.Context, d *app.Deps, call operation.Call, i *imports.Import) error {
	if i.Job == "" {
		return nil
	}
	j, err := job.Get(ctx, d.Table, call.Caller.Tenant, i.Job)
	if err != nil {
		return err
	}
	if !j.Finished() || !i.DryRun && j.Done > 0 {
		return problem.New("import.started")
	}
	return nil
}

// remember adds the write of a preset, if one is asked for.
func remember(ctx context.Context, d *app.Deps, call operation.Call, kind string, in *startInput, headings []string, tx *table.Tx) error {
	if in.Body.SaveAs == "" {
		return nil
	}
	var check text.Checker
	name := check.Line("/saveAs", in.Body.SaveAs)
	if err := check.Problem(); err != nil {
		return err
	}
	known, err := imports.Presets(ctx, d.Table, call.Caller.Tenant, kind)
	if err != nil {
		return err
	}
	replaces := slices.ContainsFunc(known, func(p imports.Preset) bool { return text.Fold(p.Name) == text.Fold(name) })
	if len(known) >= imports.MaxPresets && !replaces {
		return problem.New("import.presetsFull")
	}
	tx.Add(in.Body.Remember(name, headings).Put(call.Caller.Tenant, kind))
	return nil
}
