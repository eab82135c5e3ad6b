package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"
)

// ContentType is that of what Encode returns.
const ContentType = "text/csv; charset=utf-8"

// Encode writes the rows, the header first.
func Encode(rows [][]string) []byte {
	var text bytes.Buffer
	text.WriteString("\ufeff")
	w := csv.NewWriter(&text)
	w.UseCRLF = true
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = Neutral(cell)
		}
		_ = w.Write(cells) // a bytes.Buffer takes everything
	}
	w.Flush()
	return text.Bytes()
}

// Neutral puts an apostrophe before what a spreadsheet would take for a formula, and before what looks as if this had been done
// already, so that Original can tell.
func Neutral(cell string) string {
	if formula(cell) {
		return "'" + cell
	}
	return cell
}

// Original returns what Neutral was given.
func Original(cell string) string {
	if rest, found := strings.CutPrefix(cell, "'"); found && formula(rest) {
		return rest
	}
	return cell
}

// formula reports whether a text begins like a formula, apostrophes aside.
func formula(cell string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, "'"))
	return strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}
