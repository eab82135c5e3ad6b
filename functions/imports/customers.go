package imports

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"kehu/functions/customers"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/dictionary"
	"kehu/shared/handover"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/user"
)

// addressSets is how many addresses have columns of their own.
const addressSets = 3

// CustomerColumns are the columns of customers.
func CustomerColumns() imports.Subject {
	s := imports.Subject{
		Name: "customers", Keys: []string{"number", "reference", "taxNumber", "emails"}, Required: []string{"name"},
		Defaults: map[string]string{"source": "import", "addresses.0.type": customer.Registered},
		Amounts:  []string{"creditLimit"},
		Fields: []imports.Field{
			{Name: "number", Key: true, Also: []string{"customer no", "customer id", "编号", "客户代码"}},
			{Name: "name", Also: []string{"company", "company name", "customer", "公司", "公司名称", "单位名称", "企业名称", "客户", "名称"}},
			{Name: "type", Words: map[string][]string{"company": {"公司", "企业", "单位"}, "person": {"个人", "individual"}}, Also: []string{"客户性质"}},
			{Name: "shortName", Also: []string{"abbreviation", "客户简称", "简称"}},
			{Name: "reference", Also: []string{"external id", "ref", "外部编号", "原编号", "旧编号"}},
			{Name: "contactName", Also: []string{"contact", "contact person", "联系人姓名"}},
			{Name: "contactTitle", Also: []string{"title", "联系人职务", "职位"}},
			{Name: "phones", Type: imports.Texts, Also: []string{"phone", "phone number", "telephone", "tel", "mobile", "电话号码", "联系电话", "手机", "手机号", "手机号码"}},
			{Name: "fax"},
			{Name: "emails", Type: imports.Texts, Also: []string{"email", "mail", "email address", "邮箱", "邮件", "电邮", "电子邮件", "电子邮箱"}},
			{Name: "website", Also: []string{"homepage", "url", "网站", "网址", "主页"}},
		},
	}
	// With one address, its columns need no number in their headings.
	plain := map[string][]string{
		"country": {"country", "国家", "国家地区"}, "province": {"province", "state", "region", "省份", "省"}, "city": {"city", "城市", "市"},
		"district": {"district", "区县", "区"}, "street": {"address", "street", "street address", "地址", "详细地址", "公司地址", "街道"},
		"postalCode": {"postal code", "zip", "zip code", "postcode", "邮编", "邮政编码"},
	}
	for i := range addressSets {
		for _, part := range []string{"type", "country", "province", "city", "district", "street", "postalCode", "receiver", "phone", "isDefault"} {
			f := imports.Field{Name: fmt.Sprintf("addresses.%d.%s", i, part)}
			switch part {
			case "type":
				f.Words = map[string][]string{"registered": {"注册", "注册地址"}, "billing": {"开票", "账单", "开票地址"}, "shipping": {"收货", "发货", "收货地址"}, "other": {"其他"}}
				f.Aside = true
			case "country":
				f.Type = imports.Country
			case "isDefault":
				f.Type, f.Aside = imports.Flag, true
			}
			if i == 0 {
				f.Also = plain[part]
			}
			s.Fields = append(s.Fields, f)
		}
	}
	s.Fields = append(s.Fields, []imports.Field{
		{Name: "addresses", Type: imports.JSON},
		{Name: "taxNumber", Also: []string{"tax id", "vat", "vat number", "纳税人识别号", "统一社会信用代码", "信用代码"}},
		{Name: "taxCountry", Type: imports.Country},
		{Name: "bank.name", Also: []string{"bank", "银行"}},
		{Name: "bank.account", Also: []string{"account", "iban", "账号", "帐号"}},
		{Name: "bank.holder", Also: []string{"账户名", "户名"}},
		{Name: "paymentMethod", Words: map[string][]string{
			"cheque": {"check", "支票"}, "cash": {"现金"}, "transfer": {"bank transfer", "转账", "汇款", "电汇"}, "online": {"在线支付"}, "alipay": {"支付宝"},
			"wechat": {"微信", "微信支付"}, "other": {"其他"},
		}, Also: []string{"结算方式"}},
		{Name: "paymentTerms.days", Type: imports.Integer, Also: []string{"terms", "days", "账期"}},
		{Name: "paymentTerms.note"},
		{Name: "creditLimit.amount", Type: imports.Decimal, Also: []string{"credit limit", "信用额度"}},
		{Name: "creditLimit.currency", Aside: true, Also: []string{"currency", "币种"}},
		{Name: "owner", Also: []string{"sales", "salesperson", "account manager", "业务员", "销售", "负责人", "销售代表"}},
		{Name: "categoryId", Also: []string{"customer category", "客户类别"}},
		{Name: "tags", Type: imports.Texts, Also: []string{"tag", "labels"}},
		{Name: "level", Dictionary: dictionary.Level, Also: []string{"grade", "等级", "级别"}},
		{Name: "industry", Dictionary: dictionary.Industry, Also: []string{"sector", "所属行业"}},
		{Name: "source", Words: map[string][]string{
			"web": {"website", "网站", "官网", "网络"}, "message": {"消息", "短信"}, "exhibition": {"trade fair", "展会"}, "phone": {"telephone", "电话"},
			"referral": {"转介绍", "介绍", "推荐"}, "import": {"导入"}, "visit": {"拜访", "上门"}, "other": {"其他"},
		}, Also: []string{"客户来源", "来源渠道"}},
		{Name: "status", Words: map[string][]string{"potential": {"潜在", "潜在客户"}, "active": {"正常", "活跃", "成交", "合作中"}, "lost": {"流失", "已流失"}, "blocked": {"冻结", "黑名单"}}},
		{Name: "notes", Also: []string{"note", "comment", "remarks", "备注信息", "说明"}},
	}...)
	return s
}

