package documenttest

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/document"
	"kehu/shared/sheet"
)

// sequence yields rows, and then the error if there is one.
func sequence(rows [][]document.Cell, err error) iter.Seq2[[]document.Cell, error] {
	return func(yield func([]document.Cell, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func testWritten(t *testing.T, w document.Workbooks) {
	text, number := document.TextCell, document.NumberCell
	day := time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)
	var file bytes.Buffer
	err := w.Write(t.Context(), &file, document.Book{Author: "Kehu", Created: day, Tables: []document.Table{
		{
			Name: "客户/2026?", Note: "王芳 2026-11-28",
			Columns: []document.Column{{Title: "编号", Text: true}, {Title: "Status", Choices: []string{"active", "lost"}}, {Title: "=Sum", Width: 12}},
			Rows: sequence([][]document.Cell{
				{text("C000001"), text("=cmd|' /C calc'!A0"), number("12.50")},
				{text("00012"), {}, number("6222021234567890123")},
				{},
				{text(" two\r\nlines\t"), {Kind: document.Boolean, Text: "TRUE"}, document.DateCell(day)},
				{text("_x0041_ <&>"), {Kind: document.Date, Text: "1899-12-30"}, {Kind: document.Date, Text: "2026-11-28T18:30:00"}},
				{{Kind: document.Fault, Text: "#N/A"}, text("@x"), number("-3")},
			}, nil),
		},
		{Name: "客户/2026?", Columns: []document.Column{{Title: "A"}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := read(t.Context(), w, file.Bytes(), 0, limits)
	if err != nil {
		t.Fatal(err)
	}
	want := []document.Row{
		{Number: 1, Cells: []document.Cell{text("王芳 2026-11-28")}},
		{Number: 2, Cells: []document.Cell{text("编号"), text("Status"), text("'=Sum")}},
		{Number: 3, Cells: []document.Cell{text("C000001"), text("'=cmd|' /C calc'!A0"), number("12.5")}},
		{Number: 4, Cells: []document.Cell{text("00012"), {}, text("6222021234567890123")}},
		{Number: 6, Cells: []document.Cell{text(" two\r\nlines\t"), {Kind: document.Boolean, Text: "TRUE"}, document.DateCell(day)}},
		{Number: 7, Cells: []document.Cell{text("_x0041_ <&>"), text("1899-12-30"), {Kind: document.Date, Text: "2026-11-28T18:30:00"}}},
		{Number: 8, Cells: []document.Cell{text("#N/A"), text("'@x"), number("-3")}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	book, err := w.Open(t.Context(), bytes.NewReader(file.Bytes()), int64(file.Len()), limits)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]document.Sheet{{Name: "客户 2026"}, {Name: "客户 2026 2"}}, book.Sheets()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	t.Run("any text", func(t *testing.T) { testAnyText(t, w) })
}

// testAnyText: any text that XML can hold comes back, but for the apostrophe that makes it no formula.
func testAnyText(t *testing.T, w document.Workbooks) {
	allowed := func(r rune) bool {
		return r >= ' ' && r != 0xFFFE && r != 0xFFFF && r != 0xFFFD || r == '\t' || r == '\n' || r == '\r'
	}
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringOfN(rapid.Rune().Filter(allowed), 1, 50, -1), 1, 20).Draw(t, "texts")
		row := make([]document.Cell, len(texts))
		for i, text := range texts {
			row[i] = document.TextCell(text)
		}
		columns := slices.Repeat([]document.Column{{Title: "x"}}, len(texts))
		var file bytes.Buffer
		err := w.Write(t.Context(), &file, document.Book{Tables: []document.Table{{Name: "a", Columns: columns, Rows: sequence([][]document.Cell{row}, nil)}}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := read(t.Context(), w, file.Bytes(), 0, limits)
		if err != nil || len(got) != 2 {
			t.Fatalf("%d rows, %v", len(got), err)
		}
		for i, cell := range got[1].Cells {
			if want := sheet.Neutral(texts[i]); cell.Text != want {
				t.Fatalf("got %q, want %q", cell.Text, want)
			}
		}
	})
}

func testWriteFails(t *testing.T, w document.Workbooks) {
	fault := errors.New("the rows end here")
	long := strings.Repeat("长", document.MaxText)
	columns := []document.Column{{Title: "a"}}
	for _, test := range []struct {
		name string
		book document.Book
		want error
	}{
		{"without a table", document.Book{}, nil},
		{"without columns", document.Book{Tables: []document.Table{{Name: "a"}}}, nil},
		{"rows that fail", document.Book{Tables: []document.Table{{Name: "a", Columns: columns, Rows: sequence(nil, fault)}}}, fault},
		{"more cells than columns", document.Book{Tables: []document.Table{{Name: "a", Columns: columns, Rows: sequence([][]document.Cell{{{}, {}}}, nil)}}}, nil},
		{"a text too long", document.Book{Tables: []document.Table{{Name: "a", Columns: columns, Rows: sequence([][]document.Cell{{document.TextCell(long + "x")}}, nil)}}}, nil},
		{"a number that is none", document.Book{Tables: []document.Table{{Name: "a", Columns: columns, Rows: sequence([][]document.Cell{{document.NumberCell("1,5")}}, nil)}}}, nil},
		{"choices too long", document.Book{Tables: []document.Table{{Name: "a", Columns: []document.Column{{Title: "a", Choices: []string{strings.Repeat("x", 256)}}}}}}, nil},
	} {
		if err := w.Write(t.Context(), io.Discard, test.book); err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: got %v", test.name, err)
		}
	}
	var file bytes.Buffer
	err := w.Write(t.Context(), &file, document.Book{Tables: []document.Table{{Columns: columns, Rows: sequence([][]document.Cell{{document.TextCell(long)}}, nil)}}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := read(t.Context(), w, file.Bytes(), 0, limits)
	if err != nil || len(got) != 2 || got[1].Cells[0].Text != long {
		t.Errorf("the longest text: %d rows, %v", len(got), err)
	}
}
