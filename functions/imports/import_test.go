package imports_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/customers"
	"kehu/functions/imports"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/problem"
)

func TestImport_of_customers(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	ann := company.User(t, access.Salesperson)
	a := upload(t, k, company.Admin, "customers", file(
		[]string{"公司名称", "联系电话", "邮箱", "城市", "国家", "联系人", "级别", "行业", "业务员", "标签", "无关"},
		[]string{"苏州恒力机械有限公司", "0512-65123456", "wang@hengli.example", "苏州", "中国", "王伟", "", "制造", ann.User + "@example.com", "重点、老客户", "x"},
		[]string{"上海一号", "13800138000; 13900139000", "a@yihao.example", "上海", "CN", "李娜", "", "", "", "", ""},
		[]string{"=cmd()", "", "", "", "", "", "", "", "", "", ""},
	))
	var p struct {
		Mapping []struct {
			Column int
			Field  string
		}
		Rows []struct {
			Line    int
			Outcome string
			Record  map[string]any
			Errors  []any
		}
		Problems []any
	}
	k.Do(t, on(scenario.Request{Op: imports.Preview, As: company.Admin, Body: `{}`}, a.ID)).Want(t, 200).Into(t, &p)
	var fields []string
	for _, m := range p.Mapping {
		fields = append(fields, m.Field)
	}
	want := []string{"name", "phones", "emails", "addresses.0.city", "addresses.0.country", "contactName", "level", "industry", "owner", "tags"}
	if diff := cmp.Diff(want, fields); diff != "" {
		t.Errorf("mapping (-want +got):\n%s", diff)
	}
	if len(p.Rows) != 3 || p.Rows[0].Outcome != "create" || p.Rows[0].Line != 2 || p.Rows[0].Record["industry"] != "manufacturing" || len(p.Problems) != 0 {
		t.Errorf("preview: %+v", p)
	}
	if got := listed(t, k, company.Admin); len(got) != 0 {
		t.Fatalf("the preview wrote %v", got)
	}
	done := run(t, k, company.Admin, a.ID, mapping(want...)+`,"saveAs":"标准"`)
	if done.State != "succeeded" || done.Done != 3 || done.Total != 3 || done.Failed != 0 || done.Result != nil {
		t.Fatalf("job: %+v\n%v", done, rowsOf(t, k, company.Admin, done.ID))
	}
	got := listed(t, k, company.Admin)
	hengli := got["苏州恒力机械有限公司"]
	if hengli.Owner != ann.User || hengli.Source != "import" || hengli.Place != "苏州, CN" || hengli.Phones[0] != "+8651265123456" || cmp.Diff([]string{"重点", "老客户"}, hengli.Tags) != "" {
		t.Errorf("made: %+v", hengli)
	}
	if second := got["上海一号"]; len(second.Phones) != 2 || second.Owner != company.Admin.User {
		t.Errorf("made: %+v", second)
	}
	if third := got["=cmd()"]; third.Number == "" || third.Version != 1 {
		t.Errorf("made: %+v", third)
	}
	rows := k.Rows(t, company.Tenant, hengli.ID)
	if len(rows) != 1 || rows[0].By != company.Admin.User {
		t.Errorf("audit: %+v", rows)
	}
	k.Do(t, startOf(company.Admin, a.ID, mapping("name"))).WantProblem(t, "import.started")

	// A file with the same headings is recognised by the preset.
	b := upload(t, k, company.Admin, "customers", file([]string{"业务员", "标签", "公司名称", "联系电话", "邮箱", "城市", "国家", "联系人", "级别", "行业"}, []string{"", "", "三", "1", "", "", "", "", "", ""}))
	r := k.Do(t, on(scenario.Request{Op: imports.Preview, As: company.Admin, Body: `{}`}, b.ID)).Want(t, 200)
	for _, part := range []string{`"preset":"标准"`, `"cell":"D2"`, `"code":"phone.invalid"`, `"outcome":"fail"`} {
		if !strings.Contains(r.Body, part) {
			t.Errorf("no %s in %s", part, r.Body)
		}
	}
}

