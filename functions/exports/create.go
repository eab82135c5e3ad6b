// Package exports has the operation that takes a list out of the company as a file.
package exports

import (
	"context"
	"net/http"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/extract"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Create starts the job that writes a list into a file, which GET /v1/jobs/{id}/result gives. It takes the permission to export such records, and a
// reason; who took what and why stands in the audit trail.
var Create = operation.Write(operation.Spec{
	Name:     "exports.create",
	Route:    "POST /v1/exports",
	Need:     access.SignedIn,
	Summary:  "Export a list of customers, products or orders as a file",
	Problems: []problem.Code{"auth.forbidden"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body struct {
		List     string           `json:"list" enum:"customers,products,orders" doc:"What to export; of orders, each line is a row."`
		Format   extract.Format   `json:"format" enum:"csv,xlsx,pdf" doc:"What kind of file. A PDF has the columns that fit on a page, an order a row, and 5000 records at most."`
		Reason   string           `json:"reason" minLength:"1" maxLength:"200" doc:"What it is for; kept in the audit trail."`
		Filter   extract.Filter   `json:"filter,omitzero" doc:"Which records; those that you may export if absent."`
		Language problem.Language `json:"language,omitempty" enum:"en,zh-CN" doc:"Of the headings; that of the call if absent."`
	}
}

// request is what the job is asked for.
type request struct {
	List     string           `json:"list"`
	Format   extract.Format   `json:"format"`
	Filter   extract.Filter   `json:"filter"`
	Language problem.Language `json:"language"`
	Extract  string           `json:"extract"`
}

// Job is the kind of job that writes a list into a file.
const Job job.Type = "export"

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*job.Job, table.Tx, error) {
	l := lists()[in.Body.List]
	p := access.Permission{Object: l.object, Action: access.Export}
	if !call.Caller.Allowed(p) {
		return nil, table.Tx{}, problem.New("auth.forbidden").With("permission", p.String())
	}
	var check text.Checker
	reason := check.Line("/reason", in.Body.Reason)
	filter := in.Body.Filter
	if filter.Owner == "me" {
		filter.Owner = call.Caller.User
	}
	for _, name := range filter.Given() {
		if name != "q" && name != "status" && !slices.Contains(l.filters, name) {
			check.Add("/filter/"+name, "export.filterUnknown")
		}
	}
	if filter.Status != "" && !slices.Contains(l.states, filter.Status) {
		check.Add("/filter/status", "field.invalid")
	}
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	if _, err := l.find(ctx, d, call.Caller, filter, "/filter/"); err != nil {
		return nil, table.Tx{}, err
	}
	if in.Body.Language == "" {
		in.Body.Language = call.Language
	}
	j := job.New(Job, d.IDs, call.Stamp())
	e := extract.Extract{
		Meta: record.Created(extract.Kind, extract.Kind.NewID(d.IDs), call.Stamp()), List: in.Body.List, Format: in.Body.Format, Reason: reason, Filter: filter,
		Limit: limitOf(call.Caller, p, in.Body.Format), Job: j.ID,
	}
	writes, err := j.Queue(call.Caller.Tenant, request{e.List, e.Format, filter, in.Body.Language, e.ID})
	return &j, table.Tx{Writes: append(writes, e.Created(call.Caller.Tenant))}, err
}

// limits are how many records somebody may export at once, by how far the permission to export them reaches.
var limits = map[access.Scope]int64{access.Own: 1_000, access.Team: 5_000, access.Subtree: 20_000, access.All: 100_000}

// maxExported is how many records an administrator may export at once.
const maxExported = 500_000

// maxPrinted is how many records a PDF has at most: some 200 pages.
const maxPrinted = 5_000

func limitOf(c access.Caller, p access.Permission, format extract.Format) int64 {
	limit := limits[c.Rights.Scope(p)]
	if slices.Contains(c.Roles, access.Administrator) {
		limit = maxExported
	}
	if format == extract.PDF {
		limit = min(limit, maxPrinted)
	}
	return limit
}
