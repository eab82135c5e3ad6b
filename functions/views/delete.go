package views

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/view"
)

// Delete removes a view. It cannot be restored.
var Delete = operation.Write(operation.Spec{
	Name:     "views.delete",
	Route:    "DELETE /v1/views/{id}",
	Need:     access.SignedIn,
	Summary:  "Delete a saved view",
	Problems: []problem.Code{"auth.forbidden", "view.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, remove)

type deleteInput struct {
	operation.Deleting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The view's identifier."`
}

func remove(ctx context.Context, d *app.Deps, call operation.Call, in *deleteInput) (*operation.Nothing, table.Tx, error) {
	before, err := view.Get(ctx, d.Table, call.Caller, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	if err := mayChange(call, before); err != nil {
		return nil, table.Tx{}, err
	}
	return &operation.Nothing{}, before.Remove(call.Caller.Tenant, call.Stamp(), call.Caller.Company.Retention), nil
}
