package categories

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Create adds a category to the tree.
var Create = operation.Write(operation.Spec{
	Name:     "categories.create",
	Route:    "POST /v1/categories",
	Need:     access.Needs(access.Category, access.Create),
	Summary:  "Add a category",
	Problems: []problem.Code{"category.duplicate", "category.tooDeep", "category.tooMany"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body category.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*category.Category, table.Tx, error) {
	fields, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	created := category.Category{
		Meta:   record.Created(category.Kind, category.Kind.NewID(d.IDs), call.Stamp()),
		Fields: fields,
	}
	// A new one has nothing below it, so there is no cycle to be made, and the place need not be kept.
	if _, err := category.Find(ctx, d.Table, call.Caller.Tenant, created.ID, fields.Parent); err != nil {
		return nil, table.Tx{}, err
	}
	return &created, created.Created(call.Caller.Tenant), nil
}
