package exports_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/categories"
	"kehu/functions/customers"
	"kehu/functions/jobs"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/document"
	"kehu/shared/operation"
	"kehu/shared/product"
	"kehu/shared/record"
	store "kehu/shared/table"
)

// witness prints papers, and keeps what the last one said.
type witness struct {
	document.Maker
	paper *document.Paper
	fails error
}

func (w witness) Print(ctx context.Context, out io.Writer, p document.Paper) error {
	*w.paper = p
	if w.fails != nil {
		return w.fails
	}
	return w.Maker.Print(ctx, out, p)
}

// told is what a paper of a list says: its filters, and its rows with their headings.
func told(p *document.Paper) (filters, rows []string) {
	for _, b := range p.Blocks {
		switch block := b.(type) {
		case document.Fields:
			for _, f := range block {
				if f.Value != "" {
					filters = append(filters, f.Name+"="+f.Value)
				}
			}
		case document.Grid:
			var titles []string
			for _, c := range block.Columns {
				titles = append(titles, c.Title)
			}
			rows = append(rows, strings.Join(titles, "|"))
			for _, row := range block.Rows {
				rows = append(rows, strings.Join(row, "|"))
			}
		case document.Paragraph:
			filters = append(filters, block.Text)
		}
	}
	return filters, rows
}

func created(t testing.TB, k *scenario.Kehu, o operation.Operation, as *scenario.Caller, body string) string {
	t.Helper()
	var one struct{ ID string }
	k.Do(t, scenario.Request{Op: o, As: as, Body: body}).Want(t, 201).Into(t, &one)
	return one.ID
}

