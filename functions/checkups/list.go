package checkups

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/checkup"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// List answers the open checkups of those customers that the caller may see, the first due first.
var List = operation.Read(operation.Spec{
	Name:     "checkups.list",
	Route:    "GET /v1/checkups",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List customers that wait to be looked through",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Reviewer string `json:"reviewer,omitempty" query:"reviewer" maxLength:"40" doc:"Only those of this user; \"me\" for yours, \"team\" for yours and those of who reports to you."`
	Overdue  bool   `json:"overdue,omitempty" query:"overdue" doc:"Only those that should have been answered before today, where your company is."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[checkup.Summary], error) {
	if in.Reviewer == "me" {
		in.Reviewer = call.Caller.User
	}
	reach := call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Read})
	switch {
	case in.Reviewer == "team":
		reach = reach.Among(call.Caller.Team...)
	case user.Kind.Valid(in.Reviewer):
		reach = reach.Among(in.Reviewer)
	case in.Reviewer != "":
		return nil, problem.Invalid(problem.At("query:reviewer", "customer.ownerUnknown"))
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "checkups.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	f := checkup.Filter{Day: order.On(call.At, call.Caller.Company).Day, Overdue: in.Overdue, Reach: reach}
	found, next, err := checkup.List(ctx, d.Table, call.Caller, f, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return &operation.List[checkup.Summary]{Items: found, NextCursor: cursor}, err
}
