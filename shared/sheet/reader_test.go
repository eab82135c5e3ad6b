package sheet_test

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	ucd "unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"kehu/shared/sheet"
)

// readAll reads a text as it is detected to be written.
func readAll(text []byte) (d sheet.Dialect, rows [][]string, err error) {
	d, err = sheet.Detect(bytes.NewReader(text))
	if err != nil {
		return d, nil, err
	}
	r := sheet.NewReader(bytes.NewReader(text), d)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return d, rows, nil
		}
		if err != nil {
			return d, rows, err
		}
		rows = append(rows, row.Cells)
	}
}

func TestRead_what_spreadsheets_write(t *testing.T) {
	const text = "名称,电话\r\n\"苏州恒力, 有限\",0512\r\n\r\n,\r\n二,\"a\nb\"\r\n"
	want := [][]string{{"名称", "电话"}, {"苏州恒力, 有限", "0512"}, {"二", "a\nb"}}
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String(text)
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	bare, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(strings.Repeat("name,phone\r\n", 9))
	for name, c := range map[string]struct {
		text string
		as   sheet.Dialect
		rows [][]string
	}{
		"UTF-8":             {text, sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}, want},
		"with its mark":     {"\ufeff" + text, sheet.Dialect{Encoding: sheet.UTF8, Mark: true, Separator: ","}, want},
		"GB 18030":          {gb, sheet.Dialect{Encoding: sheet.GB18030, Separator: ","}, want},
		"UTF-16LE":          {le, sheet.Dialect{Encoding: sheet.UTF16LE, Mark: true, Separator: ","}, want},
		"UTF-16BE":          {be, sheet.Dialect{Encoding: sheet.UTF16BE, Mark: true, Separator: ","}, want},
		"UTF-16 unmarked":   {bare, sheet.Dialect{Encoding: sheet.UTF16LE, Separator: ","}, slices.Repeat([][]string{{"name", "phone"}}, 9)},
		"semicolons":        {"a;\"b,;\"\n1;2\n", sheet.Dialect{Encoding: sheet.UTF8, Separator: ";"}, [][]string{{"a", "b,;"}, {"1", "2"}}},
		"tabs":              {"a\tb\n1,5\t2\n", sheet.Dialect{Encoding: sheet.UTF8, Separator: "\t"}, [][]string{{"a", "b"}, {"1,5", "2"}}},
		"one column":        {"a\nb\n", sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}, [][]string{{"a"}, {"b"}}},
		"nothing":           {"", sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}, nil},
		"a mark alone":      {"\ufeff", sheet.Dialect{Encoding: sheet.UTF8, Mark: true, Separator: ","}, nil},
		"a stray quote":     {"a,b\"c\n\"d\"e,f\n", sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}, [][]string{{"a", `b"c`}, {"d\"e,f\n"}}},
		"a cut character":   {"a,\xe5\x90", sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}, [][]string{{"a", "�"}}},
		"late Chinese":      {strings.Repeat("a,b\n", 40_000) + "\xb6\xfe,c\n", sheet.Dialect{Encoding: sheet.GB18030, Separator: ","}, append(slices.Repeat([][]string{{"a", "b"}}, 40_000), []string{"二", "c"})},
		"neither":           {"a,\xff\xff\n", sheet.Dialect{Encoding: sheet.GB18030, Separator: ","}, [][]string{{"a", "��"}}},
		"NULs":              {"a,\x00b\n", sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}, [][]string{{"a", "\x00b"}}},
		"the longest row":   {strings.Repeat("x", sheet.MaxRowBytes/2), sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}, [][]string{{strings.Repeat("x", sheet.MaxRowBytes/2)}}},
		"as many as may be": {strings.Repeat(",", sheet.MaxColumns-2) + ",x", sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}, [][]string{append(make([]string, sheet.MaxColumns-1), "x")}},
	} {
		t.Run(name, func(t *testing.T) {
			d, rows, err := readAll([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.as, d); diff != "" {
				t.Errorf("detected (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.rows, rows); diff != "" {
				t.Errorf("rows (-want +got):\n%.2000s", diff)
			}
		})
	}
}

// endless is a text of one character without end.
type endless byte

func (e endless) Read(to []byte) (int, error) {
	for i := range to {
		to[i] = byte(e)
	}
	return len(to), nil
}

func TestRead_what_is_meant_to_harm(t *testing.T) {
	d := sheet.Dialect{Encoding: sheet.UTF8, Separator: ","}
	for name, c := range map[string]struct {
		text io.Reader
		want error
	}{
		"a million columns":       {strings.NewReader(strings.Repeat(",", 1_000_000) + "x"), sheet.ErrTooWide},
		"a column too many":       {strings.NewReader(strings.Repeat(",", sheet.MaxColumns) + "x"), sheet.ErrTooWide},
		"a line of 2 GB":          {io.LimitReader(endless('x'), 2<<30), sheet.ErrTooLong},
		"a quote that never ends": {io.MultiReader(strings.NewReader("a,b\n\""), io.LimitReader(endless('\n'), 2<<30)), sheet.ErrTooLong},
		"quotes without end":      {io.LimitReader(endless('"'), 2<<30), sheet.ErrTooLong},
	} {
		t.Run(name, func(t *testing.T) {
			r := sheet.NewReader(c.text, d)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var err error
			for err == nil {
				_, err = r.Read()
			}
			runtime.ReadMemStats(&after)
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if took := after.TotalAlloc - before.TotalAlloc; took > 200<<20 {
				t.Errorf("it took %d MB", took>>20)
			}
		})
	}
}

func TestRead_tells_the_line(t *testing.T) {
	r := sheet.NewReader(strings.NewReader("a\n\n\"b\nb\"\nc\n"), sheet.Dialect{Encoding: sheet.UTF8, Separator: ","})
	for _, want := range []int64{1, 3, 5} {
		if row, err := r.Read(); err != nil || row.Line != want {
			t.Errorf("line %d, want %d: %v", row.Line, want, err)
		}
	}
}

// Whatever is written is read back as it was, in every dialect, and nothing that is read is a formula.
func TestWriter_is_read_back(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := sheet.Dialect{
			Encoding:  rapid.SampledFrom([]sheet.Encoding{sheet.UTF8, sheet.UTF16LE, sheet.UTF16BE, sheet.GB18030}).Draw(t, "encoding"),
			Separator: rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "separator"), Mark: rapid.Bool().Draw(t, "mark"),
		}
		cell := rapid.OneOf(rapid.StringMatching(`['=+\-@＝]{0,3}[a-z"',;\t\n]{0,4}`), rapid.String())
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 2), 1, 4).Draw(t, "rows")
		var text bytes.Buffer
		w, err := sheet.NewWriter(&text, d)
		if err != nil {
			t.Fatal(err)
		}
		var want [][]string
		for _, row := range rows {
			row[0] = "x" + row[0]
			for i := range row { // a line break is one character, U+FFFD stands for none, and GB 18030 has no characters of one's own
				row[i] = strings.Map(func(r rune) rune {
					if r == '\r' || r == utf8.RuneError || ucd.Is(ucd.Co, r) {
						return -1
					}
					return r
				}, row[i])
			}
			want = append(want, row)
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		r := sheet.NewReader(&text, d)
		for _, row := range want {
			got, err := r.Read()
			if err != nil {
				t.Fatal(err)
			}
			for i := range got.Cells {
				if strings.IndexAny(got.Cells[i], "=+-@\t") == 0 {
					t.Fatalf("%q is a formula", got.Cells[i])
				}
				got.Cells[i] = sheet.Original(got.Cells[i])
			}
			if diff := cmp.Diff(row, got.Cells); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "a,b\n1,2\n", "\ufeff名称;电话\r\n", "\xff\xfea\x00,\x00", "\xfe\xff\x00a", "\"", "\"\"\"", "a\x00b", "\xb6\xfe,\x81", "a\tb\n", "\r", "\r\n\r\n",
		"=cmd|' /C calc'!A0,'=x,''=y", "\xef\xbb", strings.Repeat(",", 600),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		_, rows, err := readAll(text)
		if err != nil && !errors.Is(err, sheet.ErrTooWide) && !errors.Is(err, sheet.ErrTooLong) {
			t.Fatal(err)
		}
		for _, row := range rows {
			if len(row) > sheet.MaxColumns {
				t.Fatal("a row that is too wide")
			}
			for _, cell := range row {
				if sheet.Original(sheet.Neutral(cell)) != cell {
					t.Fatalf("%q does not come back", cell)
				}
			}
		}
	})
}
