package notificationrules

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Create adds a rule.
var Create = operation.Write(operation.Spec{
	Name:     "notificationrules.create",
	Route:    "POST /v1/notification-rules",
	Need:     access.Needs(access.NotificationRule, access.Create),
	Summary:  "Add a rule by which people are told of events",
	Problems: []problem.Code{"notificationRule.tooMany"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body notification.RuleFields
}

func create(_ context.Context, d *app.Deps, call operation.Call, in *createInput) (*notification.Rule, table.Tx, error) {
	fields, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	r := notification.Rule{
		Meta: record.Created(notification.RuleKind, notification.RuleKind.NewID(d.IDs), call.Stamp()), RuleFields: fields,
	}
	return &r, r.Created(call.Caller.Tenant), nil
}
