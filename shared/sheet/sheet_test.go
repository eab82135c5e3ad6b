package sheet_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kehu/shared/sheet"
)

func TestEncode(t *testing.T) {
	got := string(sheet.Encode([][]string{{"名称", "n"}, {`a "b", c`, "=1+1"}, {"-1", "x\ny"}, {"@x", "＝1"}}))
	want := "\ufeff名称,n\r\n\"a \"\"b\"\", c\",'=1+1\r\n'-1,\"x\r\ny\"\r\n'@x,'＝1\r\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOriginal_is_what_Neutral_was_given(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.String(), rapid.StringMatching(`'{0,3}[=+\-@\t＝a]?.*`)).Draw(t, "cell")
		neutral := sheet.Neutral(cell)
		if got := sheet.Original(neutral); got != cell || strings.IndexAny(neutral, "=+-@\t") == 0 {
			t.Fatalf("got %q by way of %q, want %q", got, neutral, cell)
		}
	})
}

// What is written is read back, but for the apostrophe before a formula; and nothing that is read begins like one.
func TestEncode_can_be_read(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := strings.ReplaceAll(rapid.String().Draw(t, "cell"), "\r", "")
		text := strings.TrimPrefix(string(sheet.Encode([][]string{{cell, "end"}})), "\ufeff")
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 {
			t.Fatalf("%q: %v %v", text, rows, err)
		}
		if got := rows[0][0]; got != cell && got != "'"+cell || strings.IndexAny(got, "=+-@\t") == 0 {
			t.Fatalf("got %q, want %q", got, cell)
		}
	})
}
