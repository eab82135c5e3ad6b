package audit

import (
	"context"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/user"
)

// List answers who changed what, newest first: of one record, of one user, or of the company. Who may not read every customer
// names a record within reach, or somebody below.
var List = operation.Read(operation.Spec{
	Name:     "audit.list",
	Route:    "GET /v1/audit",
	Need:     access.Needs(access.Audit, access.Read),
	Summary:  "List changes, newest first",
	Problems: []problem.Code{"request.cursorInvalid", "customer.notFound", "auth.outOfReach"},
	Uses:     []operation.Grant{operation.ReadTable, operation.ReadAudit},
}, list)

type listInput struct {
	operation.Listing
	FilterInput
}

// FilterInput are the query parameters that say which rows are meant.
type FilterInput struct {
	Entity string    `json:"entity,omitempty" query:"entity" maxLength:"64" doc:"Only changes of this record." example:"cus_01jd1x3v9k2m4n6p8q0r2s4t6v"`
	Actor  string    `json:"actor,omitempty" query:"actor" maxLength:"64" doc:"Only changes by this user; \"me\" for yours."`
	From   time.Time `json:"from,omitzero" query:"from" doc:"From this moment on (RFC 3339)."`
	To     time.Time `json:"to,omitzero" query:"to" doc:"Up to this moment (RFC 3339)."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[audit.Row], error) {
	rows, cursor, err := rowsOf(ctx, d, call, "audit.list", in)
	if err != nil {
		return nil, err
	}
	audit.Mask(rows, kinds(), call.Caller.Rights)
	return &operation.List[audit.Row]{Items: rows, NextCursor: cursor}, nil
}

// rowsOf reads a page of rows; name is the operation, to which the cursor is bound.
func rowsOf(ctx context.Context, d *app.Deps, call operation.Call, name string, in *listInput) ([]audit.Row, string, error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: name, Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, "", err
	}
	filter, err := in.filter(call)
	if err != nil {
		return nil, "", err
	}
	if err := within(ctx, d, call, filter); err != nil {
		return nil, "", err
	}
	rows, next, err := audit.List(ctx, d.Audit, call.Caller.Tenant, filter, after, in.Limit)
	if err != nil {
		return nil, "", err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return rows, cursor, err
}

func (in *FilterInput) filter(call operation.Call) (audit.Filter, error) {
	f := audit.Filter{Entity: in.Entity, Actor: in.Actor, From: in.From, To: in.To}
	if f.Entity != "" {
		all := kinds()
		i := slices.IndexFunc(all, func(k record.Kind) bool { return k.Valid(f.Entity) })
		if i < 0 {
			return f, problem.Invalid(problem.At("query:entity", "field.invalid"))
		}
		f.Kind = all[i]
	}
	if f.Actor == "me" {
		f.Actor = call.Caller.User
	}
	if f.Actor != "" && !user.Kind.Valid(f.Actor) {
		return f, problem.Invalid(problem.At("query:actor", "field.invalid"))
	}
	for pointer, moment := range map[string]*time.Time{"query:from": &f.From, "query:to": &f.To} {
		*moment = moment.UTC()
		if year := moment.Year(); year < 1 || year > 9999 { // RFC 3339 has no other
			return f, problem.Invalid(problem.At(pointer, "field.invalid"))
		}
	}
	if !f.From.IsZero() && !f.To.IsZero() && f.To.Before(f.From) {
		return f, problem.Invalid(problem.At("query:to", "field.invalid"))
	}
	if f.Entity == "" && f.Actor == "" && f.To.IsZero() {
		f.To = call.At.Add(time.Minute) // another machine's clock may be ahead
		if f.To.Before(f.From) {
			f.To = f.From
		}
	}
	return f, nil
}