func TestImport_by_key(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	first := upload(t, k, company.Admin, "customers", file(
		[]string{"name", "reference", "email", "phone", "city"},
		[]string{"A", "a-1", "a@x.example", "0512-65123456", "苏州"}, []string{"B", "b-1", "b@x.example", "0512-65123457", "上海"},
	))
	fields := mapping("name", "reference", "emails", "phones", "addresses.0.city")
	if p := run(t, k, company.Admin, first.ID, fields); p.Done != 2 || p.Failed != 0 {
		t.Fatalf("%+v %v", p, rowsOf(t, k, company.Admin, p.ID))
	}
	for _, c := range []struct {
		name, body string
		rows       [][]string
		want       []string
		check      func(t *testing.T, all map[string]summary)
	}{
		{
			"update changes what a cell says, and leaves the rest", fields + `,"mode":"update","key":"reference"`,
			[][]string{{"A2", "a-1", "", "", ""}, {"C", "c-1", "", "", ""}, {"D", "", "", "", ""}},
			[]string{"A2 done", "C failed request.invalid /reference=import.keyNotFound", "D failed request.invalid /reference=import.keyBlank"},
			func(t *testing.T, all map[string]summary) {
				if a := all["A2"]; a.Place != "苏州" || len(a.Emails) != 1 || len(a.Phones) != 1 || a.Version != 2 {
					t.Errorf("%+v", a)
				}
			},
		},
		{"what is as it was is skipped", fields + `,"mode":"update","key":"reference"`, [][]string{{"A2", "a-1", "a@x.example", "0512 6512 3456", "苏州"}}, []string{"A2 skipped"}, nil},
		{
			"upsert by e-mail address", fields + `,"mode":"upsert","key":"emails"`,
			[][]string{{"B2", "", "B@x.example", "", ""}, {"E", "", "e@x.example", "", ""}},
			[]string{"B2 done", "E done"},
			nil,
		},
		{
			"clear empties what is empty", fields + `,"mode":"update","key":"reference","clear":true`,
			[][]string{{"A2", "a-1", "", "0512-65123456", ""}},
			[]string{"A2 done"},
			func(t *testing.T, all map[string]summary) {
				if a := all["A2"]; a.Place != "" || len(a.Emails) != 0 {
					t.Errorf("%+v", a)
				}
			},
		},
		{
			"a later row changes what an earlier one made", fields + `,"mode":"upsert","key":"reference"`,
			[][]string{{"F", "f-1", "", "", ""}, {"F2", "f-1", "", "", ""}},
			[]string{"F done", "F2 done"},
			nil,
		},
		{"a unique value of another is refused", fields, [][]string{{"G", "f-1", "", "", ""}}, []string{"G failed customer.duplicate /reference=customer.referenceTaken"}, nil},
		{"or skipped", fields + `,"duplicates":"skip"`, [][]string{{"G", "f-1", "", "", ""}, {"E", "", "", "", ""}, {"H", "h-1", "", "", ""}}, []string{"G skipped", "E skipped", "H done"}, nil},
		{"a name of another is refused if so wished", fields + `,"duplicates":"refuse"`, [][]string{{"h", "h-2", "", "", ""}}, []string{"h failed customer.duplicate /name=customer.nameTaken"}, nil},
		{"twice in one file", fields, [][]string{{"I", "i-1", "", "", ""}, {"J", "I-1", "", "", ""}}, []string{"I done", "J failed customer.duplicate /reference=customer.referenceTaken"}, nil},
	} {
		rows := append([][]string{{"name", "reference", "email", "phone", "city"}}, c.rows...)
		before := k.Main.LastSequence()
		a := upload(t, k, company.Admin, "customers", file(rows...))
		// The trial tells the same as the real one, and writes nothing but what belongs to itself.
		trial := run(t, k, company.Admin, a.ID, c.body+`,"dryRun":true`)
		changes, err := k.Main.Changes(before, 10_000)
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range changes {
			if kind := change.New.Text("et"); kind == "customer" {
				t.Errorf("%s: the trial wrote a %s", c.name, kind)
			}
		}
		p := run(t, k, company.Admin, a.ID, c.body)
		got := rowsOf(t, k, company.Admin, p.ID)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if trial.Failed != p.Failed && c.name != "a later row changes what an earlier one made" {
			t.Errorf("%s: the trial told of %d failures, there were %d: %v", c.name, trial.Failed, p.Failed, rowsOf(t, k, company.Admin, trial.ID))
		}
		if c.check != nil {
			c.check(t, listed(t, k, company.Admin))
		}
	}
}

