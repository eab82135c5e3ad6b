package notifications

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
)

// ReadAll marks what the caller has not read as read: the newest hundred, at half the price of a transaction. To do it again does no harm.
var ReadAll = operation.Act(operation.Spec{
	Name:    "notifications.readAll",
	Route:   "POST /v1/notifications/read",
	Need:    access.SignedIn,
	Summary: "Mark the newest hundred of your notifications as read",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, readAll)

type readAllInput struct {
	operation.Acting
}

type readAllOutput struct {
	Read int `json:"read" doc:"How many were marked as read; call again while it is 100." example:"12"`
}

func readAll(ctx context.Context, d *app.Deps, call operation.Call, _ *readAllInput) (*readAllOutput, error) {
	count, err := notification.ReadAll(ctx, d.Table, call.Caller.Tenant, call.Caller.User, call.At)
	return &readAllOutput{Read: count}, err
}
