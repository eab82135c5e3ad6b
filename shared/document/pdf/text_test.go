package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kehu/shared/document"
)

// em counts a Chinese character as two, any other as one.
func em(text string) (sum float64) {
	for _, r := range text {
		if sum++; wide(r) {
			sum++
		}
	}
	return sum
}

func TestLines(t *testing.T) {
	for _, test := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"", 10, []string{""}},
		{"short", 10, []string{"short"}},
		{"two words", 5, []string{"two", "words"}},
		{"two  words ", 6, []string{"two", "words"}},
		{"unbreakable", 5, []string{"unbre", "akabl", "e"}},
		{"a\n\nb", 5, []string{"a", "", "b"}},
		{"中文可断", 4, []string{"中文", "可断"}},
		{"中文。可断", 4, []string{"中", "文。", "可断"}},
		{"中文（可）", 6, []string{"中文", "（可）"}},
		{"价 12.50 元", 7, []string{"价", "12.50", "元"}},
		{"well-known", 6, []string{"well-", "known"}},
		{"中", 1, []string{"中"}},
	} {
		if diff := cmp.Diff(test.want, lines(test.text, test.width, em)); diff != "" {
			t.Errorf("%q in %v (-want +got):\n%s", test.text, test.width, diff)
		}
	}
}

// Nothing but spaces is lost, and no line is wider than allowed unless one character is.
func TestLines_lose_nothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab  中文。，（）-.\n"))).Draw(t, "text")
		width := rapid.Float64Range(0, 12).Draw(t, "width")
		all := lines(text, width, em)
		bare := strings.NewReplacer(" ", "", "\n", "")
		if got, want := bare.Replace(strings.Join(all, "")), bare.Replace(text); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		for _, l := range all {
			if em(l) > width && utf8.RuneCountInString(l) > 1 {
				t.Fatalf("%q is wider than %v", l, width)
			}
		}
	})
}

// Any texts can be printed.
func TestPrint_takes_any_text(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		p := document.Paper{
			Title: text.Draw(t, "title"), Author: text.Draw(t, "author"), Watermark: text.Draw(t, "watermark"), Foot: text.Draw(t, "foot"),
			Head: document.Head{Company: text.Draw(t, "company"), Lines: []string{text.Draw(t, "line")}},
			Blocks: []document.Block{
				document.Heading{Text: text.Draw(t, "heading")},
				document.Paragraph{Text: text.Draw(t, "paragraph")},
				document.Fields{{Name: text.Draw(t, "name"), Value: text.Draw(t, "value")}},
				document.Grid{
					Columns: slices.Repeat([]document.GridColumn{{Title: text.Draw(t, "column"), Share: 1}}, 3),
					Rows:    [][]string{{text.Draw(t, "cell")}, {}},
					Totals:  []document.Field{{Name: text.Draw(t, "sum"), Value: text.Draw(t, "amount")}},
				},
			},
		}
		var out bytes.Buffer
		if err := (Printer{}).Print(t.Context(), &out, p); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("%PDF-")) {
			t.Fatalf("%d bytes, %v", out.Len(), err)
		}
	})
}

func BenchmarkPrint(b *testing.B) {
	rows := slices.Repeat([][]string{{"巧克力（黑）", "12", "1,234.50"}}, 30)
	columns := []document.GridColumn{{Title: "产品", Share: 3}, {Title: "数量", Share: 1}, {Title: "金额", Share: 1, Right: true}}
	for b.Loop() {
		var out bytes.Buffer
		if err := (Printer{}).Print(b.Context(), &out, document.Paper{Title: "订单确认书", Blocks: []document.Block{document.Grid{Columns: columns, Rows: rows}}}); err != nil {
			b.Fatal(err)
		}
	}
}
