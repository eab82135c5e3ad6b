package receivables

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/user"
)

// List answers what is still to be paid, by order, the first due first. What is overdue is the beginning of an index that is sorted by
// the day of the first instalment that is not paid.
var List = operation.Read(operation.Spec{
	Name:     "receivables.list",
	Route:    "GET /v1/receivables",
	Need:     access.Needs(access.Receipt, access.Read),
	Summary:  "List what is still to be paid",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Customer string `json:"customer,omitempty" query:"customer" maxLength:"40" doc:"Only what this customer has to pay."`
	Owner    string `json:"owner,omitempty" query:"owner" maxLength:"40" doc:"Only orders of this salesperson; \"me\" for yours, \"team\" for yours and those of who reports to you."`
	Overdue  bool   `json:"overdue,omitempty" query:"overdue" doc:"Only that of which something should have been paid before today, where your company is."`
	DueTo    string `json:"dueTo,omitempty" query:"dueTo" format:"date" doc:"Only that of which something shall be paid by this day."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[order.Receivable], error) {
	if in.Owner == "me" {
		in.Owner = call.Caller.User
	}
	reach := receipt.Reach(call.Caller, access.Read)
	switch {
	case in.Owner == "team":
		reach = reach.Among(call.Caller.Team...)
	case user.Kind.Valid(in.Owner):
		reach = reach.Among(in.Owner)
	case in.Owner != "":
		return nil, problem.Invalid(problem.At("query:owner", "order.ownerUnknown"))
	}
	f := order.Owing{Customer: in.Customer, Overdue: in.Overdue, DueTo: in.DueTo, Day: order.On(call.At, call.Caller.Company).Day, Reach: reach}
	if err := f.Check(); err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "receivables.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := order.Receivables(ctx, d.Table, call.Caller.Tenant, f, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[order.Receivable]{Items: found, NextCursor: cursor}, nil
}
