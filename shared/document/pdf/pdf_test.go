package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"kehu/shared/document"
	"kehu/shared/document/pdf"
)

// paper has every block, and each kind of character.
func paper() document.Paper {
	grid := document.Grid{
		Columns: []document.GridColumn{{Title: "产品", Share: 3}, {Title: "Amount", Share: 1, Right: true}},
		Totals:  []document.Field{{Name: "小计", Value: "¥1.00"}, {Name: "合计", Value: "CNY 1,234.50"}},
	}
	for range 80 {
		grid.Rows = append(grid.Rows, []string{"巧克力（黑）龘 Schoggi", "1,234.50"})
	}
	return document.Paper{
		Title: "订单确认书", Author: "Kehu", Created: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC), Watermark: "王芳", Foot: "第 {page} 页，共 {pages} 页",
		Head: document.Head{Company: "北风贸易有限公司", Lines: []string{"上海市浦东新区", "Tel. +86 21 1234"}},
		Blocks: []document.Block{
			document.Fields{{Name: "客户", Value: "Ünïcödé & Søn ГОСТ Ω"}, {Name: "号", Value: ""}, {Name: "编号", Value: "O000123"}},
			document.Heading{Text: "明细"},
			grid,
			document.Paragraph{Text: "感谢您的订购。\n\nThank you.\t(end)\\"},
		},
	}
}

