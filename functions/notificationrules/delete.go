package notificationrules

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Delete removes a rule. It cannot be restored; what was told by it stays told.
var Delete = operation.Write(operation.Spec{
	Name:     "notificationrules.delete",
	Route:    "DELETE /v1/notification-rules/{id}",
	Need:     access.Needs(access.NotificationRule, access.Delete),
	Summary:  "Delete a notification rule",
	Problems: []problem.Code{"notificationRule.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The rule's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := notification.GetRule(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	return &operation.Nothing{}, before.Remove(call.Caller.Tenant, call.Stamp(), call.Caller.Company.Retention), nil
}
