package notifications

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
)

// List answers what the caller is told, newest first. Two reads: the notifications, and what they are about, as far as the caller may see
// it now.
var List = operation.Read(operation.Spec{
	Name:     "notifications.list",
	Route:    "GET /v1/notifications",
	Need:     access.SignedIn,
	Summary:  "List what you are told, newest first",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Unread bool `json:"unread,omitempty" query:"unread" doc:"Only what you have not read."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[notification.Notification], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "notifications.list", Params: []any{call.Caller.User, in.Unread}}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	limit := min(in.Limit, notification.MaxPage)
	found, next, err := notification.List(ctx, d.Table, call.Caller.Tenant, call.Caller.User, in.Unread, after, limit)
	if err != nil {
		return nil, err
	}
	if err := notification.Describe(ctx, d.Table, call.Caller, found); err != nil {
		return nil, err
	}
	for i := range found {
		found[i].Text = notification.Words(call.Language, found[i].Event, found[i].Label)
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	return &operation.List[notification.Notification]{Items: found, NextCursor: cursor}, err
}
