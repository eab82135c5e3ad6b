package products

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/product"
)

// List answers the company's products, newest first. The filters are held against what the index gives, at most
// merge.MaxExamined entries a call, so that a page may be short or empty and still have a next one.
var List = operation.Read(operation.Spec{
	Name:     "products.list",
	Route:    "GET /v1/products",
	Need:     access.Needs(access.Product, access.Read),
	Summary:  "List products",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Query    string         `json:"q,omitempty" query:"q" maxLength:"100" doc:"What people type: the beginning of words of the name or the specification, Chinese characters, their pinyin or its initials, the beginning of a code or bar code."`
	Category string         `json:"category,omitempty" query:"category" maxLength:"60" doc:"Only those of this category."`
	Status   product.Status `json:"status,omitempty" query:"status" enum:"active,disabled" doc:"Only those in this state."`
	Deleted  bool           `json:"deleted,omitempty" query:"deleted" doc:"The recycle bin instead."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[product.Summary], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "products.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	found, next, err := product.Search(ctx, d.Table, call.Caller.Tenant, product.Filter{
		Text: in.Query, Category: in.Category, Status: in.Status, Deleted: in.Deleted,
	}, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[product.Summary]{Items: found, NextCursor: cursor}, nil
}
