package notifications

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Read marks one of the caller's notifications as read.
var Read = operation.Write(operation.Spec{
	Name:     "notifications.read",
	Route:    "POST /v1/notifications/{id}/read",
	Need:     access.SignedIn,
	Summary:  "Mark one of your notifications as read",
	Problems: []problem.Code{"notification.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, read)

type readInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The notification's identifier."`
}

func read(ctx context.Context, d *app.Deps, call operation.Call, in *readInput) (*notification.Notification, table.Tx, error) {
	before, err := notification.Get(ctx, d.Table, call.Caller.Tenant, call.Caller.User, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	after, tx := before.Read(call.Caller.Tenant, call.Caller.User, call.At)
	after.Text = notification.Words(call.Language, after.Event, "")
	return &after, tx, nil
}
