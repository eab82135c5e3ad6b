package imports

import (
	"context"
	"errors"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// subject is a kind of record that can be imported, and how. Whoever adds one adds it to subjects.
type subject struct {
	imports.Subject
	object string // of permissions
	unique bool   // whether only one record of the company has the value of a key
	// find returns the identifier of the record that the row's key names; "" for none.
	find func(ctx context.Context, d *app.Deps, call operation.Call, key string, r *imports.Record) (string, error)
	// plan plans what the row makes of a record, or a new one if the identifier is "".
	plan func(ctx context.Context, d *app.Deps, call operation.Call, identifier string, r *imports.Record) (outcome, error)
	// look reads a record that the import made or changed.
	look func(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (standing, error)
	// withdraw plans that a record of the version of the ETag goes to the recycle bin.
	withdraw func(ctx context.Context, d *app.Deps, call operation.Call, identifier, etag string) (table.Tx, error)
	// restore plans that fields of a record are again as they were; nil for a kind that imports only make. It returns the record as it will be.
	restore func(ctx context.Context, d *app.Deps, call operation.Call, identifier string, was values) (record.Meta, table.Tx, error)
	// veiled are the fields whose value the audit trail masks: that of the member named beside it, or the whole for "".
	veiled map[string]string
}

// standing is how a record stands today.
type standing struct {
	record.Meta
	label string
	kind  record.Kind
}

// outcome is what a row comes to.
type outcome struct {
	id, label string
	record    any // a pointer to the record as it will be stored; for previews
	tx        table.Tx
}

// subjects are the kinds of records that can be imported.
func subjects() []*subject {
	return []*subject{customerRows(), contactRows(), productRows(), orderRows()}
}

// subjectOf returns the subject of that name; the problem is request.invalid at the pointer.
func subjectOf(name, pointer string) (*subject, error) {
	all := subjects()
	i := slices.IndexFunc(all, func(s *subject) bool { return s.Name == name })
	if i < 0 {
		return nil, problem.Invalid(problem.At(pointer, "import.kindUnknown"))
	}
	return all[i], nil
}

// permit returns the problem auth.forbidden unless the caller may import records of the subject.
func (s *subject) permit(c access.Caller) error {
	p := access.Permission{Object: s.object, Action: access.Import}
	if !c.Allowed(p) {
		return problem.New("auth.forbidden").With("permission", p.String())
	}
	return nil
}

// reachable reads an import that the caller may see: everybody sees their own, and who sees all jobs all. Any other answers as one that does not
// exist.
func reachable(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (imports.Import, *subject, error) {
	i, err := imports.Get(ctx, d.Table, call.Caller.Tenant, identifier)
	if err != nil {
		return i, nil, err
	}
	if i.CreatedBy != call.Caller.User && !call.Caller.Reach(access.Permission{Object: access.Job, Action: access.Read}).Includes(i.CreatedBy) {
		return i, nil, problem.New("import.notFound").Because(errors.New("it is out of the caller's reach"))
	}
	s, err := subjectOf(i.Subject, "/kind")
	return i, s, err
}

// own is reachable for who wants to go on with an import: nobody but who began it, with the permission.
func own(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (imports.Import, *subject, error) {
	i, s, err := reachable(ctx, d, call, identifier)
	if err != nil {
		return i, nil, err
	}
	if i.CreatedBy != call.Caller.User {
		return i, nil, problem.New("auth.outOfReach")
	}
	return i, s, s.permit(call.Caller)
}

// label is what people call the record that a row is about.
func (s *subject) label(r *imports.Record) string {
	if s.Group != "" {
		return r.Text(s.Group)
	}
	return r.Text("name")
}

// row plans what a row comes to: whether there is such a record, and what it becomes. made is true for a new one. The problem import.skipped is
// that of a row that is to be left out.
func (s *subject) row(ctx context.Context, d *app.Deps, call operation.Call, p *imports.Plan, r *imports.Record) (o outcome, made bool, err error) {
	o.label = s.label(r)
	identifier := ""
	if p.Mode == imports.Update || p.Mode == imports.Upsert {
		if r.Text(p.Key) == "" {
			f, _ := s.Field(p.Key)
			return o, false, problem.Invalid(problem.At(f.Pointer(), "import.keyBlank"))
		}
		if identifier, err = s.find(ctx, d, call, p.Key, r); err != nil {
			return o, false, err
		}
		if identifier == "" && p.Mode == imports.Update {
			f, _ := s.Field(p.Key)
			return o, false, problem.Invalid(problem.At(f.Pointer(), "import.keyNotFound"))
		}
	}
	if p.Duplicates == imports.Refuse || p.Duplicates == imports.Skip {
		call.Caller.Company.RefuseSeen = true
	}
	o, err = s.plan(ctx, d, call, identifier, r)
	return o, identifier == "", err
}
