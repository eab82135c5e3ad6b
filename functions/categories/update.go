package categories

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
)

// Update changes some fields of a category. With another parent it moves, and all below with it.
var Update = operation.Write(operation.Spec{
	Name:     "categories.update",
	Route:    "PATCH /v1/categories/{id}",
	Need:     access.Needs(access.Category, access.Update),
	Summary:  "Change or move a category",
	Problems: []problem.Code{"category.cycle", "category.duplicate", "category.notFound", "category.tooDeep"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, update)

type updateInput struct {
	operation.Changing
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The category's identifier."`
	Body operation.Patch[category.Fields]
}

func update(ctx context.Context, d *app.Deps, call operation.Call, in *updateInput) (*category.Category, table.Tx, error) {
	before, err := category.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if err := in.Version(before.Meta); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := in.Body.Apply(before.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if fields, err = fields.Normalize(); err != nil {
		return nil, table.Tx{}, err
	}
	if fields == before.Fields {
		return &before, table.Tx{}, nil // nothing changes, so there is no new version
	}
	var place category.Place
	if fields.Parent != before.Parent {
		if place, err = category.Find(ctx, d.Table, call.Caller.Tenant, before.ID, fields.Parent); err != nil {
			return nil, table.Tx{}, err
		}
	}
	after := category.Category{Meta: before.Changed(call.Stamp()), Fields: fields}
	return &after, after.Replace(call.Caller.Tenant, before, place), nil
}
