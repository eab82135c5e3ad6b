package imports_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/customers"
	"kehu/functions/imports"
	"kehu/functions/orders"
	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/event"
	"kehu/shared/job"
	"kehu/shared/work"
)

// ordered is what the tests read of an order.
type ordered struct {
	ID, Number, CustomerID, OrderDate, ShippedDate, DeliveryDate, Status, Owner, Notes string
	Historical                                                                         bool
	Total                                                                              struct{ Amount, Currency string }
	Lines                                                                              []struct{ Code, Quantity, UnitPrice, Discount, Total string }
}

func (o ordered) String() string {
	all := []string{o.Number, o.OrderDate, o.Total.Amount}
	for _, l := range o.Lines {
		all = append(all, l.Code+"*"+l.Quantity)
	}
	return strings.Join(all, " ")
}

// shop is a company with customers and products to import orders of.
func shop(t testing.TB) (*scenario.Kehu, *scenario.Company, map[string]string) {
	t.Helper()
	k := scenario.New(t)
	company := k.Company(t)
	made := make(map[string]string)
	for name, r := range map[string]scenario.Request{
		"A":    {Op: customers.Create, Body: `{"name":"A","reference":"a"}`},
		"B":    {Op: customers.Create, Body: `{"name":"B","reference":"b","emails":["b@x.example"]}`},
		"CHAI": {Op: products.Create, Body: `{"name":"Chai","code":"CHAI","prices":[{"amount":"18.5","currency":"CNY"}]}`},
		"BEER": {Op: products.Create, Body: `{"name":"Beer","code":"BEER","barcode":"4006381333931","prices":[{"amount":"14","currency":"CNY"}],"status":"disabled"}`},
	} {
		r.As = company.Admin
		var one struct{ ID string }
		k.Do(t, r).Want(t, 201).Into(t, &one)
		made[name] = one.ID
	}
	return k, company, made
}

func historyOf(t testing.TB, k *scenario.Kehu, as *scenario.Caller) map[string]ordered {
	t.Helper()
	var page struct{ Items []ordered }
	k.Do(t, scenario.Request{Op: orders.List, As: as, Query: "limit=200"}).Want(t, 200).Into(t, &page)
	all := make(map[string]ordered)
	for _, o := range page.Items {
		var whole ordered
		k.Do(t, on(scenario.Request{Op: orders.Get, As: as}, o.ID)).Want(t, 200).Into(t, &whole)
		all[whole.Number] = whole
	}
	return all
}

// totalsOf returns "customer orders amount" of each customer.
func totalsOf(t testing.TB, k *scenario.Kehu, as *scenario.Caller) map[string]string {
	t.Helper()
	var page struct {
		Items []struct {
			Key  string
			Sums []struct {
				Orders int
				Total  struct{ Amount string }
			}
		}
	}
	k.Do(t, scenario.Request{Op: orders.Totals, As: as, Query: "by=customer"}).Want(t, 200).Into(t, &page)
	all := make(map[string]string)
	for _, row := range page.Items {
		for _, sum := range row.Sums {
			all[row.Key] = fmt.Sprint(sum.Orders, " ", sum.Total.Amount)
		}
	}
	return all
}

var orderHeadings = []string{"订单号", "下单日期", "客户外部编号", "发货日期", "备注", "产品编码", "数量", "单价", "折扣"}

