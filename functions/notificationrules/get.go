package notificationrules

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Get answers one rule.
var Get = operation.Read(operation.Spec{
	Name:     "notificationrules.get",
	Route:    "GET /v1/notification-rules/{id}",
	Need:     access.Needs(access.NotificationRule, access.Read),
	Summary:  "Get a notification rule",
	Problems: []problem.Code{"notificationRule.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type getInput struct {
	operation.Reading
	ID string `json:"-" path:"id" maxLength:"64" doc:"The rule's identifier." example:"nru_01jd1x3v9k2m4n6p8q0r2s4t6v"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, in *getInput) (*notification.Rule, error) {
	r, err := notification.GetRule(ctx, d.Table, call.Caller.Tenant, in.ID)
	return &r, err
}