func TestExport_as_PDF(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin, manager := company.Admin, company.User(t, access.SalesManager)
	said := new(document.Paper)
	k.Deps.Documents = witness{k.Deps.Documents, said, nil}
	trade := created(t, k, categories.Create, admin, `{"name":"贸易"}`)
	buyer := created(t, k, customers.Create, manager, `{"name":"苏州恒力机械有限公司","contactName":"王芳","phones":["0512-65123456","13800138000"],"emails":["a@x.example","b@x.example"],
		"addresses":[{"type":"registered","country":"CN","city":"苏州"}],"level":"A","source":"exhibition","status":"active","tags":["x"],"categoryId":"`+trade+`"}`)
	other := created(t, k, customers.Create, admin, `{"name":"Other","level":"B"}`)
	chai := created(t, k, products.Create, admin, `{"name":"Chai","code":"=007","category":"Drinks","specification":"1\"","unit":"box","prices":[{"amount":"1234.5","currency":"CNY"}],"taxRate":"13","cost":{"amount":"77","currency":"CNY"}}`)
	line := `"lines":[{"productId":"` + chai + `","quantity":2,"unitPrice":1000},{"productId":"` + chai + `","quantity":1,"unitPrice":1}]`
	created(t, k, orders.Create, manager, `{"customerId":"`+buyer+`","orderDate":"2026-03-02","reference":"PO 7",`+line+`}`)
	created(t, k, orders.Create, admin, `{"customerId":"`+other+`","orderDate":"2026-03-01",`+line+`}`)
	for _, test := range []struct {
		name, body, title string
		as                *scenario.Caller
		filters, rows     []string
	}{
		{
			"customers in Chinese, in reach, masked", `"list":"customers","language":"zh-CN","filter":{"q":"恒力","owner":"me","tag":"x","level":"A","source":"exhibition","status":"active","category":"` + trade + `","createdFrom":"2026-01-01","updatedTo":"2026-12-31"}`, "客户列表", manager,
			[]string{
				"记录数=1", "搜索=恒力", "标签=x", "客户等级=A 级：重点客户", "来源=展会", "状态=活跃", "添加日期=2026-01-01 –", "修改日期=– 2026-12-31", "归属人=Ada Berg", "分类=贸易",
			},
			[]string{
				"客户编号|客户名称|联系人|电话|邮箱|所在地|归属人|客户等级|状态|添加日期",
				"C000001|苏州恒力机械有限公司|王芳|+8651265123456|a@x.example|苏州, CN|Ada Berg|A 级：重点客户|活跃|2026-03-02",
			},
		},
		{
			"products", `"list":"products","filter":{"category":"Drinks"}`, "Products", admin,
			[]string{"Records=1", "Category=Drinks"},
			[]string{"Code|Name|Category|Specification|Unit|Price|Tax|Status", `=007|Chai|Drinks|1"|Box|CNY 1,234.5|13%|Active`},
		},
		{
			"orders, a row each", `"list":"orders","filter":{"from":"2026-03-01","to":"2026-03-02","owner":"team"}`, "Orders", manager,
			[]string{"Records=1", "Period=2026-03-01 – 2026-03-02", "Owner=The team of who exported it"},
			[]string{"Order number|Order date|Customer|Reference|Salesperson|Status|Delivery date|Total", "SO000001|2026-03-02|苏州恒力机械有限公司|PO 7|Ada Berg|Draft||CNY 2,261.13"},
		},
		{"orders of a customer", `"list":"orders","filter":{"customer":"` + other + `"}`, "Orders", admin, []string{"Records=1", "Customer=C000002 Other"}, nil},
		{"nothing", `"list":"customers","filter":{"tag":"y"}`, "Customers", admin, []string{"Records=0", "Tags=y"}, []string{}},
	} {
		p, content := taken(t, k, test.as, test.body+`,"format":"pdf"`)
		if !bytes.HasPrefix(content, []byte("%PDF-")) || p.Failed != 0 || !strings.HasSuffix(p.Result.Name, ".pdf") {
			t.Errorf("%s: %+v %.20q", test.name, p, content)
		}
		filters, rows := told(said)
		if diff := cmp.Diff(test.filters, filters); diff != "" {
			t.Errorf("%s: filters (-want +got):\n%s", test.name, diff)
		}
		if diff := cmp.Diff(test.rows, append([]string{}, rows...)); test.rows != nil && diff != "" {
			t.Errorf("%s: rows (-want +got):\n%s", test.name, diff)
		}
		mark := test.as.User + "@example.com"
		if said.Title != test.title || !said.Landscape || said.Head.Company != "Kehu Test" || !strings.Contains(said.Watermark, mark) || !strings.Contains(said.Foot, "{page}") {
			t.Errorf("%s: %q %q %q %q", test.name, said.Title, said.Head.Company, said.Watermark, said.Foot)
		}
		if to := os.Getenv("KEHU_PAPERS"); to != "" { // to be looked at
			if err := os.WriteFile(to+"/"+test.title+".pdf", content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	k.Deps.Documents = witness{k.Deps.Documents, said, document.ErrTooManyCharacters}
	var p progress
	k.Do(t, export(admin, `"list":"customers","format":"pdf"`)).Want(t, 202).Into(t, &p)
	k.Drain(t)
	k.Do(t, scenario.Request{Op: jobs.Get, As: admin, Path: map[string]string{"id": p.ID}}).Want(t, 200).Into(t, &p)
	if p.State != "failed" || p.Code != "document.tooLarge" {
		t.Errorf("a paper that cannot be printed: %+v", p)
	}
}

// TestExport_as_PDF_is_limited: beyond 5000 records the paper says so, and the job tells a row with the problem.
func TestExport_as_PDF_is_limited(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	said := new(document.Paper)
	k.Deps.Documents = witness{k.Deps.Documents, said, nil}
	for first := 0; first < 5010; first += 10 {
		var tx store.Tx
		for i := first; i < first+10; i++ {
			meta := record.Created(product.Kind, product.Kind.NewID(k.Deps.IDs), record.Stamp{At: k.Clock.Now(), By: company.Admin.User})
			entry := product.Entry{Fields: product.Fields{Name: "x", Code: fmt.Sprint("P", i), Status: product.Active}}
			tx.Add(product.Product{Meta: meta, Entry: entry}.Created(company.Tenant, false).Writes...)
		}
		if err := k.Table.Transact(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
	}
	p, _ := taken(t, k, company.Admin, `"list":"products","format":"pdf"`)
	filters, rows := told(said)
	if len(rows) != 5001 || p.Failed != 1 || len(p.Errors) != 1 || p.Errors[0].Code != "export.paperLimited" {
		t.Errorf("%d rows, %+v", len(rows), p)
	}
	if want := "These are the first 5000; there are more. Narrow the filter, or export to XLSX or CSV."; filters[len(filters)-1] != want {
		t.Errorf("told: %q", filters)
	}
	if _, csv := taken(t, k, company.Admin, `"list":"products","format":"csv"`); len(table(t, csv)) != 5011 {
		t.Error("a CSV file has the limit of a paper")
	}
}
