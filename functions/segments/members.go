package segments

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/segment"
)

// Members answers the customers of a segment that the caller may see, newest first: as of the last run, without those that have gone since. Two round trips
// for a page, and more where the caller sees few of them: at most customer.MaxExamined members are looked at.
var Members = operation.Read(operation.Spec{
	Name:     "segments.members",
	Route:    "GET /v1/segments/{id}/members",
	Need:     access.Needs(access.Segment, access.Read),
	Summary:  "List the customers of a segment",
	Problems: []problem.Code{"segment.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, members)

type membersInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The segment's identifier."`
}

func members(ctx context.Context, d *app.Deps, call operation.Call, in *membersInput) (*operation.List[customer.Summary], error) {
	s, err := segment.Get(ctx, d.Table, call.Caller, in.ID)
	if err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "segments.members", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	f := customer.Filter{
		Segment: s.ID, Reach: call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Read}), Rights: call.Caller.Rights,
	}
	found, next, err := customer.Search(ctx, d.Table, call.Caller.Tenant, f, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return &operation.List[customer.Summary]{Items: found, NextCursor: cursor}, err
}
