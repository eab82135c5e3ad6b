package customers_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/infra/scenario/shop"
	"kehu/shared/access"
	"kehu/shared/customer"
	"kehu/shared/document"
)

// witness prints papers, and keeps what the last one said.
type witness struct {
	document.Maker
	paper *document.Paper
}

func (w witness) Print(ctx context.Context, out io.Writer, p document.Paper) error {
	*w.paper = p
	return w.Maker.Print(ctx, out, p)
}

func TestStatementPaper(t *testing.T) {
	t.Parallel()
	s := shop.Open(t, "")
	o := s.Approved(t, "", shop.Line(s.Tea, "3", "100.00"))
	s.Pay(t, "120.00", o.ID, "120.00")
	paper := new(document.Paper)
	s.Deps.Documents = witness{s.Deps.Documents, paper}
	get := func(as *scenario.Caller, id, query string) scenario.Request {
		r := shop.Act(customers.StatementPaper, as, id, "")
		r.Query = query
		return r
	}
	says := func(texts ...string) func(*testing.T, scenario.Response) {
		return func(t *testing.T, r scenario.Response) {
			all := fmt.Sprintf("%+v", *paper)
			for _, text := range texts {
				if !strings.Contains(all, text) {
					t.Errorf("%q does not stand on the paper: %s", text, all)
				}
			}
			if name := r.Header["content-disposition"]; name != "attachment; filename=C000001-2026-03-02.pdf" {
				t.Errorf("file: %s", name)
			}
		}
	}
	s.Run(t, []scenario.Scenario{
		{Name: "of this month", Request: get(s.Finance, s.Customer, ""), Status: 200, After: says("Statement of account", o.Number, "300.00", "-120.00", "CNY 180.00", "Kehu Test", "C000001")},
		{Name: "in Chinese", Request: get(s.Finance, s.Customer, "language=zh-CN&from=2026-03-02"), Status: 200, After: says("对账单", "期初余额", "收款")},
		{Name: "the wrong way round", Request: get(s.Finance, s.Customer, "from=2026-03-02&to=2026-03-01"), Status: 422, Code: "request.invalid", Fields: []string{"query:to date.beforeStart"}},
		{Name: "no day", Request: get(s.Finance, s.Customer, "from=x"), Status: 422, Code: "request.invalid", Fields: []string{"query:from field.format"}},
		{Name: "absent", Request: get(s.Finance, scenario.Unknown(customer.Kind), ""), Status: 404, Code: "customer.notFound"},
		{Name: "of another company", Request: get(s.Kehu.Company(t).Admin, s.Customer, ""), Status: 404, Code: "customer.notFound"},
		{Name: "out of reach", Request: get(s.Company.User(t, access.Salesperson), s.Customer, ""), Status: 404, Code: "customer.notFound"},
		{Name: "no permission", Request: get(s.Company.User(t), s.Customer, ""), Status: 403, Code: "auth.forbidden"},
		{Name: "no token", Request: get(nil, s.Customer, ""), Status: 401, Code: "auth.unauthenticated"},
	})
}
