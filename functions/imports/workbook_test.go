package imports_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"kehu/infra/scenario"
	"kehu/shared/document"
	"kehu/shared/document/documenttest"
	"kehu/shared/document/press"
	"kehu/shared/job"
	"kehu/shared/problem"
)

// cells is a row of a sheet.
func cells(texts ...string) string {
	row := "<row>"
	for _, text := range texts {
		row += `<c t="str"><v>` + text + `</v></c>`
	}
	return row + "</row>"
}

func workbook(t testing.TB, rows string) string {
	return string(documenttest.File{Sheet: `<sheetData>` + rows + `</sheetData>`}.Bytes(t))
}

// uploadAs begins an import of a file of that name.
func uploadAs(t testing.TB, k *scenario.Kehu, as *scenario.Caller, name, content string) (a answer) {
	t.Helper()
	k.Do(t, begin(as, "customers", name, content)).Want(t, 201).Into(t, &a)
	return a
}

func TestImport_of_hostile_workbooks_writes_nothing(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	head := cells("name", "phone")
	bomb := documenttest.File{
		Texts: `<si><t>` + strings.Repeat("x", 1000) + strings.Repeat(`</t></si><si><t>`, 1<<17) + `</t></si>`, Sheet: `<sheetData>` + head + cells("a", "b") + `</sheetData>`,
		Workbook: "", Styles: strings.Repeat(" ", 200<<20),
	}
	for name, c := range map[string]struct{ file, content, code string }{
		"a million columns":              {"x.xlsx", workbook(t, head+`<row><c r="BDWGN2"><v>1</v></c></row>`), "import.tooWide"},
		"a million cells":                {"x.xlsx", workbook(t, head+`<row>`+strings.Repeat(`<c><v>1</v></c>`, 1_000_000)+`</row>`), "import.tooWide"},
		"a wide row behind many good":    {"x.xlsx", workbook(t, head+strings.Repeat(cells("a", ""), 300)+`<row><c r="XFD302"><v>1</v></c></row>`), "import.tooWide"},
		"a sheet that breaks off":        {"x.xlsx", workbook(t, head+strings.Repeat(cells("a", ""), 300)+`<row><c><v>1`), "import.fileBroken"},
		"a zip bomb":                     {"x.xlsx", string(bomb.Bytes(t)), "import.fileTooLarge"},
		"an entity that expands":         {"x.xlsx", workbook(t, `<!DOCTYPE a [<!ENTITY b "bbbb">]>`+head+cells("&b;", "")), "import.fileBroken"},
		"an archive of something else":   {"x.xlsx", string(documenttest.Zip(t, map[string]string{"readme.txt": "hello"})), "import.fileBroken"},
		"Excel 97":                       {"x.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 512), "import.fileBroken"},
		"a text that is called workbook": {"x.xlsx", "name,phone\nA,1\n", "import.fileBroken"},
		"no sheet that has anything":     {"x.xlsx", workbook(t, ""), "import.noRows"},
	} {
		t.Run(name, func(t *testing.T) {
			if len(c.content) > 700_000 {
				t.Fatalf("%d bytes", len(c.content))
			}
			a := uploadAs(t, k, admin, c.file, c.content)
			response := k.Do(t, startOf(admin, a.ID, mapping("name")))
			if response.Status == 202 {
				var p progress
				response.Into(t, &p)
				k.Drain(t)
				if p = jobOf(t, k, admin, p.ID); p.State != "failed" || p.Code != c.code || p.Done != 0 {
					t.Errorf("job %+v", p)
				}
			} else {
				response.WantProblem(t, problem.Code(c.code))
			}
			if got := listed(t, k, admin); len(got) != 0 {
				t.Fatalf("wrote %d", len(got))
			}
		})
	}
	// A workbook that is called a text has no line that makes a customer.
	a := uploadAs(t, k, admin, "x.csv", workbook(t, head+cells("a", "b")))
	if response := k.Do(t, startOf(admin, a.ID, mapping("name"))); response.Status == 202 {
		k.Drain(t)
	}
	if got := listed(t, k, admin); len(got) != 0 {
		t.Errorf("a workbook that is called a text: %v", got)
	}
}

// TestImport_of_workbooks takes formulas as what they came to, tells of merged cells, and gives rows that failed back as a workbook, in which nothing is a formula.
func TestImport_of_workbooks(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	rows := cells("name", "phone", "notes") +
		`<row><c t="str"><f>"o"&amp;"k"</f><v>ok</v></c><c t="str"><v>0512-65123456</v></c></row>` +
		cells("merged", "1", "=cmd|' /C calc'!A0") + cells("007", "x", "2")
	file := documenttest.File{Sheet: `<sheetData>` + rows + `</sheetData><mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>`}
	a := uploadAs(t, k, admin, "客户.xlsx", string(file.Bytes(t)))
	p := run(t, k, admin, a.ID, mapping("name", "phones", "notes"))
	if p.State != "succeeded" || p.Done != 3 || p.Failed != 2 || p.Result == nil || p.Result.Name != "客户-failed.xlsx" {
		t.Fatalf("job: %+v", p)
	}
	if found := listed(t, k, admin); len(found) != 1 || found["ok"].Name != "ok" {
		t.Errorf("made: %v", found)
	}
	j := job.Job{}
	j.ID = p.ID
	content, size, err := k.Files.Open(t.Context(), j.File(admin.Tenant, "failed.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = content.Close() }()
	text, err := io.ReadAll(content)
	if err != nil || int64(len(text)) != size {
		t.Fatalf("%d bytes of %d, %v", len(text), size, err)
	}
	book, err := press.Press{}.Open(t.Context(), bytes.NewReader(text), size, document.Limits{Rows: 10, Columns: 10, Bytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for row, err := range book.Rows(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		var line []string
		for _, c := range row.Cells {
			line = append(line, c.Text)
		}
		got = append(got, strings.Join(line, "|"))
	}
	want := []string{"name|phone|notes|Reason", "merged|1|'=cmd|' /C calc'!A0|Phones: ", "007|x|2|Phones: "}
	for i := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], want[i][:min(len(want[i]), 20)]) {
			t.Errorf("line %d of %q, want %q", i, got, want[i])
		}
	}
	// Mended, it goes in as it came.
	mended := uploadAs(t, k, admin, "mended.xlsx", workbook(t, cells("name", "phone")+cells("merged", "0512-65123457")))
	if p := run(t, k, admin, mended.ID, mapping("name", "phones")); p.Failed != 0 || p.Done != 1 {
		t.Errorf("mended: %+v", p)
	}
}
