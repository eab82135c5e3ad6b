package mails

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/delivery"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Lift lets mails go to an address again, until the next one comes back. The audit trail tells who did it and why.
var Lift = operation.Write(operation.Spec{
	Name:     "mails.lift",
	Route:    "DELETE /v1/mails/suppressions/{id}",
	Need:     access.Needs(access.Settings, access.Update),
	Summary:  "Let mails go to an address again",
	Problems: []problem.Code{"suppression.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, lift)

type liftInput struct {
	operation.Deleting
	ID     string `json:"-" path:"id" maxLength:"64" doc:"The suppression's identifier."`
	Reason string `json:"-" query:"reason" required:"true" minLength:"1" maxLength:"200" doc:"Why; kept in the audit trail."`
}

func lift(ctx context.Context, d *app.Deps, call operation.Call, in *liftInput) (*operation.Nothing, table.Tx, error) {
	var check text.Checker
	reason := check.Line("query:reason", in.Reason)
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, err := delivery.GetSuppression(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	return &operation.Nothing{}, table.Tx{Writes: []table.Write{before.Lift(call.Caller.Tenant, call.Stamp(), reason)}}, nil
}
