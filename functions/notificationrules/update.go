package notificationrules

import (
	"context"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/notification"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Update changes some fields of a rule.
var Update = operation.Write(operation.Spec{
	Name:     "notificationrules.update",
	Route:    "PATCH /v1/notification-rules/{id}",
	Need:     access.Needs(access.NotificationRule, access.Update),
	Summary:  "Change a notification rule",
	Problems: []problem.Code{"notificationRule.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The rule's identifier."`
	Body operation.Patch[notification.RuleFields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*notification.Rule, table.Tx, error) {
	before, err := notification.GetRule(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Apply(before.RuleFields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if fields, err = fields.Normalize(); err != nil {
		return nil, table.Tx{}, err
	}
	if reflect.DeepEqual(table.Encode(fields), table.Encode(before.RuleFields)) {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	after := notification.Rule{Meta: before.Changed(call.Stamp()), RuleFields: fields}
	return &after, after.Replace(call.Caller.Tenant, before), nil
}
