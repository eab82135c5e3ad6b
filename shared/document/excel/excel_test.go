package excel_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kehu/shared/document"
	"kehu/shared/document/documenttest"
	"kehu/shared/document/excel"
)

func TestWorkbooks(t *testing.T) { documenttest.Workbooks(t, excel.Workbooks{}) }

// TestAnothersWorkbook reads what openpyxl 3.1.5 wrote; it leaves formulas without values.
func TestAnothersWorkbook(t *testing.T) {
	file, err := os.ReadFile("testdata/openpyxl.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	book := open(t, file, document.Limits{Rows: 100, Columns: 10, Bytes: 1 << 20})
	if diff := cmp.Diff([]document.Sheet{{Name: "客户"}, {Name: "隐藏", Hidden: true}}, book.Sheets()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	text, number := document.TextCell, document.NumberCell
	want := [][]document.Cell{
		{text("名称"), text("电话"), text("日期"), text("金额"), text("合计"), text("开户行账号")},
		{
			text("阿尔弗雷德"), text("13800138000"),
			{Kind: document.Date, Text: "2024-02-29"},
			number("1234.5"),
			{Formula: true},
			{Kind: document.Number, Text: "6222021234567890000", Rounded: true},
		},
		{
			text("合并"),
			{Kind: document.Boolean, Text: "TRUE"},
			{Kind: document.Date, Text: "2024-02-29T08:30:00"},
			number("0.3"),
			{},
			text("6222021234567890123"),
		},
	}
	if diff := cmp.Diff(want, rows(t, book)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	merged, err := book.Merged(t.Context(), 0)
	if err != nil || len(merged) != 1 || merged[0].String() != "A3:A4" {
		t.Errorf("merged: got %v, %v", merged, err)
	}
}

// TestExcelizeReadsWhatIsWritten: the header stays in view, choices are offered, columns of texts are such.
func TestExcelizeReadsWhatIsWritten(t *testing.T) {
	var written bytes.Buffer
	err := excel.Workbooks{}.Write(t.Context(), &written, document.Book{Author: "Kehu", Tables: []document.Table{{
		Name: "History", Note: "王芳",
		Columns: []document.Column{{Title: "编号", Text: true}, {Title: "Status", Choices: []string{"active", "lost"}, Width: 20}},
		Rows: func(yield func([]document.Cell, error) bool) {
			yield([]document.Cell{document.TextCell("=1+1"), document.NumberCell("1234567890123456")}, nil)
		},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&written)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	name := file.GetSheetName(0)
	panes, err := file.GetPanes(name)
	if err != nil || !panes.Freeze || panes.YSplit != 2 {
		t.Errorf("panes: got %+v, %v", panes, err)
	}
	if width, err := file.GetColWidth(name, "B"); err != nil || width != 20 {
		t.Errorf("width: got %v, %v", width, err)
	}
	choices, err := file.GetDataValidations(name)
	if err != nil || len(choices) != 1 || choices[0].Formula1 != `"active,lost"` || choices[0].Sqref != "B3:B1048576" {
		t.Errorf("choices: got %v, %v", choices, err)
	}
	for cell, want := range map[string]string{"A3": "'=1+1", "B3": "1234567890123456"} {
		value, err := file.GetCellValue(name, cell)
		kind, kindErr := file.GetCellType(name, cell)
		formula, formulaErr := file.GetCellFormula(name, cell)
		if err := errors.Join(err, kindErr, formulaErr); err != nil || value != want || kind != excelize.CellTypeInlineString || formula != "" {
			t.Errorf("%s: got %q, %v, %q, %v", cell, value, kind, formula, err)
		}
	}
	style, err := file.GetColStyle(name, "A")
	if err != nil {
		t.Fatal(err)
	}
	if s, err := file.GetStyle(style); err != nil || s.NumFmt != 49 {
		t.Errorf("the column of texts has the style %+v, %v", s, err)
	}
}

// TestMemoryIsBounded: reading two million cells holds a row, not the sheet.
func TestMemoryIsBounded(t *testing.T) {
	const count, columns = 100_000, 20
	var file bytes.Buffer
	cells := make([]document.Cell, columns)
	err := excel.Workbooks{}.Write(t.Context(), &file, document.Book{Tables: []document.Table{{
		Name: "a", Columns: slices.Repeat([]document.Column{{Title: "column"}}, columns),
		Rows: func(yield func([]document.Cell, error) bool) {
			for i := range count {
				for j := range cells {
					cells[j] = document.NumberCell(strconv.Itoa(i + j))
				}
				if !yield(cells, nil) {
					return
				}
			}
		},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	book := open(t, file.Bytes(), document.Limits{Rows: count + 1, Columns: columns, Bytes: 1 << 30})
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	most, read := uint64(0), 0
	for _, err := range book.Rows(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if read++; read%10_000 == 0 {
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapInuse)
		}
	}
	if grown := int64(most) - int64(before.HeapInuse); read != count+1 || grown > 32<<20 {
		t.Errorf("%d rows took %d bytes more", read, grown)
	}
}

// FuzzOpen: whatever the file, there are rows within the limits or an error that says why.
func FuzzOpen(f *testing.F) {
	sample, err := os.ReadFile("testdata/openpyxl.xlsx")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add(documenttest.File{Texts: `<si><t>a</t></si>`, Styles: `<cellXfs><xf numFmtId="14"/></cellXfs>`, Sheet: `<sheetData><row><c t="s"><v>0</v></c>` +
		`<c s="0"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`}.Bytes(f))
	limits := document.Limits{Rows: 10, Columns: 10, Bytes: 1 << 16}
	known := func(err error) bool {
		for _, want := range []error{
			document.ErrMalformed, document.ErrProtected, document.ErrTooLarge, document.ErrTooManyRows, document.ErrTooManyColumns,
		} {
			if errors.Is(err, want) {
				return true
			}
		}
		return false
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		book, err := excel.Workbooks{}.Open(t.Context(), bytes.NewReader(file), int64(len(file)), limits)
		if err != nil {
			if !known(err) {
				t.Fatalf("unknown error %v", err)
			}
			return
		}
		for i := range book.Sheets() {
			count := 0
			for row, err := range book.Rows(t.Context(), i) {
				if err != nil && !known(err) {
					t.Fatalf("unknown error %v", err)
				}
				if count++; count > limits.Rows+1 || len(row.Cells) > limits.Columns {
					t.Fatalf("row %d has %d cells", count, len(row.Cells))
				}
			}
			if _, err := book.Merged(t.Context(), i); err != nil && !known(err) {
				t.Fatalf("unknown error %v", err)
			}
		}
	})
}

// FuzzSheet is FuzzOpen for what stands in a sheet: bytes that are zipped by the test are read further than bytes that are none.
func FuzzSheet(f *testing.F) {
	f.Add(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>45292.5</v></c></row></sheetData>`)
	f.Add(`<sheetData><row r="1"><c r="A1" t="str"><f>1+1</f><v>_x0041_</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		file := documenttest.File{Texts: `<si><t>a</t></si>`, Styles: `<cellXfs><xf numFmtId="14"/></cellXfs>`, Sheet: sheet}.Bytes(t)
		book := open(t, file, document.Limits{Rows: 10, Columns: 10, Bytes: 1 << 16})
		last := 0
		for row, err := range book.Rows(t.Context(), 0) {
			if err != nil {
				return
			}
			if row.Number <= last || len(row.Cells) == 0 || len(row.Cells) > 10 {
				t.Fatalf("row %d has %d cells", row.Number, len(row.Cells))
			}
			last = row.Number
		}
	})
}

func open(t *testing.T, file []byte, l document.Limits) document.Workbook {
	t.Helper()
	book, err := excel.Workbooks{}.Open(t.Context(), bytes.NewReader(file), int64(len(file)), l)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func rows(t *testing.T, book document.Workbook) [][]document.Cell {
	t.Helper()
	var all [][]document.Cell
	for row, err := range book.Rows(t.Context(), 0) {
		if err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		all = append(all, slices.Clone(row.Cells))
	}
	return all
}

func BenchmarkRead(b *testing.B) {
	var file bytes.Buffer
	cells := slices.Repeat([]document.Cell{document.TextCell("阿尔弗雷德食品"), document.NumberCell("12.5")}, 10)
	err := excel.Workbooks{}.Write(b.Context(), &file, document.Book{Tables: []document.Table{{
		Name: "a", Columns: slices.Repeat([]document.Column{{Title: "column"}}, 20),
		Rows: func(yield func([]document.Cell, error) bool) {
			for range 5000 {
				if !yield(cells, nil) {
					return
				}
			}
		},
	}}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		book, err := excel.Workbooks{}.Open(b.Context(), bytes.NewReader(file.Bytes()), int64(file.Len()), document.Limits{Rows: 5001, Columns: 20, Bytes: 1 << 30})
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range book.Rows(b.Context(), 0) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
