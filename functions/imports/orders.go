package imports

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kehu/functions/orders"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/problem"
	"kehu/shared/product"
	"kehu/shared/table"
)

// OrderColumns are the columns of orders of an earlier system: each row is a line, rows with one number are one order.
func OrderColumns() imports.Subject {
	s := imports.Subject{
		Name: "orders", Required: []string{"number", "orderDate", "lines.quantity"},
		Lines: "lines", MaxLines: order.MaxLines, Group: "number", Same: order.Folded,
		Fields: []imports.Field{
			{Name: "number", Also: []string{"order no", "order number", "order id", "订单号", "单号", "订单编码", "销售单号"}},
			{Name: "orderDate", Type: imports.Date, Also: []string{"date", "ordered", "下单日期", "订单日期", "日期", "订货日期"}},
			{Name: "customerNumber", Key: true, Also: []string{"customer no", "客户代码"}},
			{Name: "customerReference", Key: true, Also: []string{"customer ref", "customer id", "客户原编号"}},
			{Name: "customerTaxNumber", Key: true},
			{Name: "customerEmail", Key: true},
			{Name: "reference", Also: []string{"customer order no", "purchase order", "po", "客户订单号", "客户单号"}},
			{Name: "currency", Also: []string{"币种"}},
			{Name: "exchangeRate", Type: imports.Decimal, Also: []string{"汇率"}},
			{Name: "owner", Also: []string{"sales", "salesperson", "employee", "业务员", "销售", "销售代表"}},
			{Name: "deliveryDate", Type: imports.Date, Also: []string{"required date", "due date", "交货日期", "要求交期", "交期"}},
			{Name: "shippedDate", Type: imports.Date, Also: []string{"shipped", "ship date", "发货日期", "出库日期"}},
			{Name: "carrier", Also: []string{"shipper", "ship via", "物流公司", "快递公司"}},
			{Name: "freight", Type: imports.Decimal, Also: []string{"运费"}},
			{Name: "shippingAddress.receiver", Also: []string{"ship name", "收件人"}},
			{Name: "shippingAddress.phone"},
			{Name: "shippingAddress.country", Type: imports.Country, Also: []string{"ship country"}},
			{Name: "shippingAddress.province", Also: []string{"ship region", "ship state"}},
			{Name: "shippingAddress.city", Also: []string{"ship city"}},
			{Name: "shippingAddress.district"},
			{Name: "shippingAddress.street", Also: []string{"ship address", "送货地址"}},
			{Name: "shippingAddress.postalCode", Also: []string{"ship postal code", "ship zip"}},
			{Name: "paymentTerms.days", Type: imports.Integer, Also: []string{"terms", "账期"}},
			{Name: "paymentTerms.note"},
			{Name: "discount", Type: imports.Decimal},
			{Name: "notes", Also: []string{"note", "remarks", "备注", "说明"}},
			{Name: "status", Key: true, Words: map[string][]string{
				string(order.Completed): {"done", "delivered", "shipped", "paid", "完成", "已完成", "已发货", "已收款", "交易完成"},
			}},
			{Name: "lines.code", Key: true, Also: []string{"product code", "sku", "item no", "product id", "编码", "货号", "产品代码", "商品编码"}},
			{Name: "lines.barcode", Key: true, Also: []string{"ean", "gtin", "条码", "条形码"}},
			{Name: "lines.quantity", Type: imports.Decimal, Also: []string{"qty", "数量", "订货数量"}},
			{Name: "lines.unitPrice", Type: imports.Decimal, Also: []string{"price", "单价", "售价"}},
			{Name: "lines.discount", Type: imports.Decimal, Also: []string{"折扣"}},
			{Name: "lines.taxRate", Type: imports.Decimal, Also: []string{"vat rate", "税率"}},
			{Name: "lines.note", Also: []string{"行备注"}},
		},
	}
	return s
}

func orderRows() *subject {
	s := &subject{Subject: OrderColumns(), object: access.Order, unique: true}
	s.plan = func(ctx context.Context, d *app.Deps, call operation.Call, _ string, r *imports.Record) (outcome, error) {
		o := outcome{label: s.label(r)}
		if err := refer(ctx, d, call, r); err != nil {
			return o, err
		}
		fields, err := newOf[order.PastFields](s, call, r)
		if err != nil {
			return o, err
		}
		made, tx, err := orders.PlanPast(ctx, d, call, fields)
		if err != nil {
			return o, err
		}
		return outcome{made.ID, made.Number, made, tx}, nil
	}
	s.look = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (standing, error) {
		o, err := order.Reachable(ctx, d.Table, call.Caller, access.Read, identifier)
		return standing{o.Meta, o.Number, order.Kind}, err
	}
	s.withdraw = func(ctx context.Context, d *app.Deps, call operation.Call, identifier, etag string) (table.Tx, error) {
		made, err := order.Reachable(ctx, d.Table, call.Caller, access.Delete, identifier)
		if err != nil {
			return table.Tx{}, err
		}
		return orders.PlanRemoval(call, &made, etag)
	}
	return s
}

// refer puts identifiers in place of what names customer, salesperson and products in a file. The problem is request.invalid, with all that names
// nobody and nothing.
func refer(ctx context.Context, d *app.Deps, call operation.Call, r *imports.Record) error {
	var wrong []problem.Field
	note := func(err error) error {
		known, ok := errors.AsType[*problem.Error](err)
		if ok {
			wrong = append(wrong, known.Fields...)
			return nil
		}
		return err
	}
	if status := r.Text("status"); status != "" && status != string(order.Completed) {
		wrong = append(wrong, problem.At("/status", "order.notPast"))
	}
	whose, err := customerOf(ctx, d, call, r)
	if err := note(err); err != nil {
		return err
	}
	if err := note(ownerOf(ctx, d, call, r)); err != nil {
		return err
	}
	named := make([]product.Entry, len(r.Lines))
	for i := range r.Lines {
		f := product.Fields{Name: "-", Code: r.Lines[i].Text("code")}
		if f.Code == "" {
			f.Barcode = strings.TrimSpace(r.Lines[i].Text("barcode"))
		}
		named[i].Fields = f
	}
	found, err := product.Find(ctx, d.Table, call.Caller.Tenant, named)
	if err != nil {
		return err
	}
	for i := range r.Lines {
		switch {
		case named[i].Code == "" && named[i].Barcode == "":
			wrong = append(wrong, problem.At(fmt.Sprintf("/lines/%d/code", i), "import.keyBlank"))
		case found[i] == "" && named[i].Code == "":
			wrong = append(wrong, problem.At(fmt.Sprintf("/lines/%d/barcode", i), "import.keyNotFound"))
		case found[i] == "":
			wrong = append(wrong, problem.At(fmt.Sprintf("/lines/%d/code", i), "import.keyNotFound"))
		}
		r.Lines[i].Put("productId", found[i])
	}
	r.Put("customerId", whose)
	if len(wrong) > 0 {
		return problem.Invalid(wrong...)
	}
	return nil
}