func TestImport_of_orders(t *testing.T) {
	t.Parallel()
	k, company, made := shop(t)
	content := file(
		orderHeadings,
		[]string{"SO-1", "2024/3/5", "a", "2024年3月9日", "first", "CHAI", "2", "1,018.50", "10"},
		[]string{"", "", "", "", "", "BEER", "1", "", ""},
		[]string{"SO-2", "20240306", "b", "", "", "beer", "3", "14", ""},
		[]string{"so-1", "2024-03-05 00:00:00.000", "a", "", "", "CHAI", "1", "", ""},
	)
	a := upload(t, k, company.Admin, "orders", content)
	var p struct {
		Mapping []struct{ Field string }
		Rows    []struct {
			Line, Rows int
			Outcome    string
			Record     ordered
		}
		Problems []any
	}
	k.Do(t, on(scenario.Request{Op: imports.Preview, As: company.Admin, Body: `{}`}, a.ID)).Want(t, 200).Into(t, &p)
	var fields []string
	for _, m := range p.Mapping {
		fields = append(fields, m.Field)
	}
	want := []string{"number", "orderDate", "customerReference", "shippedDate", "notes", "lines.code", "lines.quantity", "lines.unitPrice", "lines.discount"}
	if diff := cmp.Diff(want, fields); diff != "" || len(p.Problems) != 0 {
		t.Fatalf("mapping (-want +got):\n%s\n%v", diff, p.Problems)
	}
	if len(p.Rows) != 2 || p.Rows[0].Outcome != "create" || p.Rows[0].Rows != 3 || p.Rows[0].Record.String() != "SO-1 2024-03-05 1865.80 CHAI*2 BEER*1 CHAI*1" || p.Rows[1].Line != 4 {
		t.Errorf("preview: %+v", p.Rows)
	}
	tried := run(t, k, company.Admin, a.ID, mapping(fields...)+`,"dryRun":true`)
	if tried.State != "succeeded" || tried.Failed != 0 || len(historyOf(t, k, company.Admin)) != 0 {
		t.Fatalf("the trial: %+v\n%v", tried, rowsOf(t, k, company.Admin, tried.ID))
	}
	done := run(t, k, company.Admin, a.ID, mapping(fields...))
	if done.State != "succeeded" || done.Done != 2 || done.Total != 2 || done.Failed != 0 {
		t.Fatalf("job: %+v\n%v", done, rowsOf(t, k, company.Admin, done.ID))
	}
	got := historyOf(t, k, company.Admin)
	one := got["SO-1"]
	if one.String() != "SO-1 2024-03-05 1865.80 CHAI*2 BEER*1 CHAI*1" || got["SO-2"].String() != "SO-2 2024-03-06 42.00 BEER*3" {
		t.Errorf("made: %v", got)
	}
	if one.Status != "completed" || !one.Historical || one.ShippedDate != "2024-03-09" || one.CustomerID != made["A"] || one.Notes != "first" || one.Lines[0].Discount != "10" {
		t.Errorf("made: %+v", one)
	}
	if diff := cmp.Diff(map[string]string{made["A"]: "1 1865.80", made["B"]: "1 42.00"}, totalsOf(t, k, company.Admin)); diff != "" {
		t.Errorf("totals right afterwards (-want +got):\n%s", diff)
	}

	// The same file again: its orders are here.
	again := run(t, k, company.Admin, upload(t, k, company.Admin, "orders", content).ID, mapping(fields...))
	taken := []string{"SO-1 failed order.numberTaken /number=order.numberTaken", "SO-2 failed order.numberTaken /number=order.numberTaken"}
	if diff := cmp.Diff(taken, rowsOf(t, k, company.Admin, again.ID)); diff != "" {
		t.Errorf("again (-want +got):\n%s", diff)
	}
	skipped := run(t, k, company.Admin, upload(t, k, company.Admin, "orders", content).ID, mapping(fields...)+`,"duplicates":"skip"`)
	if diff := cmp.Diff([]string{"SO-1 skipped", "SO-2 skipped"}, rowsOf(t, k, company.Admin, skipped.ID)); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}

	// Taking it back leaves what was touched since.
	k.Do(t, on(scenario.Request{Op: orders.Delete, As: company.Admin, Header: map[string]string{"If-Match": `"1"`}}, got["SO-2"].ID)).Want(t, 204)
	k.Do(t, on(scenario.Request{Op: orders.Restore, As: company.Admin}, got["SO-2"].ID)).Want(t, 200)
	var back progress
	k.Do(t, on(scenario.Request{Op: imports.Revert, As: company.Admin}, a.ID)).Want(t, 202).Into(t, &back)
	k.Drain(t)
	if diff := cmp.Diff([]string{"SO-1 done", "SO-2 failed import.changedSince"}, rowsOf(t, k, company.Admin, back.ID)); diff != "" {
		t.Errorf("taken back (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{made["B"]: "1 42.00"}, totalsOf(t, k, company.Admin)); diff != "" {
		t.Errorf("totals after that (-want +got):\n%s", diff)
	}
	anew := run(t, k, company.Admin, upload(t, k, company.Admin, "orders", content).ID, mapping(fields...)+`,"duplicates":"skip"`)
	if diff := cmp.Diff([]string{"SO-1 done", "SO-2 skipped"}, rowsOf(t, k, company.Admin, anew.ID)); diff != "" {
		t.Errorf("anew (-want +got):\n%s", diff)
	}
}