func printed(t *testing.T, p document.Paper) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := (pdf.Printer{}).Print(t.Context(), &out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestEveryCharacterIsDrawn: what a reader draws for each character of each page is the outline that the font has for it. The text
// alone would not tell: it can be right over empty boxes.
func TestEveryCharacterIsDrawn(t *testing.T) {
	file := dissect(t, printed(t, paper()))
	source := parse(t, sourceFont(t))
	embedded := parse(t, file.font)
	text := strings.Join(file.pages, "\n")
	for _, want := range []string{"订单确认书", "北风贸易有限公司", "Tel. +86 21 1234", "巧克力（黑）龘 Schoggi", "1,234.50", "第 1 页，共 3 页", "第 3 页，共 3 页", `(end)\`, "王芳", "合计"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is on no page", want)
		}
	}
	drawn := make(map[rune]bool)
	for _, r := range text {
		if r == '\n' || drawn[r] {
			continue
		}
		drawn[r] = true
		index := sfnt.GlyphIndex(file.glyphs[2*r])<<8 | sfnt.GlyphIndex(file.glyphs[2*r+1])
		var buffer sfnt.Buffer
		original, err := source.GlyphIndex(&buffer, r)
		if err != nil || original == 0 {
			t.Errorf("%q is not in the font", r)
			continue
		}
		got, want := outline(t, embedded, index), outline(t, source, original)
		if !slices.Equal(got, want) || index == 0 || len(want) == 0 && r != ' ' {
			t.Errorf("%q is drawn by %d segments, want %d", r, len(got), len(want))
		}
	}
	if len(drawn) < 60 {
		t.Errorf("%d characters were looked at", len(drawn))
	}
}

// TestWhatTheFontLacks is shown, not left out and not an empty box; what is invisible is left out.
func TestWhatTheFontLacks(t *testing.T) {
	p := document.Paper{Title: "a\U00020000b😀c\u200bd\u0007e\U0010ffff\uffff f\xffg\ufe0f"}
	if got, want := strings.TrimSpace(strings.Join(dissect(t, printed(t, p)).pages, "")), "a〓b〓cde〓〓 f〓g"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheSamePaperIsTheSameBytes(t *testing.T) {
	if !bytes.Equal(printed(t, paper()), printed(t, paper())) {
		t.Error("two prints differ")
	}
}

func TestPagesAreFilledAndNoMore(t *testing.T) {
	long := document.Grid{Columns: []document.GridColumn{{Title: "HEAD", Share: 1}}, Rows: [][]string{{strings.Repeat("长", 9000)}}}
	file := dissect(t, printed(t, document.Paper{Title: "x", Blocks: []document.Block{long}, Foot: "{page}"}))
	all := strings.Join(file.pages, "")
	if strings.Count(all, "长") != 9000 {
		t.Errorf("got %d of 9000 characters", strings.Count(all, "长"))
	}
	if len(file.pages) < 3 || strings.Count(all, "HEAD") != len(file.pages) {
		t.Errorf("the header is there %d times on %d pages", strings.Count(all, "HEAD"), len(file.pages))
	}
	for i := range file.pages {
		for _, y := range heights(file.raw[i]) {
			if y < 25 || y > 842-40 {
				t.Errorf("page %d: a line stands at %v points", i+1, y)
			}
		}
	}
}

func TestPrintEndsWithItsCaller(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := (pdf.Printer{}).Print(ctx, io.Discard, paper()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestTables_of_characters_are_refused: fpdf would take minutes for one, whoever waits for it.
func TestTables_of_characters_are_refused(t *testing.T) {
	row := func(from rune, count int) document.Paper {
		var text []rune
		for i := range count {
			text = append(text, from+rune(i))
		}
		return document.Paper{Blocks: []document.Block{document.Paragraph{Text: string(text)}}}
	}
	printed(t, row('一', 500))
	if err := (pdf.Printer{}).Print(t.Context(), io.Discard, row('一', 501)); !errors.Is(err, document.ErrTooManyCharacters) {
		t.Errorf("got %v", err)
	}
}

// document is a PDF in pieces.
type pieces struct {
	pages  []string // the texts of each page, with spaces between
	raw    []string // how they are drawn
	font   []byte
	glyphs []byte // CIDToGIDMap
}

var (
	object = regexp.MustCompile(`(?s)<<([^>]*)>>\s*stream\r?\n(.*?)\r?\nendstream`)
	shown  = regexp.MustCompile(`(?s)\(((?:\\.|[^\\)])*)\) ?Tj`)
	placed = regexp.MustCompile(`[\d.]+ ([\d.]+) Td`)
)

func dissect(t *testing.T, file []byte) pieces {
	t.Helper()
	var p pieces
	for _, match := range object.FindAllSubmatch(file, -1) {
		content := match[2]
		if bytes.Contains(match[1], []byte("FlateDecode")) {
			r, err := zlib.NewReader(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			if content, err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
		switch {
		case bytes.HasPrefix(content, []byte{0, 1, 0, 0}):
			p.font = content
		case len(content) == 1<<17:
			p.glyphs = content
		case shown.Match(content):
			var texts []string
			for _, text := range shown.FindAllSubmatch(content, -1) {
				texts = append(texts, decode(text[1]))
			}
			p.pages = append(p.pages, strings.Join(texts, " "))
			p.raw = append(p.raw, string(content))
		}
	}
	if p.font == nil || p.glyphs == nil || len(p.pages) == 0 {
		t.Fatalf("font %d, glyphs %d, pages %d", len(p.font), len(p.glyphs), len(p.pages))
	}
	return p
}

// decode reads a string of PDF (ISO 32000-1, 7.3.4.2) of two bytes a character.
func decode(text []byte) string {
	text = regexp.MustCompile(`(?s)\\(.)`).ReplaceAllFunc(text, func(escape []byte) []byte {
		switch escape[1] {
		case 'r':
			return []byte{'\r'}
		case 'n':
			return []byte{'\n'}
		}
		return escape[1:]
	})
	units := make([]uint16, len(text)/2)
	for i := range units {
		units[i] = uint16(text[2*i])<<8 | uint16(text[2*i+1])
	}
	return string(utf16.Decode(units))
}

func heights(content string) (all []float64) {
	for _, match := range placed.FindAllStringSubmatch(content, -1) {
		var y float64
		for _, digit := range match[1] {
			if digit == '.' {
				break
			}
			y = y*10 + float64(digit-'0')
		}
		all = append(all, y)
	}
	return all
}

func sourceFont(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("font/NotoSansSC-GBK.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parse(t *testing.T, data []byte) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func outline(t *testing.T, f *sfnt.Font, index sfnt.GlyphIndex) sfnt.Segments {
	t.Helper()
	var buffer sfnt.Buffer
	segments, err := f.LoadGlyph(&buffer, index, fixed.I(1000), &sfnt.LoadGlyphOptions{})
	if err != nil {
		t.Errorf("glyph %d: %v", index, err)
	}
	return slices.Clone(segments)
}
