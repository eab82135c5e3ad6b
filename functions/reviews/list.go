package reviews

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/review"
)

// List answers the company's access reviews, newest first.
var List = operation.Read(operation.Spec{
	Name:     "reviews.list",
	Route:    "GET /v1/reviews",
	Need:     access.Needs(access.Review, access.Read),
	Summary:  "List access reviews",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	State    review.State `json:"state,omitempty" query:"state" enum:"gathering,open,closed" doc:"Only those in this state."`
	Reviewer string       `json:"reviewer,omitempty" query:"reviewer" maxLength:"64" doc:"Only those that this user reviews; me for the caller."`
	Overdue  bool         `json:"overdue,omitempty" query:"overdue" doc:"Only those whose deadline has passed with items that nobody has decided."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[review.Review], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "reviews.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	filter := review.Filter{State: in.State, Reviewer: in.Reviewer, Overdue: in.Overdue}
	if in.Reviewer == "me" {
		filter.Reviewer = call.Caller.User
	}
	found, next, err := review.List(ctx, d.Table, call.Caller.Tenant, filter, call.At, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return &operation.List[review.Review]{Items: found, NextCursor: cursor}, err
}
