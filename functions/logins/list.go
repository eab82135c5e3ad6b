package logins

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// List answers who tried to sign in, newest first: of the company, or of one user.
var List = operation.Read(operation.Spec{
	Name:     "logins.list",
	Route:    "GET /v1/logins",
	Need:     access.Needs(access.Login, access.Read),
	Summary:  "List sign-ins, newest first",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	User string `json:"user,omitempty" query:"user" maxLength:"64" doc:"Only those of this user; \"me\" for yours."`
	Span
}

// Span are the query parameters that say which time is meant.
type Span struct {
	From time.Time `json:"from,omitzero" query:"from" doc:"From this moment on (RFC 3339)."`
	To   time.Time `json:"to,omitzero" query:"to" doc:"Up to this moment (RFC 3339)."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[login.Attempt], error) {
	if in.User == "me" {
		in.User = call.Caller.User
	}
	if in.User != "" && !user.Kind.Valid(in.User) {
		return nil, problem.Invalid(problem.At("query:user", "field.invalid"))
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "logins.list", Params: in}
	return Attempts(ctx, d, query, login.Filter{User: in.User, From: in.From, To: in.To}, in.Listing)
}

// Attempts reads a page of the list; query is what its cursors are bound to.
func Attempts(ctx context.Context, d *app.Deps, query page.Query, f login.Filter, in operation.Listing) (*operation.List[login.Attempt], error) {
	for pointer, moment := range map[string]*time.Time{"query:from": &f.From, "query:to": &f.To} {
		*moment = moment.UTC()
		if year := moment.Year(); year < 1 || year > 9999 { // RFC 3339 has no other
			return nil, problem.Invalid(problem.At(pointer, "field.invalid"))
		}
	}
	if !f.From.IsZero() && !f.To.IsZero() && f.To.Before(f.From) {
		return nil, problem.Invalid(problem.At("query:to", "field.invalid"))
	}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := login.List(ctx, d.Table, query.Tenant, f, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[login.Attempt]{Items: found, NextCursor: cursor}, nil
}
