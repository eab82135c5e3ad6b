package documenttest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/document"
)

// limits are those that no case here touches, unless it is about them.
var limits = document.Limits{Rows: 1000, Columns: 100, Bytes: 16 << 20}

// Workbooks tests an adapter.
func Workbooks(t *testing.T, w document.Workbooks) {
	t.Run("cells of every type", func(t *testing.T) { testTypes(t, w) })
	t.Run("numbers", func(t *testing.T) { testNumbers(t, w) })
	t.Run("dates", func(t *testing.T) { testDates(t, w) })
	t.Run("rows and gaps", func(t *testing.T) { testGaps(t, w) })
	t.Run("merged cells", func(t *testing.T) { testMerged(t, w) })
	t.Run("sheets", func(t *testing.T) { testSheets(t, w) })
	t.Run("limits", func(t *testing.T) { testLimits(t, w) })
	t.Run("what is no workbook", func(t *testing.T) { testMalformed(t, w) })
	t.Run("a caller who went away", func(t *testing.T) { testCancelled(t, w) })
	t.Run("what is written is read", func(t *testing.T) { testWritten(t, w) })
	t.Run("writing that fails", func(t *testing.T) { testWriteFails(t, w) })
}

// read reads a sheet of a file.
func read(ctx context.Context, w document.Workbooks, file []byte, sheet int, l document.Limits) ([]document.Row, error) {
	book, err := w.Open(ctx, bytes.NewReader(file), int64(len(file)), l)
	if err != nil {
		return nil, err
	}
	var all []document.Row
	for row, err := range book.Rows(ctx, sheet) {
		if err != nil {
			return all, err
		}
		all = append(all, document.Row{Number: row.Number, Cells: slices.Clone(row.Cells)})
	}
	return all, nil
}

