package imports_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/functions/imports"
	"kehu/infra/scenario"
	"kehu/shared/document/documenttest"
)

// Titles above the headings are passed over, and sheets without rows; where no row is like headings, the first is.
func TestImport_finds_the_headings(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	two := `<sheets><sheet name="One" sheetId="1" r:id="rId1"/><sheet name="Two" sheetId="2" r:id="rId2"/></sheets>`
	good := cells("名称", "电话") + cells("苏州恒力", "0512-65123456")
	titled := documenttest.File{Sheet: `<sheetData>` + cells("客户名单 2026") + `<row></row>` + cells("", "销售部制表") + good + `</sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>`}
	second := documenttest.File{Workbook: two, Sheet: `<sheetData></sheetData>`, Second: `<sheetData>` + good + `</sheetData>`}
	neither := documenttest.File{Workbook: two, Sheet: `<sheetData></sheetData>`, Second: `<sheetData></sheetData>`}
	long := strings.Repeat("x\n", 30)
	for _, c := range []struct {
		name, file, content string
		headings            []string
		line                int // of the first row; 0 for none, as nothing is mapped
	}{
		{"a title in a text", "a.csv", "客户名单 2026,,,\n,,\n名称,电话\nA,0512-65123456\n", []string{"名称", "电话"}, 4},
		{"a title in a workbook", "a.xlsx", string(titled.Bytes(t)), []string{"名称", "电话"}, 5},
		{"the second sheet", "b.xlsx", string(second.Bytes(t)), []string{"名称", "电话"}, 2},
		{"one column that is known", "c.csv", "name\nA\nB,b\n", []string{"name"}, 2},
		{"one column that nobody knows", "d.csv", "xyz\nA\nB\n", []string{"xyz"}, 0},
		{"a long column that nobody knows", "e.csv", "xyz\n" + long, []string{"xyz"}, 0},
		{"headings that nobody knows", "f.csv", "xyz,abc\nname,phone\n", []string{"xyz", "abc"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := uploadAs(t, k, admin, c.file, c.content)
			var p struct {
				Columns []struct{ Heading string }
				Rows    []struct{ Line int }
			}
			k.Do(t, on(scenario.Request{Op: imports.Preview, As: admin, Body: `{}`}, a.ID)).Want(t, 200).Into(t, &p)
			var headings []string
			for _, column := range p.Columns {
				headings = append(headings, column.Heading)
			}
			if diff := cmp.Diff(c.headings, headings); diff != "" {
				t.Errorf("headings (-want +got):\n%s", diff)
			}
			line := 0
			if len(p.Rows) > 0 {
				line = p.Rows[0].Line
			}
			if line != c.line {
				t.Errorf("the first row is line %d, want %d", line, c.line)
			}
		})
	}
	whole := uploadAs(t, k, admin, "e.csv", "xyz\n"+long)
	if done := run(t, k, admin, whole.ID, mapping("name")); done.Done != 30 || done.Failed != 0 {
		t.Errorf("all rows of one column: %+v", done)
	}
	made := uploadAs(t, k, admin, "a.xlsx", string(titled.Bytes(t)))
	if done := run(t, k, admin, made.ID, mapping("name", "phones")); done.Done != 1 || done.Failed != 0 {
		t.Errorf("below a title: %+v", done)
	}
	if _, found := listed(t, k, admin)["苏州恒力"]; !found {
		t.Error("the customer below the title was not made")
	}
	none := uploadAs(t, k, admin, "none.xlsx", string(neither.Bytes(t)))
	k.Do(t, on(scenario.Request{Op: imports.Preview, As: admin, Body: `{}`}, none.ID)).WantProblem(t, "import.noRows")
}
