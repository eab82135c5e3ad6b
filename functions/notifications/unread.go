package notifications

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
)

// Unread answers how many notifications the caller has not read, in one read.
var Unread = operation.Read(operation.Spec{
	Name:    "notifications.unread",
	Route:   "GET /v1/notifications/unread",
	Need:    access.SignedIn,
	Summary: "How much of what you are told you have not read",
	Uses:    []operation.Grant{operation.ReadTable},
}, unread)

type unreadOutput struct {
	Count int  `json:"count" doc:"How many, up to 100." example:"3"`
	More  bool `json:"more" doc:"Whether there are more than that."`
}

func unread(ctx context.Context, d *app.Deps, call operation.Call, _ *struct{}) (*unreadOutput, error) {
	count, more, err := notification.Unread(ctx, d.Table, call.Caller.Tenant, call.Caller.User)
	return &unreadOutput{Count: count, More: more}, err
}
