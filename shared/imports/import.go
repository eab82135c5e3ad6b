package imports

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"kehu/shared/access"
	"kehu/shared/file"
	"kehu/shared/id"
	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Format is the kind of file.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

// Import is a file of records, and what was made of it. It is kept as long as the jobs that it starts.
type Import struct {
	record.Meta
	Subject string `json:"kind" table:"kd" doc:"What its rows are." example:"customers"`
	Name    string `json:"fileName" table:"nm" doc:"What the file is called."`
	Format  Format `json:"format" table:"fm" enum:"csv,xlsx" doc:"What kind of file it is."`
	Size    int64  `json:"size" table:"sz" doc:"Of the file, in bytes."`
	Mode    Mode   `json:"mode,omitempty" table:"mo" doc:"What is done with each row, once it is started."`
	DryRun  bool   `json:"dryRun,omitempty" table:"dr" doc:"The last start was a trial, which writes nothing."`
	Job     string `json:"jobId,omitempty" table:"jb" doc:"The job that was started last."`
	Revert  string `json:"revertJobId,omitempty" table:"rv" doc:"The job that takes back what the import did."`

	// Undone are the requests that asked for that, the last ones, by which the jobs know what they did already.
	Undone []string `json:"-" table:"ud"`
}

// maxUndone is how many requests an import remembers.
const maxUndone = 50

// Reverted returns the import with the job that takes it back.
func (i Import) Reverted(s record.Stamp, job string) Import {
	i.Meta, i.Revert = i.Changed(s), job
	i.Undone = append(slices.Clone(i.Undone[max(0, len(i.Undone)+1-maxUndone):]), s.RequestID)
	return i
}

// Kind is the kind of record that an import is.
var Kind = record.Kind{Name: "import", Prefix: "imp", Key: "IMP", Type: reflect.TypeFor[Import]()}

// Location returns the path of the import.
func (i *Import) Location() string { return "/v1/imports/" + i.ID }

// File returns the key of the uploaded file.
func (i *Import) File(t access.Tenant) file.Key {
	return file.In(t, file.Job, id.Bare(i.ID), "source."+string(i.Format))
}

// Key returns the key of the import's item.
func Key(t access.Tenant, identifier string) table.Key { return Kind.ItemKey(t, identifier) }

// List returns the partition of the index that lists the tenant's imports, or those of one user, newest last: table.ByTenant for all,
// table.ByOwner for a user's.
func List(t access.Tenant, user string) table.Partition {
	if user != "" {
		return table.In(t, Kind.Key, "BY", user)
	}
	return table.In(t, Kind.Key)
}

func (i Import) put(t access.Tenant) table.Write {
	return table.Put(Key(t, i.ID), table.Encode(i),
		table.IndexKey{Index: table.ByTenant, Partition: List(t, ""), Sort: i.ID},
		table.IndexKey{Index: table.ByOwner, Partition: List(t, i.CreatedBy), Sort: i.ID},
	).Expiring(i.CreatedAt.Add(job.Life))
}

// Created is the write that stores a new import.
func (i Import) Created(t access.Tenant) table.Write {
	return i.put(t).When(table.Absent(), errors.New("imports: identifier made twice"))
}

// Replace is the write that stores the import in place of before; when somebody changed it since, it is in conflict.
func (i Import) Replace(t access.Tenant, before Import) table.Write {
	return i.put(t).When(before.Unchanged(), table.ErrConflict)
}

// Get returns the import. The problem is import.notFound when the tenant has none with this identifier.
func Get(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Import, error) {
	if !Kind.Valid(identifier) {
		return Import{}, problem.New("import.notFound")
	}
	item, err := t.Get(ctx, Key(tenant, identifier))
	if err != nil {
		return Import{}, fmt.Errorf("read import: %w", err)
	}
	if item == nil {
		return Import{}, problem.New("import.notFound")
	}
	var i Import
	if err := table.Decode(item, &i); err != nil {
		return Import{}, fmt.Errorf("import: %w", err)
	}
	return i, nil
}

// Search returns a page of imports from the position on, newest first: those of one user, or all of the tenant.
func Search(ctx context.Context, t table.Table, tenant access.Tenant, user string, after table.Position, limit int) ([]Import, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: List(tenant, user), Descending: true, Limit: limit, After: after}
	if user != "" {
		query.Index = table.ByOwner
	}
	page, err := t.Query(ctx, query)
	if err != nil {
		return nil, table.Position{}, fmt.Errorf("list imports: %w", err)
	}
	all := make([]Import, 0, len(page.Records))
	for first := 0; first < len(page.Records); first += table.MaxBatchGet {
		var keys []table.Key
		for _, r := range page.Records[first:min(first+table.MaxBatchGet, len(page.Records))] {
			keys = append(keys, r.Key)
		}
		items, err := t.BatchGet(ctx, keys)
		if err != nil {
			return nil, table.Position{}, fmt.Errorf("list imports: %w", err)
		}
		for _, item := range items {
			if item == nil {
				continue // its time was over since the index was written
			}
			var i Import
			if err := table.Decode(item, &i); err != nil {
				return nil, table.Position{}, fmt.Errorf("list imports: %w", err)
			}
			all = append(all, i)
		}
	}
	return all, page.Next, nil
}