func customerRows() *subject {
	s := &subject{Subject: CustomerColumns(), object: access.Customer, unique: true}
	s.find = func(ctx context.Context, d *app.Deps, call operation.Call, key string, r *imports.Record) (string, error) {
		by := map[string]customer.By{
			"number": customer.ByNumber, "reference": customer.ByReference, "taxNumber": customer.ByTaxNumber, "emails": customer.ByEmail,
		}[key]
		fields := customer.Fields{TaxNumber: r.Text("taxNumber"), TaxCountry: r.Text("taxCountry"), Reference: r.Text("reference")}
		if email := r.Text("emails"); email != "" {
			fields.Emails = []string{email}
		}
		if country := r.Text("addresses.0.country"); country != "" {
			fields.Addresses = []customer.Address{{Country: country}}
		}
		// What is wrong with the row is told when it is planned; here the values count as far as they are sound.
		normal, _, _ := fields.Normalize(nil, call.Caller.Company)
		return customer.Lookup(ctx, d.Table, call.Caller.Tenant, by, r.Text("number"), &normal)
	}
	s.plan = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string, r *imports.Record) (outcome, error) {
		var c *customer.Customer
		var tx table.Tx
		var err error
		if err := ownerOf(ctx, d, call, r); err != nil {
			return outcome{}, err
		}
		if identifier == "" {
			var fields customer.Fields
			if fields, err = newOf[customer.Fields](s, call, r); err == nil {
				c, tx, err = customers.Plan(ctx, d, call, fields)
			}
		} else {
			c, tx, err = customers.PlanChange(ctx, d, call, identifier, func(before customer.Fields) (customer.Fields, error) {
				return mergedOf(s, call, before, r)
			})
		}
		if err != nil {
			return outcome{id: identifier, label: r.Text("name")}, err
		}
		return outcome{c.ID, c.Name, c, tx}, nil
	}
	s.look = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (standing, error) {
		c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, identifier)
		return standing{c.Meta, handover.Label(customer.Summary{Number: c.Number, Name: c.Name}), customer.Kind}, err
	}
	s.withdraw = customers.PlanRemoval
	s.restore = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string, was values) (record.Meta, table.Tx, error) {
		if _, waits := was["pendingChange"]; waits {
			return record.Meta{}, table.Tx{}, problem.New("customer.changePending")
		}
		c, tx, err := customers.PlanChange(ctx, d, call, identifier, func(now customer.Fields) (customer.Fields, error) { return putBack(now, was) })
		if err != nil {
			return record.Meta{}, table.Tx{}, err
		}
		return c.Meta, tx, nil
	}
	s.veiled = map[string]string{"bank": "account"}
	return s
}

// ownerOf puts a user's identifier in place of the e-mail address by which a file names the owner.
func ownerOf(ctx context.Context, d *app.Deps, call operation.Call, r *imports.Record) error {
	address := strings.TrimSpace(r.Text("owner"))
	if !strings.Contains(address, "@") {
		return nil
	}
	identifier, err := user.ByAddress(ctx, d.Table, call.Caller.Tenant, address)
	if err == nil && identifier == "" {
		err = problem.Invalid(problem.At("/owner", "customer.ownerUnknown"))
	}
	if err == nil {
		r.Put("owner", identifier)
	}
	return err
}

// newOf reads a new record of a row, as the body of the call that creates one is read.
func newOf[T any](s *subject, call operation.Call, r *imports.Record) (T, error) {
	body, err := r.New(&s.Subject, call.Caller.Company.Currency)
	if err != nil {
		return *new(T), err
	}
	return operation.Decode[T](body)
}

// mergedOf reads the record as it is after the row changed it.
func mergedOf[T any](s *subject, call operation.Call, before T, r *imports.Record) (T, error) {
	current, err := json.Marshal(before)
	if err != nil {
		return before, fmt.Errorf("import: %w", err)
	}
	merged, err := r.Merged(&s.Subject, current, call.Caller.Company.Currency)
	if err != nil {
		return before, err
	}
	return operation.Decode[T](merged)
}
