package views

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/view"
)

// List answers the caller's views and those that are shared, at most view.Max of each, which are read at once.
var List = operation.Read(operation.Spec{
	Name:    "views.list",
	Route:   "GET /v1/views",
	Need:    access.SignedIn,
	Summary: "List your saved views, and those that are shared",
	Uses:    []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	Object string `json:"-" query:"object" maxLength:"40" doc:"Only views of this object's list." example:"customer"`
}

type listOutput struct {
	Items []view.Summary `json:"items" nullable:"false" doc:"Pinned ones first, then by name."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*listOutput, error) {
	found, err := view.List(ctx, d.Table, call.Caller, in.Object)
	return &listOutput{Items: found}, err
}