func TestImport_gives_failed_rows_back(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	rows := [][]string{{"客户名称", "电话", "备注"}}
	for i := range 100 {
		phone := fmt.Sprintf("0512-651%05d", i)
		if i%2 == 1 {
			phone = "1"
		}
		rows = append(rows, []string{fmt.Sprint("客户", i), phone, "=1+1"})
	}
	a := upload(t, k, admin, "customers", strings.TrimPrefix(strings.ReplaceAll(file(rows...), ",", ";"), "\ufeff"))
	start := startOf(admin, a.ID, mapping("name", "phones", "notes"))
	start.Header = map[string]string{"Accept-Language": "zh-CN"}
	var p progress
	k.Do(t, start).Want(t, 202).Into(t, &p)
	k.Drain(t)
	if p = jobOf(t, k, admin, p.ID); p.State != "succeeded" || p.Done != 100 || p.Failed != 50 || p.Result == nil || p.Result.Name != "customers-failed.csv" {
		t.Fatalf("job: %+v", p)
	}
	lines := strings.Split(failedFile(t, k, admin, p.ID), "\r\n")
	if len(lines) != 52 || lines[0] != "客户名称;电话;备注;失败原因" || lines[1] != "客户1;1;'=1+1;电话：不是可能的电话号码，请带国家代码，如 +86 512 6234 5678" {
		t.Errorf("%d lines: %q", len(lines), lines[:2])
	}
	if got := len(listed(t, k, admin)); got != 50 {
		t.Errorf("%d customers", got)
	}
}

func TestImport_of_bad_files_writes_nothing(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	for name, c := range map[string]struct{ content, code string }{
		"nothing":                  {"\ufeff", "import.noRows"},
		"headings alone":           {"name\n", "import.noRows"},
		"a million columns":        {"name\nA\n" + strings.Repeat(",", 600_000), "import.tooWide"},
		"wide headings":            {strings.Repeat(",", 600) + "x\nA\n", "import.tooWide"},
		"a program":                {"\x7fELF\x02\x01\x01" + strings.Repeat("\x00\x01", 500), "import.noRows"},
		"too wide in a later line": {"name\n" + strings.Repeat("A\n", 500) + strings.Repeat(",", 501) + "x\n", "import.tooWide"},
	} {
		a := upload(t, k, admin, "customers", c.content)
		response := k.Do(t, startOf(admin, a.ID, mapping("name")))
		if response.Status == 202 {
			var p progress
			response.Into(t, &p)
			k.Drain(t)
			if p = jobOf(t, k, admin, p.ID); p.State != "failed" || p.Code != c.code || p.Done != 0 {
				t.Errorf("%s: job %+v", name, p)
			}
		} else {
			response.WantProblem(t, problem.Code(c.code))
		}
		if got := listed(t, k, admin); len(got) != 0 {
			t.Fatalf("%s: wrote %d", name, len(got))
		}
	}
}