func TestImport_of_orders_that_are_wrong(t *testing.T) {
	t.Parallel()
	k, company, _ := shop(t)
	headings := []string{"number", "order date", "customer ref", "customer e-mail address", "currency", "owner", "status", "product code", "product bar code", "quantity", "unit price"}
	names := []string{"number", "orderDate", "customerReference", "customerEmail", "currency", "owner", "status", "lines.code", "lines.barcode", "lines.quantity", "lines.unitPrice"}
	rows := [][]string{
		headings,
		{"1", "2024-03-05", "a", "", "", "", "", "CHAI", "", "1", ""},
		{"1", "2024-03-05", "a", "", "", "", "", "TEA", "", "2", ""},
		{"1", "2024-03-05", "a", "", "", "", "", "CHAI", "", "-3", ""},
		{"2", "2024-03-05", "a", "", "", "", "", "CHAI", "", "1", ""},
		{"2", "2024-03-06", "b", "", "", "", "", "CHAI", "", "2", ""},
		{"3", "05.03.2024", "a", "", "", "", "", "CHAI", "", "1e3", ""},
		{"4", "2024-03-05", "z", "", "", "nobody@x.example", "shipped partly", "", "", "1", ""},
		{"5", "2024-03-05", "", "B@x.example", "", "", "已完成", "", "4006381333931", "1", ""},
		{"6", "2024-03-05", "a", "", "XXQ", "", "", "CHAI", "", "1", "1"},
		{"7", "2024-03-05", "a", "", "", "", "", "", "", "", ""},
		{"8", "2924-03-05", "a", "", "", "", "", "CHAI", "", "0.0000001", "1e30"},
	}
	long := []string{"9", "2024-03-05", "a", "", "", "", "", "CHAI", "", "1", ""}
	rows = append(rows, slices.Repeat([][]string{long}, 501)...)
	p := run(t, k, company.Admin, upload(t, k, company.Admin, "orders", file(rows...)).ID, mapping(names...))
	want := []string{
		"1 failed request.invalid /lines/1/code=import.keyNotFound",
		"2 failed request.invalid /customerReference=import.rowsDiffer /orderDate=import.rowsDiffer",
		"3 failed request.invalid /orderDate=field.format",
		"4 failed request.invalid /status=order.notPast /customerReference=import.keyNotFound /owner=customer.ownerUnknown /lines/0/code=import.keyBlank",
		"5 done",
		"6 failed request.invalid /currency=currency.invalid",
		"7 failed request.invalid /lines=field.tooFew",
		"8 failed request.invalid /lines/0/quantity=number.invalid /orderDate=date.future",
		"9 failed request.invalid /lines=import.groupTooLarge",
		"9 failed request.invalid /lines=import.groupTooLarge",
	}
	if diff := cmp.Diff(want, rowsOf(t, k, company.Admin, p.ID)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	back := strings.Split(failedFile(t, k, company.Admin, p.ID), "\r\n")
	for i, end := range []string{
		"Reason", "CHAI,,1,,", `TEA,,2,,Product code: belongs to no record`, "CHAI,,'-3,,",
	} {
		if !strings.HasSuffix(back[i], end) {
			t.Errorf("row %d of the failed ones is %q, want ... %q", i, back[i], end)
		}
	}
	if len(back) != 1+3+2+1+1+1+1+1+501+1 {
		t.Errorf("%d rows came back", len(back))
	}
	if got := historyOf(t, k, company.Admin); len(got) != 1 || got["5"].String() != "5 2024-03-05 14.00 BEER*1" {
		t.Errorf("made: %v", got)
	}

	// What came back is mended, and sent again.
	mended := upload(t, k, company.Admin, "orders", strings.NewReplacer("TEA", "CHAI", "'-3", "3").Replace(strings.Join(back[:4], "\r\n")))
	if p := run(t, k, company.Admin, mended.ID, mapping(names...)); p.Done != 1 || p.Failed != 0 {
		t.Errorf("mended: %+v %v", p, rowsOf(t, k, company.Admin, p.ID))
	}
	r := k.Do(t, on(scenario.Request{Op: imports.Preview, As: company.Admin, Body: "{" + mapping(names...) + `,"rows":3}`}, upload(t, k, company.Admin, "orders", file(rows[:4]...)).ID)).Want(t, 200)
	if !strings.Contains(r.Body, `"cell":"H3","column":8,"field":"lines.code"`) {
		t.Errorf("the preview does not name the cell: %s", r.Body)
	}
}

func TestImport_of_orders_takes_the_permission_and_makes_only(t *testing.T) {
	t.Parallel()
	k, company, made := shop(t)
	sales := company.User(t, access.Salesperson)
	k.Do(t, begin(sales, "orders", "x.csv", "number\n1\n")).WantProblem(t, "auth.forbidden")
	content := file([]string{"number", "order date", "customer ref", "product code", "quantity"}, []string{"1", "2024-03-05", "a", "CHAI", "1"})
	fields := mapping("number", "orderDate", "customerReference", "lines.code", "lines.quantity")
	a := upload(t, k, company.Admin, "orders", content)
	k.Do(t, startOf(company.Admin, a.ID, fields+`,"mode":"upsert","key":"number"`)).WantProblem(t, "request.invalid", "/mode import.createOnly")
	k.Do(t, startOf(company.Admin, a.ID, mapping("number", "orderDate"))).WantProblem(t, "request.invalid", "/mapping import.fieldMissing")

	// An order of Kehu's own that comes out of an export would count twice.
	var live ordered
	k.Do(t, scenario.Request{Op: orders.Create, As: company.Admin, Body: fmt.Sprintf(`{"customerId":%q,"orderDate":"2024-03-05","lines":[{"productId":%q,"quantity":1}]}`, made["A"], made["CHAI"])}).Want(t, 201).Into(t, &live)
	row := func(number, date string) string {
		return file([]string{"number", "order date", "customer ref", "product code", "quantity"}, []string{number, date, "a", "CHAI", "1"})
	}
	p := run(t, k, company.Admin, upload(t, k, company.Admin, "orders", row(live.Number, "2024-03-05")).ID, fields)
	if diff := cmp.Diff([]string{live.Number + " failed order.alreadyHere /number=order.alreadyHere"}, rowsOf(t, k, company.Admin, p.ID)); diff != "" {
		t.Error(diff)
	}
	p = run(t, k, company.Admin, upload(t, k, company.Admin, "orders", row(live.Number, "2019-03-05")).ID, fields)
	if diff := cmp.Diff([]string{live.Number + " done"}, rowsOf(t, k, company.Admin, p.ID)); diff != "" {
		t.Errorf("an earlier system's with that number: %s", diff)
	}
}

// A process dies in the middle, rows of one order lie apart, and chunks end anywhere: each order is there once, whole.
func TestImport_of_orders_goes_on_where_it_was(t *testing.T) {
	t.Parallel()
	k, company, made := shop(t)
	rows := [][]string{{"number", "order date", "customer ref", "product code", "quantity"}}
	for _, product := range []string{"CHAI", "BEER", "CHAI"} {
		for i := range 200 {
			rows = append(rows, []string{fmt.Sprint(i), "2024-03-05", "a", product, "1"})
		}
	}
	a := upload(t, k, company.Admin, "orders", file(rows...))
	var p progress
	k.Do(t, startOf(company.Admin, a.ID, mapping("number", "orderDate", "customerReference", "lines.code", "lines.quantity"))).Want(t, 202).Into(t, &p)
	told := event.Event{ID: p.ID, Type: event.JobQueued, Tenant: company.Tenant.String(), Entity: p.ID, Attributes: map[string]string{"turn": "1"}}
	kinds := map[job.Type]work.Open{imports.Job: imports.Open}
	for _, chunks := range []int{2, 3, 1} { // that it gets done before it dies
		dying := k.Process()
		ctx, die := context.WithCancel(t.Context())
		dying.Table.Fail(func(method string) error {
			if method == "Transact" {
				if chunks--; chunks < -1 { // the first takes the job
					die()
				}
			}
			return ctx.Err()
		})
		if err := work.Run(ctx, dying.Deps, kinds, told); err == nil {
			t.Fatalf("it did not die: %d, %+v", chunks, jobOf(t, k, company.Admin, p.ID))
		}
		k.Clock.Advance(3 * time.Minute)
	}
	before := len(historyOf(t, k, company.Admin))
	if err := work.Run(t.Context(), k.Process().Deps, kinds, told); err != nil {
		t.Fatal(err)
	}
	k.Drain(t)
	if p = jobOf(t, k, company.Admin, p.ID); p.State != "succeeded" || p.Done != 200 || p.Failed != 0 || before == 0 || before == 200 {
		t.Errorf("%d orders before, then %+v", before, p)
	}
	got := historyOf(t, k, company.Admin)
	for number, o := range got {
		if len(o.Lines) != 3 || o.Total.Amount != "51.00" {
			t.Errorf("order %s: %v", number, o)
		}
	}
	if diff := cmp.Diff(map[string]string{made["A"]: "200 10200.00"}, totalsOf(t, k, company.Admin)); diff != "" || len(got) != 200 {
		t.Errorf("%d orders; totals (-want +got):\n%s", len(got), diff)
	}
}
