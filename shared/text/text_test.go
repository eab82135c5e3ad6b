package text_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"kehu/shared/problem"
	"kehu/shared/text"
)

// found lists what a Checker found, as "pointer code".
func found(c *text.Checker) []string {
	var all []string
	for _, f := range c.Fields() {
		all = append(all, f.Pointer+" "+string(f.Code))
	}
	return all
}

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, value, want, code string }{
		{"a text", "Ada", "Ada", ""},
		{"outer spaces go", " \u3000Ada\u00a0", "Ada", ""},
		{"inner spaces stay", "Ada  B", "Ada  B", ""},
		{"Chinese", "苏州恒力", "苏州恒力", ""},
		{"a letter and its accent become one", "e\u0301", "é", ""},
		{"an emoji of several parts", "👩‍🏭", "👩‍🏭", ""},
		{"nothing", "", "", "field.blank"},
		{"white space", " \u3000", "", "field.blank"},
		{"NUL", "a\x00", "", "field.control"},
		{"a tabulator", "a\tb", "", "field.control"},
		{"a line end", "a\nb", "", "field.control"},
		{"DEL", "a\x7f", "", "field.control"},
		{"a C1 control", "a\u0085", "", "field.control"},
		{"right to left override", "a\u202eb", "", "field.control"},
		{"an isolate", "a\u2066b", "", "field.control"},
		{"a byte order mark", "\ufeffa", "", "field.control"},
		{"a zero-width space", "a\u200bb", "", "field.control"},
		{"a right-to-left mark", "a\u200fb", "", "field.control"},
		{"an Arabic letter mark", "\u061ca", "", "field.control"},
		{"a word joiner", "a\u2060", "", "field.control"},
		{"nothing but joiners", "\u200d \u200c", "", "field.blank"},
		{"Persian with a non-joiner", "می\u200cخواهم", "می\u200cخواهم", ""},
		{"the flag of Scotland", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", ""},
		{"no UTF-8", "a\xff", "", "field.control"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker text.Checker
			got := checker.Line("/name", c.value)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			var want []string
			if c.code != "" {
				want = []string{"/name " + c.code}
			}
			if !slices.Equal(found(&checker), want) {
				t.Errorf("problems: got %v, want %v", found(&checker), want)
			}
		})
	}
}

func TestParagraph_keeps_lines(t *testing.T) {
	var c text.Checker
	if got := c.Paragraph("/notes", " a\r\n\tb\n"); got != "a\n\tb" || c.Problem() != nil {
		t.Errorf("got %q, %v", got, c.Problem())
	}
	if c.Paragraph("/notes", "\r\n"); !problem.Is(c.Problem(), "request.invalid") {
		t.Errorf("blank lines: %v", c.Problem())
	}
}

func TestOptionalLine_may_be_absent(t *testing.T) {
	var c text.Checker
	if got := c.OptionalLine("/x", ""); got != "" || c.Problem() != nil {
		t.Errorf("got %q, %v", got, c.Problem())
	}
}

func TestLine_gives_what_it_promises(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		value := rapid.String().Draw(rt, "value")
		var c text.Checker
		got := c.Paragraph("/x", value)
		if c.Problem() != nil {
			return
		}
		if !utf8.ValidString(got) || got != strings.TrimSpace(got) || !norm.NFC.IsNormalString(got) {
			rt.Fatalf("%q is not tidy", got)
		}
		for _, r := range got {
			if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
				rt.Fatalf("%q has a control character", got)
			}
		}
		if again := c.Paragraph("/x", got); again != got {
			rt.Fatalf("tidied again %q becomes %q", got, again)
		}
	})
}

func TestProblem_gathers_in_order(t *testing.T) {
	var c text.Checker
	c.Add("/b", "field.invalid")
	c.Add("/a", "field.invalid")
	c.TooLong("/b", 7)
	c.Email("/c", "Eve <eve@x.com>")
	var known *problem.Error
	if !errors.As(c.Problem(), &known) || known.Code != "request.invalid" {
		t.Fatalf("got %v", c.Problem())
	}
	want := []string{"/a field.invalid", "/b field.invalid", "/b field.tooLong", "/c email.invalid"}
	if !slices.Equal(found(&c), want) || known.Fields[2].Params["limit"] != "7" {
		t.Errorf("got %+v, want %v", known.Fields, want)
	}
}

func TestFold(t *testing.T) {
	for _, same := range [][]string{
		{"Müller  GmbH", "müller gmbh", " MÜLLER\tGMBH "},
		{"ＡＢＣ１", "abc1"},
		{"ﬁrma", "firma", "FIRMA"},
		{"苏州\u3000恒力", "苏州 恒力"},
	} {
		for _, other := range same[1:] {
			if text.Fold(other) != text.Fold(same[0]) {
				t.Errorf("%q and %q differ", same[0], other)
			}
		}
	}
	if text.Fold("a b") == text.Fold("ab") {
		t.Error("a space counts for nothing")
	}
}