func TestImport_with_hostile_cells(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	a := upload(t, k, admin, "customers", "name,email\na\x00b,\nok,\n"+strings.Repeat("x", 300)+",\n\xff\xfe,\nc,=cmd|' /C calc'!A0\n")
	p := run(t, k, admin, a.ID, mapping("name", "emails"))
	want := []string{
		"failed request.invalid /name=field.control", "ok done", "failed request.invalid /name=field.tooLong", "failed request.invalid /name=field.control",
		"failed request.invalid /emails/0=email.invalid",
	}
	got := rowsOf(t, k, admin, p.ID)
	for i := range got {
		if at := strings.Index(got[i], "failed"); at >= 0 {
			got[i] = got[i][at:]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestImport_has_the_rights_of_who_started_it(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	manager, sales, other := company.User(t, access.SalesManager), company.User(t, access.Salesperson), company.User(t, access.Salesperson)
	k.Do(t, begin(sales, "customers", "x.csv", "name\nA\n")).WantProblem(t, "auth.forbidden")
	a := upload(t, k, manager, "customers", file([]string{"name", "owner"}, []string{"A", ""}, []string{"B", other.User}))
	for _, stranger := range []*scenario.Caller{sales, k.Company(t).Admin} {
		for _, r := range []scenario.Request{{Op: imports.Get}, {Op: imports.Preview, Body: "{}"}, {Op: imports.Start, Body: "{" + mapping("name") + "}"}, {Op: imports.Revert}} {
			r.As = stranger
			k.Do(t, on(r, a.ID)).Want(t, 404).WantProblem(t, "import.notFound")
		}
	}
	k.Do(t, startOf(company.Admin, a.ID, mapping("name"))).WantProblem(t, "auth.outOfReach")
	k.Do(t, on(scenario.Request{Op: imports.Get, As: company.Admin}, a.ID)).Want(t, 200)
	p := run(t, k, manager, a.ID, mapping("name", "owner"))
	want := []string{"A done", "B failed auth.outOfReach /owner=field.invalid"}
	if diff := cmp.Diff(want, rowsOf(t, k, manager, p.ID)); diff != "" {
		t.Error(diff)
	}
}

func TestImport_requests(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	a := upload(t, k, admin, "customers", "name,phone\nA,\n")
	var waiting answer
	k.Do(t, scenario.Request{Op: imports.Create, As: admin, Body: `{"kind":"customers","fileName":"x.csv","size":9}`}).Want(t, 201).Into(t, &waiting)
	if waiting.Upload == nil || !strings.HasPrefix(waiting.Upload.URL, "/local/files/job/") {
		t.Errorf("upload: %+v", waiting)
	}
	k.Run(t, []scenario.Scenario{
		{Name: "nothing to import", Request: scenario.Request{Op: imports.Create, As: admin, Body: `{"kind":"planets","fileName":"x.csv","size":1}`}, Status: 422, Code: "request.invalid", Fields: []string{"/kind import.kindUnknown"}},
		{Name: "no format", Request: scenario.Request{Op: imports.Create, As: admin, Body: `{"kind":"customers","fileName":"x.exe","size":1}`}, Status: 422, Code: "request.invalid", Fields: []string{"/fileName import.formatUnknown"}},
		{Name: "no path", Request: scenario.Request{Op: imports.Create, As: admin, Query: "validateOnly=true", Body: `{"kind":"customers","fileName":"../../a\\..\\x.csv","size":1}`}, Status: 200, Has: []string{`"fileName":"x.csv"`}},
		{Name: "neither size nor content", Request: scenario.Request{Op: imports.Create, As: admin, Body: `{"kind":"customers","fileName":"x.csv"}`}, Status: 422, Code: "request.invalid", Fields: []string{"/size import.sizeOrContent"}},
		{Name: "no Base64", Request: scenario.Request{Op: imports.Create, As: admin, Body: `{"kind":"customers","fileName":"x.csv","content":"%"}`}, Status: 422, Code: "request.invalid", Fields: []string{"/content import.contentInvalid"}},
		{Name: "not uploaded", Request: startOf(admin, waiting.ID, mapping("name")), Status: 409, Code: "import.notUploaded"},
		{Name: "a field twice", Request: startOf(admin, a.ID, mapping("name", "name")), Status: 422, Code: "request.invalid", Fields: []string{"/mapping/1/field field.duplicate"}},
		{Name: "no such field or column", Request: startOf(admin, a.ID, mapping("name", "soul", "phones")), Status: 422, Code: "request.invalid", Fields: []string{"/mapping/1/field import.fieldUnknown", "/mapping/2/column import.columnUnknown"}},
		{Name: "no name", Request: startOf(admin, a.ID, mapping("", "phones")), Status: 422, Code: "request.invalid", Fields: []string{"/mapping import.fieldMissing"}},
		{Name: "no key", Request: startOf(admin, a.ID, mapping("name")+`,"mode":"upsert"`), Status: 422, Code: "request.invalid", Fields: []string{"/key import.keyUnknown"}},
		{Name: "a key without a column", Request: startOf(admin, a.ID, mapping("name")+`,"mode":"update","key":"number"`), Status: 422, Code: "request.invalid", Fields: []string{"/key import.keyMissing"}},
		{Name: "no preset", Request: on(scenario.Request{Op: imports.Preview, As: admin, Body: `{"preset":"x"}`}, a.ID), Status: 422, Code: "request.invalid", Fields: []string{"/preset import.presetUnknown"}},
		{Name: "the template", Request: scenario.Request{Op: imports.Template, As: admin, Query: "kind=contacts&language=zh-CN"}, Status: 200, Has: []string{`"heading":"联系人姓名","required":true,"key":true`}},
		{Name: "the template of nothing", Request: scenario.Request{Op: imports.Template, As: admin, Query: "kind=x"}, Status: 422, Code: "request.invalid", Fields: []string{"query:kind import.kindUnknown"}},
	})
	table := k.Do(t, scenario.Request{Op: imports.Template, As: admin, Query: "kind=products&format=csv"}).Want(t, 200)
	if !strings.HasPrefix(table.Body, "\ufeffCode,Name,Category,") {
		t.Errorf("template: %q", table.Body)
	}
	var page struct{ Items []answer }
	k.Do(t, scenario.Request{Op: imports.List, As: admin}).Want(t, 200).Into(t, &page)
	if len(page.Items) != 2 || page.Items[0].ID != waiting.ID {
		t.Errorf("list: %+v", page.Items)
	}
}

func TestImport_of_contacts(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	var c summary
	k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: `{"name":"A","reference":"a"}`}).Want(t, 201).Into(t, &c)
	rows := file([]string{"ref", "name", "phone"}, []string{"a", "Ada", "0512-65123456"}, []string{"a", "Bob", ""}, []string{"b", "Eve", ""}, []string{"", "Dan", ""})
	fields := mapping("customerReference", "name", "phones")
	want := []string{"Ada done", "Bob done", "Eve failed request.invalid /customerReference=import.keyNotFound", "Dan failed request.invalid /customerNumber=import.keyBlank"}
	first := run(t, k, admin, upload(t, k, admin, "contacts", rows).ID, fields)
	if diff := cmp.Diff(want, rowsOf(t, k, admin, first.ID)); diff != "" {
		t.Error(diff)
	}
	again := run(t, k, admin, upload(t, k, admin, "contacts", rows).ID, fields+`,"mode":"upsert","key":"name"`)
	want[0], want[1] = "Ada skipped", "Bob skipped"
	if diff := cmp.Diff(want, rowsOf(t, k, admin, again.ID)); diff != "" {
		t.Error(diff)
	}
	if got := listed(t, k, admin)["A"]; got.ContactName != "Ada" {
		t.Errorf("customer: %+v", got)
	}
}
