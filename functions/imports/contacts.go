package imports

import (
	"context"
	"slices"
	"strings"

	"kehu/functions/contacts"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/emailaddress"
	"kehu/shared/imports"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// ContactColumns are the columns of contacts; one of the first four says whose they are.
func ContactColumns() imports.Subject {
	return imports.Subject{
		Name: "contacts", Keys: []string{"name", "emails"}, Required: []string{"name"},
		Fields: []imports.Field{
			{Name: "customerNumber", Key: true, Also: []string{"customer", "客户代码"}},
			{Name: "customerReference", Key: true, Also: []string{"customer ref", "company id"}},
			{Name: "customerTaxNumber", Key: true},
			{Name: "customerEmail", Key: true},
			{Name: "name", Also: []string{"contact", "contact name", "联系人", "姓名"}},
			{Name: "salutation", Also: []string{"称呼"}},
			{Name: "title", Also: []string{"position", "job title", "职位"}},
			{Name: "department", Also: []string{"所在部门"}},
			{Name: "decisionRole", Words: map[string][]string{
				"initiator": {"发起者"}, "user": {"使用者"}, "influencer": {"影响者"}, "approver": {"批准者"}, "decider": {"决策者", "decision maker"}, "buyer": {"采购者"}, "gatekeeper": {"把关者"},
			}},
			{Name: "phones", Type: imports.Texts, Also: []string{"phone", "telephone", "tel", "联系电话"}},
			{Name: "mobile", Also: []string{"cell", "mobile phone", "手机号", "手机号码"}},
			{Name: "emails", Type: imports.Texts, Also: []string{"email", "mail", "邮箱", "邮件", "电邮", "电子邮件", "电子邮箱"}},
			{Name: "wechat", Also: []string{"微信号"}},
			{Name: "birthday", Also: []string{"date of birth", "出生日期"}},
			{Name: "isPrimary", Type: imports.Flag, Also: []string{"主要", "首要联系人"}},
			{Name: "doNotCall", Type: imports.Flag},
			{Name: "emailOptOut", Type: imports.Flag},
			{Name: "notes", Also: []string{"note", "remarks", "说明"}},
		},
	}
}

func contactRows() *subject {
	s := &subject{Subject: ContactColumns(), object: access.Customer}
	// A contact is named by its customer's identifier and its own, with a slash between.
	s.find = func(ctx context.Context, d *app.Deps, call operation.Call, key string, r *imports.Record) (string, error) {
		whose, err := customerOf(ctx, d, call, r)
		if err != nil {
			return "", err
		}
		book, err := contact.Open(ctx, d.Table, call.Caller, access.Update, whose)
		if err != nil {
			return "", err
		}
		if c := among(&book, key, r.Text(key)); c != nil {
			return whose + "/" + c.ID, nil
		}
		return "", nil
	}
	s.plan = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string, r *imports.Record) (outcome, error) {
		whose, err := customerOf(ctx, d, call, r)
		if err != nil {
			return outcome{label: r.Text("name")}, err
		}
		c, tx, err := contacts.Plan(ctx, d, call, whose, func(book *contact.Book) (*contact.Contact, contact.Fields, error) {
			if _, which, known := strings.Cut(identifier, "/"); known {
				before, err := book.InUse(which)
				if err != nil {
					return nil, contact.Fields{}, err
				}
				after, err := mergedOf(s, call, before.Fields, r)
				return &before, after, err
			}
			fields, err := newOf[contact.Fields](s, call, r)
			return nil, fields, err
		})
		if err != nil {
			return outcome{label: r.Text("name")}, err
		}
		return outcome{c.Customer + "/" + c.ID, c.Name, c, tx}, nil
	}
	s.look = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string) (standing, error) {
		whose, which, _ := strings.Cut(identifier, "/")
		c, err := contact.Get(ctx, d.Table, call.Caller, whose, which)
		return standing{c.Meta, c.Name, contact.Kind}, err
	}
	s.withdraw = func(ctx context.Context, d *app.Deps, call operation.Call, identifier, etag string) (table.Tx, error) {
		whose, which, _ := strings.Cut(identifier, "/")
		return contacts.PlanRemoval(ctx, d, call, whose, which, etag)
	}
	s.restore = func(ctx context.Context, d *app.Deps, call operation.Call, identifier string, was values) (record.Meta, table.Tx, error) {
		whose, which, _ := strings.Cut(identifier, "/")
		c, tx, err := contacts.Plan(ctx, d, call, whose, func(book *contact.Book) (*contact.Contact, contact.Fields, error) {
			now, err := book.InUse(which)
			if err != nil {
				return nil, contact.Fields{}, err
			}
			before, err := putBack(now.Fields, was)
			return &now, before, err
		})
		if err != nil {
			return record.Meta{}, table.Tx{}, err
		}
		return c.Meta, tx, nil
	}
	return s
}

// customerOf returns whose contact a row is; the problem is request.invalid.
func customerOf(ctx context.Context, d *app.Deps, call operation.Call, r *imports.Record) (string, error) {
	for _, way := range []struct {
		key string
		by  customer.By
	}{
		{"customerNumber", customer.ByNumber}, {"customerReference", customer.ByReference}, {"customerTaxNumber", customer.ByTaxNumber}, {"customerEmail", customer.ByEmail},
	} {
		value := r.Text(way.key)
		if value == "" {
			continue
		}
		fields := customer.Fields{}
		switch way.by {
		case customer.ByReference:
			fields.Reference = value
		case customer.ByTaxNumber:
			fields.TaxNumber = value
		case customer.ByEmail:
			fields.Emails = []string{value}
		case customer.ByNumber:
		}
		normal, _, _ := fields.Normalize(nil, call.Caller.Company) // what is no such value finds nobody
		identifier, err := customer.Lookup(ctx, d.Table, call.Caller.Tenant, way.by, value, &normal)
		if err != nil {
			return "", err
		}
		if identifier == "" {
			return "", problem.Invalid(problem.At("/"+way.key, "import.keyNotFound"))
		}
		return identifier, nil
	}
	return "", problem.Invalid(problem.At("/customerNumber", "import.keyBlank"))
}

// among returns the contact in use with that name or e-mail address, the oldest of several; nil for none.
func among(book *contact.Book, key, value string) *contact.Contact {
	for _, c := range slices.Backward(book.Contacts(false)) {
		same := func(address string) bool { return emailaddress.Fold(address) == emailaddress.Fold(value) }
		if key == "name" && text.Fold(c.Name) == text.Fold(value) || key == "emails" && slices.ContainsFunc(c.Emails, same) {
			return &c
		}
	}
	return nil
}
