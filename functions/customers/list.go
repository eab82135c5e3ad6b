package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// List answers the customers that the caller may see, newest first. One filter leads, by an index of its own; the others are held against what it
// gives, at most customer.MaxExamined entries a call, so that a page may be short or empty and still have a next one. What each costs stands in
// infra/docs/customers.md.
var List = operation.Read(operation.Spec{
	Name:     "customers.list",
	Route:    "GET /v1/customers",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List customers",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Query string `json:"q,omitempty" query:"q" maxLength:"100" doc:"What people type: the beginning of words of the name or the contact, Chinese characters, their pinyin or its initials, the last 4 or more digits of a phone number, the beginning of a number, e-mail address, reference or tax number, or any of this of a contact; by what you see of them. Those of others that are shared with you are found, too."`
	Owner string `json:"owner,omitempty" query:"owner" maxLength:"40" doc:"Only those of this user; \"me\" for yours, \"team\" for yours and those of who reports to you."`
	Team  string `json:"team,omitempty" query:"team" enum:"me" doc:"\"me\": those of others that are shared with you instead; owner and deleted do not count then."`
	Narrowing
	Deleted bool `json:"deleted,omitempty" query:"deleted" doc:"The recycle bin instead."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[customer.Summary], error) {
	if in.Owner == "me" {
		in.Owner = call.Caller.User
	}
	reach := call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Read})
	switch {
	case in.Owner == "team":
		reach = reach.Among(call.Caller.Team...)
	case user.Kind.Valid(in.Owner):
		reach = reach.Among(in.Owner)
	case in.Owner != "":
		return nil, problem.Invalid(problem.At("query:owner", "customer.ownerUnknown"))
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "customers.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	f := customer.Filter{Text: in.Query, Deleted: in.Deleted, Reach: reach, Rights: call.Caller.Rights}
	if in.Owner == "" {
		f.User = call.Caller.User
	}
	if in.Team == "me" {
		f.Member = call.Caller.User
	}
	if err := in.Narrow(ctx, d, call.Caller, &f, "query:"); err != nil {
		return nil, err
	}
	found, next, err := contact.Search(ctx, d.Table, call.Caller.Tenant, f, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[customer.Summary]{Items: found, NextCursor: cursor}, nil
}
