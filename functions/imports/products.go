package imports

import (
	"context"

	"kehu/functions/products"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/dictionary"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/record"
	"kehu/shared/table"
)

// ProductColumns are the columns of products.
func ProductColumns() imports.Subject {
	return imports.Subject{
		Name: "products", Keys: []string{"code", "barcode"}, Required: []string{"name"},
		Amounts: []string{"prices.0", "cost"},
		Fields: []imports.Field{
			{Name: "code", Also: []string{"product code", "sku", "item no", "编码", "货号", "产品代码"}},
			{Name: "name", Also: []string{"product", "product name", "品名", "名称", "商品名称"}},
			{Name: "category", Also: []string{"group", "类别", "产品类别", "分类"}},
			{Name: "specification", Also: []string{"spec", "quantity per unit", "规格型号", "型号"}},
			{Name: "unit", Dictionary: dictionary.Unit, Also: []string{"单位"}},
			{Name: "prices.0.amount", Type: imports.Decimal, Also: []string{"price", "unit price", "list price", "单价", "售价", "价格"}},
			{Name: "prices.0.currency", Aside: true, Also: []string{"currency", "币种"}},
			{Name: "prices.0.level"},
			{Name: "prices.0.minQuantity", Type: imports.Decimal},
			{Name: "prices.0.from"},
			{Name: "prices.0.to"},
			{Name: "prices", Type: imports.JSON},
			{Name: "taxRate", Type: imports.Decimal, Also: []string{"vat", "vat rate", "税率"}},
			{Name: "barcode", Also: []string{"ean", "gtin", "条形码"}},
			{Name: "isService", Type: imports.Flag},
			{Name: "isSparePart", Type: imports.Flag},
			{Name: "status", Words: map[string][]string{"active": {"启用", "在售", "正常"}, "disabled": {"停用", "停售", "禁用"}}},
			{Name: "cost.amount", Type: imports.Decimal, Also: []string{"cost", "成本", "成本价", "进价"}},
			{Name: "cost.currency", Aside: true},
			{Name: "notes", Also: []string{"note", "remarks", "说明"}},
		},
	}
}

func productRows() *subject {
	s := &subject{Subject: ProductColumns(), object: access.Product, unique: true}
	s.find = func(ctx context.Context, d *app.Deps, call operation.Call, key string, r *imports.Record) (string, error) {
		named := product.Entry{Fields: product.Fields{Name: "-", Code: r.Text("code")}}
		if key == "barcode" {
			named.Fields = product.Fields{Name: "-", Barcode: r.Text("barcode")}
		}
		normal, err := named.Normalize()
		if err != nil {
			return "", err
		}
		return normal.Lookup(ctx, d.Table, call.Caller.Tenant)
	}
	s.plan = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string, r *imports.Record) (outcome, error) {
		var p *product.Product
		var tx table.Tx
		var err error
		if identifier == "" {
			var entry product.Entry
			if entry, err = newOf[product.Entry](s, call, r); err == nil {
				p, tx, err = products.Plan(ctx, d, call, entry)
			}
		} else {
			p, tx, err = products.PlanChange(ctx, d, call, identifier, func(before product.Entry) (product.Entry, error) {
				return mergedOf(s, call, before, r)
			})
		}
		if err != nil {
			return outcome{id: identifier, label: r.Text("name")}, err
		}
		return outcome{p.ID, p.Name, p, tx}, nil
	}
	s.look = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (standing, error) {
		p, err := product.Get(ctx, d.Table, call.Caller.Tenant, identifier)
		return standing{p.Meta, p.Code + " " + p.Name, product.Kind}, err
	}
	s.withdraw = func(ctx context.Context, d *app.Deps, call operation.Call, identifier, etag string) (table.Tx, error) {
		if err := may(call, access.Product, access.Delete); err != nil {
			return table.Tx{}, err
		}
		return products.PlanRemoval(ctx, d, call, identifier, etag)
	}
	s.restore = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string, was values) (record.Meta, table.Tx, error) {
		if err := may(call, access.Product, access.Update); err != nil {
			return record.Meta{}, table.Tx{}, err
		}
		p, tx, err := products.PlanChange(ctx, d, call, identifier, func(now product.Entry) (product.Entry, error) { return putBack(now, was) })
		if err != nil {
			return record.Meta{}, table.Tx{}, err
		}
		return p.Meta, tx, nil
	}
	s.veiled = map[string]string{"cost": ""}
	return s
}

// may returns the problem auth.forbidden unless the caller may do that to records of the kind.
func may(call operation.Call, object string, action access.Action) error {
	if p := (access.Permission{Object: object, Action: action}); !call.Caller.Allowed(p) {
		return problem.New("auth.forbidden").With("permission", p.String())
	}
	return nil
}