// rows reads the first sheet of a file that has nothing wrong.
func rows(t *testing.T, w document.Workbooks, f File) []document.Row {
	t.Helper()
	all, err := read(t.Context(), w, f.Bytes(t), 0, limits)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// cells returns the cells of a row 1 with the given XML.
func cells(t *testing.T, w document.Workbooks, styles, xml string) []document.Cell {
	t.Helper()
	all := rows(t, w, File{Styles: styles, Sheet: `<sheetData><row r="1">` + xml + `</row></sheetData>`})
	if len(all) != 1 {
		t.Fatalf("got %v, want one row", all)
	}
	return all[0].Cells
}

func testTypes(t *testing.T, w document.Workbooks) {
	got := rows(t, w, File{
		Texts: `<si><t>名称</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve">text </t></r><rPh><t>reading</t></rPh></si>` +
			`<si><t>a_x000D_b_x005F_x</t></si><si><t>&lt;&amp;&gt;</t></si>`,
		Sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>` +
			`<row r="2"><c r="A2" t="inlineStr"><is><t>in line</t></is></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="b"><v>0</v></c><c r="D2" t="e"><v>#N/A</v></c></row>` +
			`<row r="3"><c r="A3" t="str"><f>A1&amp;"x"</f><v>名称x</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="C3"><f>NOW()</f></c></row></sheetData>`,
	})
	want := []document.Row{
		{Number: 1, Cells: []document.Cell{
			{Kind: document.Text, Text: "名称"},
			{Kind: document.Text, Text: "rich text "},
			{Kind: document.Text, Text: "a\rb_x"},
			{Kind: document.Text, Text: "<&>"},
		}},
		{Number: 2, Cells: []document.Cell{
			{Kind: document.Text, Text: "in line"},
			{Kind: document.Boolean, Text: "TRUE"},
			{Kind: document.Boolean, Text: "FALSE"},
			{Kind: document.Fault, Text: "#N/A"},
		}},
		{Number: 3, Cells: []document.Cell{
			{Kind: document.Text, Text: "名称x", Formula: true}, {Kind: document.Number, Text: "2", Formula: true}, {Formula: true},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func testNumbers(t *testing.T, w document.Workbooks) {
	for _, test := range []struct {
		stored, want string
		rounded      bool
	}{
		{"0", "0", false},
		{"-0", "0", false},
		{"12.5", "12.5", false},
		{"-1234.5", "-1234.5", false},
		{"0.30000000000000004", "0.3", false},
		{"1.1000000000000001", "1.1", false},
		{"1E-3", "0.001", false},
		{"1.5E+3", "1500", false},
		{"1E+20", "100000000000000000000", true},
		{"13800138000", "13800138000", false},
		{"6.22202123456789E+18", "6222021234567890000", true},
		{"6222021234567890123", "6222021234567890123", true},
		{"123456789012345", "123456789012345", false},
		{"9.9999999999999995E-7", "0.000001", false},
	} {
		got := cells(t, w, "", `<c r="A1"><v>`+test.stored+`</v></c>`)
		want := []document.Cell{{Kind: document.Number, Text: test.want, Rounded: test.rounded}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.stored, diff)
		}
	}
}

func testDates(t *testing.T, w document.Workbooks) {
	styles := func(format string) string {
		return `<numFmts><numFmt numFmtId="164" formatCode="` + format + `"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="31"/></cellXfs>`
	}
	date := func(text string) document.Cell { return document.Cell{Kind: document.Date, Text: text} }
	for _, test := range []struct {
		format, xml string
		want        document.Cell
	}{
		{"General", `<c r="A1" s="2"><v>45292</v></c>`, date("2024-01-01")},
		{"General", `<c r="A1" s="3"><v>45292</v></c>`, date("2024-01-01")},
		{"General", `<c r="A1" s="0"><v>45292</v></c>`, document.NumberCell("45292")},
		{"General", `<c r="A1" s="1"><v>45292</v></c>`, document.NumberCell("45292")},
		{"yyyy/m/d", `<c r="A1" s="1"><v>45292.75</v></c>`, date("2024-01-01T18:00:00")},
		{`yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;`, `<c r="A1" s="1"><v>45351</v></c>`, date("2024-02-29")},
		{"[$-804]d/m/yy", `<c r="A1" s="1"><v>1</v></c>`, date("1900-01-01")},
		{"h:mm", `<c r="A1" s="1"><v>0.5</v></c>`, document.TextCell("12:00:00")},
		{"h:mm", `<c r="A1" s="1"><v>0.99999999</v></c>`, document.TextCell("00:00:00")},
		{"d", `<c r="A1" s="1"><v>59</v></c>`, date("1900-02-28")},
		{"d", `<c r="A1" s="1"><v>61</v></c>`, date("1900-03-01")},
		{"d", `<c r="A1" s="1"><v>2958465</v></c>`, date("9999-12-31")},
		{"#,##0.00&quot;day&quot;", `<c r="A1" s="1"><v>45292</v></c>`, document.NumberCell("45292")},
		{"[Red]0.00", `<c r="A1" s="1"><v>45292</v></c>`, document.NumberCell("45292")},
		{"yyyy/m/d", `<c r="A1" s="1"><v>-5</v></c>`, document.NumberCell("-5")},
		{"yyyy/m/d", `<c r="A1" s="1"><v>99999999</v></c>`, document.NumberCell("99999999")},
		{"General", `<c r="A1" t="d"><v>2024-02-29T08:30:00</v></c>`, date("2024-02-29T08:30:00")},
	} {
		got := cells(t, w, styles(test.format), test.xml)
		if diff := cmp.Diff([]document.Cell{test.want}, got); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.format, test.xml, diff)
		}
	}
	old := rows(t, w, File{
		Workbook: `<workbookPr date1904="1"/><sheets><sheet name="Mac" sheetId="1" r:id="rId1"/></sheets>`, Styles: styles("General"),
		Sheet: `<sheetData><row><c s="2"><v>43830</v></c></row></sheetData>`,
	})
	if diff := cmp.Diff([]document.Row{{Number: 1, Cells: []document.Cell{date("2024-01-01")}}}, old); diff != "" {
		t.Errorf("counted from 1904 (-want +got):\n%s", diff)
	}
}

func testGaps(t *testing.T, w document.Workbooks) {
	got := rows(t, w, File{Styles: `<cellXfs><xf/></cellXfs>`, Sheet: `<sheetData><row r="2"><c r="C2"><v>1</v></c><c r="D2" s="0"/></row><row r="3"/>` +
		`<row r="7"><c><v>2</v></c><c r="C7"><v>3</v></c><c><v>4</v></c></row><row><c r="B8"><v>5</v></c></row></sheetData>`})
	number := document.NumberCell
	want := []document.Row{
		{Number: 2, Cells: []document.Cell{{}, {}, number("1")}},
		{Number: 7, Cells: []document.Cell{number("2"), {}, number("3"), number("4")}},
		{Number: 8, Cells: []document.Cell{{}, number("5")}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := rows(t, w, File{Sheet: `<sheetData/>`}); len(got) != 0 {
		t.Errorf("an empty sheet has %v", got)
	}
	prefixed := File{Sheet: `<x:sheetData xmlns:x="` + "http://schemas.openxmlformats.org/spreadsheetml/2006/main" +
		`"><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>`}
	if diff := cmp.Diff([]document.Row{{Number: 1, Cells: []document.Cell{number("1")}}}, rows(t, w, prefixed)); diff != "" {
		t.Errorf("with prefixes (-want +got):\n%s", diff)
	}
}

func testMerged(t *testing.T, w document.Workbooks) {
	many := &strings.Builder{}
	for i := range document.MaxMerged + 5 {
		fmt.Fprintf(many, `<mergeCell ref="A%d:B%d"/>`, i+1, i+1)
	}
	for _, test := range []struct {
		name, sheet string
		want        int
		first       string
	}{
		{"none", `<sheetData/>`, 0, ""},
		{"two", `<sheetData/><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B3:B4"/></mergeCells>`, 2, "A1:C1"},
		{"too many", `<sheetData/><mergeCells>` + many.String() + `</mergeCells>`, document.MaxMerged, "A1:B1"},
	} {
		file := File{Sheet: test.sheet}.Bytes(t)
		book, err := w.Open(t.Context(), bytes.NewReader(file), int64(len(file)), limits)
		if err != nil {
			t.Fatal(err)
		}
		got, err := book.Merged(t.Context(), 0)
		if err != nil || len(got) != test.want || test.want > 0 && got[0].String() != test.first {
			t.Errorf("%s: got %d, %v", test.name, len(got), err)
		}
	}
}

func testSheets(t *testing.T, w document.Workbooks) {
	file := File{
		Workbook: `<sheets><sheet name="客户" sheetId="4" r:id="rId2"/><sheet name="Chart" sheetId="5" r:id="rId9"/>` +
			`<sheet name="Old" sheetId="1" state="veryHidden" r:id="rId1"/></sheets>`,
		Sheet: `<sheetData><row><c><v>1</v></c></row></sheetData>`, Second: `<sheetData><row><c><v>2</v></c></row></sheetData>`,
	}.Bytes(t)
	book, err := w.Open(t.Context(), bytes.NewReader(file), int64(len(file)), limits)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]document.Sheet{{Name: "客户"}, {Name: "Old", Hidden: true}}, book.Sheets()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for sheet, want := range []string{"2", "1"} {
		got, err := read(t.Context(), w, file, sheet, limits)
		if err != nil || len(got) != 1 || got[0].Cells[0].Text != want {
			t.Errorf("sheet %d: got %v, %v", sheet, got, err)
		}
	}
	for _, absent := range []int{-1, 2} {
		if _, err := read(t.Context(), w, file, absent, limits); err == nil {
			t.Errorf("sheet %d can be read", absent)
		}
	}
}

func testCancelled(t *testing.T, w document.Workbooks) {
	file := File{Sheet: `<sheetData>` + strings.Repeat(`<row><c><v>1</v></c></row>`, 2000) + `</sheetData>`}.Bytes(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	l := document.Limits{Rows: 10_000, Columns: 10, Bytes: 1 << 20}
	book, err := w.Open(ctx, bytes.NewReader(file), int64(len(file)), l)
	if err != nil {
		t.Fatal(err)
	}
	var last error
	for _, err := range book.Rows(ctx, 0) {
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("got %v, want that it was cancelled", last)
	}
}
