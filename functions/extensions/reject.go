package extensions

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/extension"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Reject turns a request for more time down; its company reads why, and may ask again.
var Reject = operation.Write(operation.Spec{
	Name:     "extensions.reject",
	Route:    "POST /v1/extension-requests/{id}/reject",
	Need:     access.Needs(access.Tenants, access.Update),
	Summary:  "Turn a request for more time down",
	Problems: []problem.Code{"extension.notFound", "extension.decided"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, reject)

type rejectInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The request's identifier."`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why; the company's administrators read it."`
	}
}

func reject(ctx context.Context, d *app.Deps, call operation.Call, in *rejectInput) (*extension.Request, table.Tx, error) {
	var c text.Checker
	reason := c.Line("/reason", in.Body.Reason)
	if err := c.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, err := undecided(ctx, d, call, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	request := before.Reject(call.Stamp(), reason)
	return &request, request.Decided(call.Caller.Tenant, before), nil
}
