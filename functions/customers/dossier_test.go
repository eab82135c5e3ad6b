package customers_test

import (
	"fmt"
	"strings"
	"testing"

	"kehu/functions/contacts"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/document"
)

func TestDossier(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, `"phones":["+49301234567"],"notes":"our own remark","bank":{"name":"ICBC","account":"6222021234567890"},`)
	s.Do(t, shop.Act(contacts.Create, s.Seller, s.Customer, `{"name":"Maria Anders","mobile":"+491701234568"}`)).Want(t, 201)
	o := s.Approved(t, "", shop.Line(s.Tea, "3", "100.00"))
	s.Drain(t)
	paper := new(document.Paper)
	s.Deps.Documents = witness{s.Deps.Documents, paper}
	get := func(as *scenario.Caller, id, query string) scenario.Request {
		r := shop.Act(customers.Dossier, as, id, "")
		r.Query = query
		return r
	}
	says := func(lacks string, texts ...string) func(*testing.T, scenario.Response) {
		return func(t *testing.T, _ scenario.Response) {
			all := fmt.Sprintf("%+v", *paper)
			for _, text := range texts {
				if !strings.Contains(all, text) {
					t.Errorf("%q does not stand on the paper: %s", text, all)
				}
			}
			if strings.Contains(all, lacks) {
				t.Errorf("%q stands on the paper: %s", lacks, all)
			}
		}
	}
	s.Run(t, []scenario.Scenario{
		{Name: "all of it", Request: get(s.Seller, s.Customer, ""), Status: 200, After: says("6222021234567890", "Alfreds", "C000001", "+49301234567", "Maria Anders", o.Number, "CNY 300.00", "our own remark", "****7890", "Ada Berg")},
		{Name: "in Chinese", Request: get(s.Seller, s.Customer, "language=zh-CN"), Status: 200, After: says("Your contact", "客户档案", "联系人")},
		{Name: "masked", Request: get(s.Company.User(t, access.Viewer), s.Customer, ""), Status: 200, After: says("1234567", "Alfreds", "****4567", "****4568")},
		{Name: "a language that there is not", Request: get(s.Seller, s.Customer, "language=de"), Status: 422, Code: "request.invalid", Fields: []string{"query:language field.enum"}},
		{Name: "absent", Request: get(s.Seller, scenario.Unknown(customer.Kind), ""), Status: 404, Code: "customer.notFound"},
		{Name: "of another company", Request: get(s.Kehu.Company(t).Admin, s.Customer, ""), Status: 404, Code: "customer.notFound"},
		{Name: "out of reach", Request: get(s.Company.User(t, access.Salesperson), s.Customer, ""), Status: 404, Code: "customer.notFound"},
		{Name: "no permission", Request: get(s.Company.User(t), s.Customer, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "no token", Request: get(nil, s.Customer, ""), Status: 401, Code: "auth.unauthenticated"},
	})
}
