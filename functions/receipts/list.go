package receipts

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/receipt"
	"kehu/shared/user"
)

// List answers the receipts that the caller may see, the latest date first. Those of a customer, of a salesperson, and of a period come
// straight from an index; the other filters are held against what it gives, at most merge.MaxExamined entries a call, so that a page
// may be short or empty and still have a next one.
var List = operation.Read(operation.Spec{
	Name:     "receipts.list",
	Route:    "GET /v1/receipts",
	Need:     access.Needs(access.Receipt, access.Read),
	Summary:  "List receipts",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Customer string         `json:"customer,omitempty" query:"customer" maxLength:"40" doc:"Only those of this customer."`
	Owner    string         `json:"owner,omitempty" query:"owner" maxLength:"40" doc:"Only those of customers of this salesperson; \"me\" for yours, \"team\" for yours and those of who reports to you."`
	Status   receipt.Status `json:"status,omitempty" query:"status" enum:"recorded,reversed" doc:"Only those in this state."`
	OnHand   bool           `json:"unallocated,omitempty" query:"unallocated" doc:"Only those of which something is kept on account."`
	From     string         `json:"from,omitempty" query:"from" format:"date" doc:"Only those that came in on this day or later."`
	To       string         `json:"to,omitempty" query:"to" format:"date" doc:"Only those that came in on this day or before."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[receipt.Summary], error) {
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
	f := receipt.Filter{Customer: in.Customer, Status: in.Status, OnHand: in.OnHand, From: in.From, To: in.To, Reach: reach}
	if err := f.Check(); err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "receipts.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := receipt.Search(ctx, d.Table, call.Caller.Tenant, f, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[receipt.Summary]{Items: found, NextCursor: cursor}, nil
}
