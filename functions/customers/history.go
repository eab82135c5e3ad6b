package customers

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/record"
)

// History answers who changed what of a customer, field by field, and who was shown what is masked, newest first. It is the
// part of the audit trail that everybody sees who may read the customer. Two round trips: whose customer it is, and the rows,
// which are in a table of their own.
var History = operation.Read(operation.Spec{
	Name:     "customers.history",
	Route:    "GET /v1/customers/{id}/history",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "List the changes of a customer",
	Problems: []problem.Code{"customer.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable, operation.ReadAudit},
}, history)

type historyInput struct {
	operation.Listing
	ID string `json:"id" path:"id" maxLength:"64" doc:"The customer's identifier."`
}

func history(ctx context.Context, d *app.Deps, call operation.Call, in *historyInput) (*operation.List[audit.Row], error) {
	if _, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID); err != nil {
		return nil, err
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "customers.history", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	rows, next, err := audit.List(ctx, d.Audit, call.Caller.Tenant, audit.Filter{Kind: customer.Kind, Entity: in.ID}, after, in.Limit)
	if err != nil {
		return nil, err
	}
	audit.Mask(rows, []record.Kind{customer.Kind}, call.Caller.Rights)
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[audit.Row]{Items: rows, NextCursor: cursor}, nil
}
