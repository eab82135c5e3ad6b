package imports

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/file"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Create begins an import: it answers how to upload the file, or takes a small one along. Nothing is made of it until it is started.
var Create = operation.WriteThen(operation.Spec{
	Name:     "imports.create",
	Route:    "POST /v1/imports",
	Need:     access.SignedIn,
	Summary:  "Begin an import, and get where to upload the file",
	Problems: []problem.Code{"auth.forbidden"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.ReadFiles, operation.WriteFiles},
}, create, link)

// uploadLife is how long the link to upload a file works.
const uploadLife = 30 * time.Minute

type createInput struct {
	operation.Creating
	Body struct {
		Kind    string `json:"kind" minLength:"1" maxLength:"40" doc:"What the rows are: customers, contacts, products, or lines of orders of an earlier system." example:"customers"`
		Name    string `json:"fileName" minLength:"1" maxLength:"200" doc:"What the file is called; its end tells the format: .csv, .tsv, .txt or .xlsx." example:"customers.csv"`
		Size    int64  `json:"size,omitempty" minimum:"1" maximum:"104857600" doc:"Of the file that you are going to upload, in bytes, exactly."`
		Content string `json:"content,omitempty" maxLength:"1000000" doc:"The file itself, in Base64, in place of an upload: up to some 700 KB."`
	}
}

type importOutput struct {
	imports.Import
	Upload *file.Request `json:"upload,omitempty" doc:"How to upload the file, within half an hour; absent when it came along."`
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*importOutput, table.Tx, error) {
	s, err := subjectOf(in.Body.Kind, "/kind")
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := s.permit(call.Caller); err != nil {
		return nil, table.Tx{}, err
	}
	var check text.Checker
	name := check.Line("/fileName", in.Body.Name)
	name = name[strings.LastIndexAny(name, `/\`)+1:] // files that come of it are named after it, on the disks of others
	format, known := formats[strings.ToLower(path.Ext(name))]
	if !known {
		check.Add("/fileName", "import.formatUnknown")
	}
	content, err := base64.StdEncoding.DecodeString(in.Body.Content)
	if err != nil {
		check.Add("/content", "import.contentInvalid")
	}
	if (in.Body.Content == "") == (in.Body.Size == 0) {
		check.Add("/size", "import.sizeOrContent")
	}
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	out := &importOutput{Import: imports.Import{
		Meta:    record.Created(imports.Kind, imports.Kind.NewID(d.IDs), call.Stamp()),
		Subject: s.Name, Name: name, Format: format, Size: max(in.Body.Size, int64(len(content))),
	}}
	if len(content) > 0 && !call.DryRun {
		// The file comes first: without an import it is nobody's, and goes in time.
		if err := d.Files.Put(ctx, out.File(call.Caller.Tenant), bytes.NewReader(content)); err != nil {
			return nil, table.Tx{}, err
		}
	}
	return out, table.Tx{Writes: []table.Write{out.Created(call.Caller.Tenant)}}, nil
}

// formats are the formats of files, by how their names end.
var formats = map[string]imports.Format{".csv": imports.CSV, ".tsv": imports.CSV, ".txt": imports.CSV, ".xlsx": imports.XLSX}

// link answers how to upload. Whoever has the link needs nothing else, so it is not remembered.
func link(ctx context.Context, d *app.Deps, call operation.Call, out *importOutput) error {
	content, _, err := d.Files.Open(ctx, out.File(call.Caller.Tenant))
	if err == nil {
		return content.Close() // it came along, or was uploaded since
	}
	if !errors.Is(err, file.ErrNotFound) {
		return fmt.Errorf("import: %w", err)
	}
	request, err := d.Files.Upload(ctx, out.File(call.Caller.Tenant), file.Upload{Size: out.Size, Life: uploadLife})
	if err != nil {
		return err
	}
	out.Upload = &request
	return nil
}
