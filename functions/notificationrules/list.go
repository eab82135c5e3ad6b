package notificationrules

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
)

// List answers all rules: a company has at most notification.MaxRules, which are read at once.
var List = operation.Read(operation.Spec{
	Name:    "notificationrules.list",
	Route:   "GET /v1/notification-rules",
	Need:    access.Needs(access.NotificationRule, access.Read),
	Summary: "List all notification rules",
	Uses:    []operation.Grant{operation.ReadTable},
}, list)

type listOutput struct {
	Items []notification.RuleSummary `json:"items" nullable:"false" doc:"All rules, oldest first."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, _ *struct{}) (*listOutput, error) {
	rules, err := notification.Rules(ctx, d.Table, call.Caller.Tenant)
	return &listOutput{Items: rules}, err
}
